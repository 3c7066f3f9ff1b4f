"""What publishers print beside the news: credits of agencies and photographers, invitations to read on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.text import names, tokens

CREDITED = 160  # characters at the beginning in which a name in brackets is the agency's: "VARNE (Wire) —"
HEADING = 200  # characters; longer paragraphs are none
ENDS = frozenset('.!?…"”’»')  # of sentences, also of those that are full of names

_AGENCIES = (
    "Associated Press", "Reuters", "Thomson Reuters", "Agence France-Presse", "AFP", "Getty Images", "Getty", "UPI",
    "United Press International", "Deutsche Presse-Agentur", "dpa", "Xinhua", "ITAR-TASS", "TASS", "Interfax",
    "Press Trust of India", "PTI", "ANI", "IANS", "Press Association", "PA Media", "PA Wire", "Agencia EFE", "EFE",
    "ANSA", "Kyodo", "Kyodo News", "Yonhap", "Anadolu", "Anadolu Agency", "Bloomberg News", "Shutterstock", "Alamy",
    "iStock", "EPA", "Zuma Press", "NurPhoto", "LightRocket", "Canadian Press", "Europa Press", "Belga", "Keystone",
)  # fmt: skip
_INVITATIONS = (
    "Read More", "Read Also", "Also Read", "See Also", "Related", "Related Video", "Related Articles", "Related Story",
    "Sign Up", "Subscribe", "Newsletter", "Advertisement", "Continue Reading", "Story Continues", "Click Here",
    "Watch Live", "Live Updates", "Share This", "Follow Us", "All Rights Reserved", "Copyright", "File Photo",
    "Breaking News", "Getty Images File", "Photo", "Image", "Images", "Video", "Lire aussi", "Voir aussi",
    "À lire aussi", "Abonnez-vous", "Publicité", "Facebook Twitter",
)  # fmt: skip


def _glued(phrase: str) -> str:
    return "".join(tokens.unaccent(word) for word in tokens.words(phrase, ""))


BOILERPLATE = frozenset(_glued(phrase) for phrase in (*_AGENCIES, *_INVITATIONS))

_BRACKETS = re.compile(r"\([^()\n]{2,40}\)")
_CAPITALISED = r"[^\W\d_a-z][\w.’'-]*"
_AGENCY = "|".join(re.escape(name) for name in (*_AGENCIES, "AP", "Pool"))
_PICTURE = re.compile(rf"(?:{_CAPITALISED}\ ){{1,3}}{_CAPITALISED}\ ?[/|]\ ?(?:{_AGENCY})\b|\b(?:{_AGENCY})\ ?[/|]\ ?")


def without_credits(text: str) -> str:
    """``text`` without the agency in brackets that it begins with and without ``Photographer/Agency``."""
    text = _BRACKETS.sub(" ", text[:CREDITED]) + text[CREDITED:]
    return _PICTURE.sub(" ", text) if "/" in text or "|" in text else text


def sentences_only(paragraphs: Sequence[str]) -> str:
    """The paragraphs in which capitals mark names; a repeated Headline Or a Heading Written Like This is left out."""
    return "\n".join(paragraph for paragraph in paragraphs if not _is_heading(paragraph))


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) < HEADING and paragraph[-1:] not in ENDS and names.title_cased(paragraph)


def is_boilerplate(form: str) -> bool:
    """Whether a name's key is an agency's or an invitation's, or such a one with a name before or after it."""
    return form in BOILERPLATE or form.startswith(_STUCK) or form.endswith(_STUCK)


_STUCK = ("gettyimages", "associatedpress", "relatedvideo", "readmore", "francepresse", "filephoto")
