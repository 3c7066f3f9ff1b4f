"""Patterns over classes of words (see ``lexicon``), each with the name of the reader that gives its value."""

from __future__ import annotations

import re

_PART = r"N?(?:EK?O?N?|s(?:K|ON?))"
_DATE_YEAR = r"(?:\.?[,K]?[OI]?[Yy])"
_COUNT = r"(?:[NI]?(?:ahN?a?|ha?|a?vO?|[dn]K?&K?aK?h|[dn]K?[dn]?|a))"
_WEEKDAY = r"(?:[Ww]\.?,?I?N?P?,?)"

_RULES = (
    ("written", rf"{_WEEKDAY}?i"),
    ("named", r"e"),
    ("year_range", r"Y[KJ](?:Y|d(?![dMmK]))|RY&Y"),
    ("days", rf"N?[do]O?[JK&]I?N?[do]O?[Mm]{_DATE_YEAR}?|[Mm]\.?N?[do][JK&][do](?!O?M){_DATE_YEAR}?"),
    ("day", rf"{_WEEKDAY}?N?[do](?:K|\.)?O?[Mm]{_DATE_YEAR}?|{_WEEKDAY}?[Mm]\.?,?N?[do]{_DATE_YEAR}?"),
    ("months", r"[Mm]\.?[&JK][Mm](?:\.?,?[OI]?Y|O[LTX]U)?"),
    ("month", rf"(?:{_PART})?[Mm](?:\.?,?O?[Yy]|,?O?(?:N?[LTXV]U|U[LX]))"),
    ("month", rf"{_PART}[LTX]?[Mm]|[LTX][Mm]|[Mm][LX]|[Mm]"),
    ("which_day", r"[LTXV][Ww]P?|[Ww][LX]|W"),
    ("quarter", r"N?[LTX]?oU(?:O?N?(?:Y|[LTX]U))?|q(?:O?N?Y)?"),
    ("half", r"N?ohO?N?(?:Y|[LTX]U)"),
    ("season", rf"(?:{_PART})?(?:[TLXV]|N[LX]?)?S(?:,?O?N?(?:Y|[LTX]U|U[LX]))?|S[LX]"),
    ("ago", rf"[da]U&ahA|{_COUNT}UA|B{_COUNT}?U|{_COUNT}[LX]UA"),
    ("later", rf"{_COUNT}UF|f{_COUNT}U|I{_COUNT}U"),
    ("decade", rf"{_PART}D|N?UD|N?UY|N?D"),
    ("part", r"N?(?:EO?|sO)(?:N|T|L|X|N[LTX])?U(?:[LX])?|UK?[Es](?!O)"),
    ("earlier", r"[AFE][TLX][UMS]"),
    ("last_units", r"[NT]?[LX](?:[dnv]|av)O?U|N[dn][LX]U|N?[dn]U[LX](?!U)"),
    ("last_unit", r"T?N?[LXTV]U|[NT]?U[LX]|NUA|aUA"),
    ("holiday", r"H,?O?Y?"),
    ("relative", r"GP?"),
    ("the_unit", r"NU"),
    ("day_of_month", r"IN?o(?=[.,x&I])"),
    ("year", rf"(?:{_PART})?[Yy]"),
)
PATTERN = re.compile("|".join(f"(?P<{name}{number}>{rule})" for number, (name, rule) in enumerate(_RULES)))
READERS = {f"{name}{number}": name for number, (name, _) in enumerate(_RULES)}
