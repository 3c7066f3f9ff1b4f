"""Bytes as publishers send them → clean text. Wrong, missing and contradicting encodings are the usual case.

What decides, in this order: a byte order mark; the shape of UTF-16 without one; whether the bytes *are* UTF-8 (text of
another encoding that reads as UTF-8 by chance is so rare that it beats every declaration), or are but for a few
damaged characters; the XML declaration; the HTTP header; the language that the feed states; a statistical guess.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Labels mean what browsers take them for (WHATWG Encoding): the Windows superset of the ISO code page. Anything that
# is not listed is ignored: Python also knows "punycode", "utf-7" and "unicode_escape", which are no encodings of feeds.
CODECS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
} | {
    name: name
    for name in (
        *(f"cp125{digit}" for digit in range(9)),
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("cp866", "cp874", "cp932", "cp949", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
        *("gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp", "utf-8", "utf-16", "utf-16-le", "utf-16-be"),
    )
}

# The 8-bit encoding that publishers in a language used before UTF-8.
LEGACY = {
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), "cp1251"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "sl", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ca"), "cp1252"),
    **{"el": "cp1253", "tr": "cp1254", "he": "cp1255", "lt": "cp1257", "lv": "cp1257", "et": "cp1257"},
    **{"vi": "cp1258", "th": "cp874", "ja": "cp932", "ko": "cp949", "zh": "gb18030"},
}

HEAD_BYTES = 4096  # declarations and a feed's language stand at the top
GUESS_BYTES = 65_536  # charset-normalizer reads each candidate whole: enough text to tell, 30 ms at most
DAMAGED_SHARE = 0.2  # of the characters beyond ASCII: torn or cut UTF-8 loses a few, another encoding nearly all

XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
HTTP_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
LANGUAGE = re.compile(rb"""(?:<(?:dc:)?language>\s{0,9}|xml:lang\s{0,9}=\s{0,9}["'])([A-Za-z]{2})""")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufeff\ufffe\uffff]")


def decode(body: bytes, content_type: str = "") -> str:
    """The text of ``body``, without byte order marks and characters that XML forbids. Never raises."""
    return legal(_decode(body, content_type))


def legal(text: str) -> str:
    """``text`` without control characters, lone surrogates and non-characters."""
    return ILLEGAL.sub("", text)


def _decode(body: bytes, content_type: str) -> str:
    if marked := next((name for mark, name in BOMS if body.startswith(mark)), ""):
        return body.decode(marked, "replace")
    if wide := _unmarked_utf16(body):
        return body.decode(wide, "replace")
    declared = _declared(body, content_type)
    if "iso2022_jp" in declared:  # all of its bytes are ASCII, so it would pass for UTF-8
        return body.decode("iso2022_jp", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, [name for name in declared if name not in {"utf-8", "utf-16"}])


def _unmarked_utf16(body: bytes) -> str:
    """UTF-16 without a mark shows in its first characters, as XML 1.0 appendix F says."""
    head = body[:4]
    if head[1:2] == b"\0" and head[3:4] == b"\0" and head[:1].strip():
        return "utf-16-le"
    if head[:1] == b"\0" and head[2:3] == b"\0" and head[1:2].strip():
        return "utf-16-be"
    return ""


def _declared(body: bytes, content_type: str) -> list[str]:
    """Codecs that the XML declaration and the HTTP header name, in this order."""
    labels = [match[1].decode("ascii", "replace") for match in [XML_ENCODING.search(body[:HEAD_BYTES])] if match]
    labels += [match[1] for match in [HTTP_CHARSET.search(content_type)] if match]
    return [name for name in map(_codec, labels) if name]


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except (LookupError, UnicodeError, ValueError):
        return ""
    return CODECS.get(name, "")


def _decode_other(body: bytes, declared: list[str]) -> str:
    damaged = body.decode("utf-8", "replace")
    beyond_ascii = len(damaged) - len(damaged.encode("ascii", "ignore"))
    if damaged.count("\ufffd") <= DAMAGED_SHARE * beyond_ascii:
        return damaged
    for name in declared:
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    return body.decode(declared[0] if declared else _guess(body), "replace")


def _guess(body: bytes) -> str:
    """The codec of text that declares none: by the language it states, else by what reads most like a language."""
    stated = LANGUAGE.search(body[:HEAD_BYTES])
    if stated and (name := LEGACY.get(stated[1].decode("ascii").lower())):
        return name
    best = from_bytes(body[:GUESS_BYTES], cp_isolation=sorted(set(LEGACY.values()))).best()
    return best.encoding if best else "cp1252"
