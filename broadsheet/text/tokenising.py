"""Words as the Universal Dependencies treebanks of English cut them: "n't" and "'s" stand alone, hyphens too."""

from __future__ import annotations

import re

from broadsheet.text.tokens import MARKS

_LETTER = r"[^\W\d_]"
# Prefixes that stay with their word, "e-mail" and "co-founder": those that the treebanks keep more often than they cut.
_PREFIXES = "anti|co|counter|e|ex|inter|mid|mini|multi|non|over|post|pre|pro|re|semi|sub|un|vice"
_ABBREVIATION = (
    "mr|mrs|ms|dr|prof|sr|jr|st|mt|ft|gen|col|lt|sgt|capt|maj|sen|rep|gov|rev|hon|vs|inc|corp|co|ltd|bros|jan|feb|mar"
    "|apr|jun|jul|aug|sep|sept|oct|nov|dec|etc|approx|est|dept|univ|assn|ave|blvd|fig|al|cf|ca"
)
TOKEN = re.compile(
    rf"""
      (?!(?:cannot|gonna|wanna|gotta)\b)[a-zA-Z][a-z]*(?=[ \n,;)])      # most words, at once
    | (?:https?://|www\.)[^\s<>"“”]{{1,300}}[\w/]
    | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,4}}
    | (?:{_LETTER}\.){{2,8}}(?!\w)                                      # U.S., e.g.
    | (?:{_ABBREVIATION})\.(?=\s+[^\W_]|,)                              # Mr. Smith; not at the end of a text
    | (?:nos?|pp?)\.(?=\s?\d)
    | (?-i:[A-Z])\.(?=\s+(?-i:[A-Z]))                                   # an initial
    | (?:{_PREFIXES})-{_LETTER}[\w{MARKS}]*(?!['’])
    | \d{{1,4}}(?:[/:.-]\d{{1,4}}){{1,3}}(?![\d/])                      # 9/11, 10:30, 2024-05-01
    | [.,]?\d(?:[\d.,]*\d)?(?:(?:st|nd|rd|th|s)\b)?
    | US\$|[A-Z]{{1,3}}&[A-Z]{{1,3}}\b                                  # AT&T
    | can(?=not\b)|(?:gon|wan|got)(?=(?:na|ta)\b)
    | {_LETTER}[\w{MARKS}]*?(?=n['’]t\b)                                # do|n't
    | n['’]t\b
    | ['’](?:s|m|re|ve|ll|d)\b
    | (?-i:O|D|d|L|l|Mc)['’](?-i:[A-Z])[\w{MARKS}]*                     # O'Brien, d'Ivoire
    | {_LETTER}[\w{MARKS}]*(?:['’](?!(?:s|m|re|ve|ll|d|t)\b){_LETTER}[\w{MARKS}]*)?
    | \.{{2,}}|-{{2,}}|!+|\?+|\*+|=+|_+|~+|['’]['’]|``
    | [^\w\s]|\w
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""One token; everything but white space lies in one. The common word comes first: it is nine in ten."""
