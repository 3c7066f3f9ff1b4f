"""Lines that publishers put among the paragraphs of every article, and residue of their machinery: part of none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.extraction.aligning import letters
from broadsheet.extraction.pieces import Piece
from broadsheet.text import dates
from broadsheet.types import BlockKind

MIN_CAPTION = 12  # letters; shorter ones are names and single words, which a text may say too
MAX_LINE = 200  # characters; what is longer is prose, whatever it begins with

OPENING = 3  # pieces at the beginning of a text, where its date may stand
MAX_DATE = 50  # characters; the longest way to write one has 45


def without(
    pieces: Sequence[Piece], keys: Sequence[str], chosen: Sequence[int], title: str, authors: Sequence[str] = ()
) -> list[int]:
    """``chosen`` without what the page says elsewhere, calls to subscribe, code, and headings with nothing below.

    Said elsewhere are the title, captions, a date above the text, and the names of the ``authors`` as its signature.
    """
    repeated = {letters(title).lower()} | _captions(pieces)
    signatures = {letters(name).lower() for name in authors}
    opening = set(chosen[:OPENING])
    kept = [
        index
        for index in chosen
        if keys[index].lower() not in repeated
        and not (index in opening and is_date(pieces[index].block.text))
        and not is_boilerplate(pieces[index].block.text)
        and not (is_residue(pieces[index].block.text) and not _is_quoted_code(pieces[index]))
    ]
    while kept and (pieces[kept[-1]].block.kind is BlockKind.HEADING or keys[kept[-1]].lower() in signatures):
        kept.pop()
    return kept


def _captions(pieces: Sequence[Piece]) -> set[str]:
    """What the page's pictures say about themselves, reduced to letters."""
    images = [piece.block for piece in pieces if piece.block.kind is BlockKind.IMAGE]
    said = {letters(text).lower() for image in images for text in (image.text, image.alt)}
    return {text for text in said if len(text) >= MIN_CAPTION}


def is_boilerplate(text: str) -> bool:
    """Whether ``text``, one block, is a line such as "Sign up for our newsletter"."""
    return len(text) <= MAX_LINE and bool(_WHOLE.fullmatch(text) or _POINTER.match(text) or _NOTICE.search(text))


def is_date(text: str) -> bool:
    """Whether ``text`` is a date and nothing more: "Monday 23 November 2026, 10:36"."""
    return len(text) <= MAX_DATE and text[-1:].isdigit() and dates.parse(text) is not None


def is_residue(text: str) -> bool:
    """Whether ``text`` is code, styles, encoded markup or a torn image address instead of language."""
    return bool(_CODE.search(text)) or len(_ENCODED.findall(text)) >= 3 or bool(_TORN.fullmatch(text))


def _is_quoted_code(piece: Piece) -> bool:
    return piece.element is not None and piece.element.tag == "pre"


# A whole line, maybe with signs around it.
_WHOLE = re.compile(
    r"\W*(?:"
    r"advertise?ment|advertising|sponsored(?: content)?|anzeige|werbung|publicit[ée]|publicidad|publicidade|"
    r"reklame?|annonce|"
    r"pubblicit[àa]|реклама|إعلان|広告|광고|"
    r"(?:story|article) continues (?:below|after)(?: (?:this )?(?:advertise?ment|ad|video))?|"
    r"(?:share|save|print|email|bookmark|gift) (?:this |full )?(?:article|story|page)|"
    r"(?:click|tap) here to (?:subscribe|sign up|join|download|read more)[^.]*|"
    r"listen to (?:this|the) (?:article|story)\b[^.]*|"
    r"no comments? yet|be the first to comment|(?:view|show|hide|leave a) comments?|"
    r"(?:read|see|show|view|load|watch|learn|find out|discover) more|continue reading|keep reading|"
    r"(?:related|recommended|more|popular|trending|editor'?s? picks?|most read|top stories)(?: (?:articles?|"
    r"stories|news|topics|posts))?|"
    r"(?:follow|like|join|find) us on [^.]{3,80}|(?:sign in|log in|register)(?: (?:or|to)\b[^.]*)?|"
    r"mehr zum thema|lesen sie auch|das könnte sie (?:auch )?interessieren|artikel teilen|"
    r"à lire aussi|lire aussi|partager(?: cet article)?|la suite après (?:cette|la) publicité"
    r")\W*",
    re.IGNORECASE,
)

# A pointer to another piece: these words and a colon.
_POINTER = re.compile(
    r"\W*(?:read (?:more|also|next)|also read|see also|more on this|related(?: (?:story|article|news))?|"
    r"don'?t miss|watch(?: also)?|"
    r"à lire(?: aussi)?|lire aussi|voir aussi|lesen sie (?:auch|hier|dazu)|mehr dazu|lee también|leer más|"
    r"te puede interesar|"
    r"leia (?:também|mais)|leggi anche|lees ook|læs også|les også|läs (?:också|mer|även)|czytaj (?:także|też|"
    r"również)|"
    r"читайте также|اقرأ أيضا|اقرأ أيضًا|baca juga|यह भी पढ़ें|ये भी पढ़ें|ayrıca okuyun|関連記事|相关阅读)\s*[:：]",
    re.IGNORECASE,
)

# Words that no piece of news says about itself.
_NOTICE = re.compile(
    r"learn more about your ad choices|\bAI is in beta\b|"
    r"^\W*(?:(?:please )?(?:sign up|subscribe|register)|get|receive)\b.{0,60}\b(?:newsletters?|our (?:daily|"
    r"weekly|morning|free) (?:email|briefing))\b|"
    r"^\W*(?:download|get|install) (?:our|the .{2,30}) app\b|"
    r"^\W*(?:abonnieren sie|jetzt abonnieren|melden sie sich|hier (?:geht es|anmelden))\b.{0,80}newsletter|"
    r"^\W*(?:abonnez-vous|inscrivez-vous|recevez)\b.{0,80}(?:newsletter|infolettre)|"
    r"^\W*(?:suscríbete|regístrate|recibe)\b.{0,80}(?:newsletter|boletín)|"
    r"^\W*(?:iscriviti|assine|schrijf je in|tilmeld dig|meld deg på)\b.{0,80}(?:newsletter|nyhe[dt]sbrev|"
    r"nieuwsbrief)|"
    r"^\W*(?:follow|join) (?:us|our channel|.{2,30}) on (?:whatsapp|telegram|google news)\b",
    re.IGNORECASE,
)

_CODE = re.compile(
    r"\)\s*=>\s*\{|\bfunction\s*\w{0,40}\s*\([^()]{0,100}\)\s*\{|\bdocument\.(?:querySelector|getElement|write|"
    r"cookie)|"
    r"\bwindow\.\w{1,40}\s*=|\{\s*[a-z-]{2,30}\s*:[^{};]{1,80};?\s*\}|^\s*@(?:media|font-face|import)\b"
)
_ENCODED = re.compile(r"%3[CE]|%2[02F]", re.IGNORECASE)
_TORN = re.compile(r"\S*&(?:w|q|h|width|quality)=\d\S*|!\[[^\]]*\]\S*", re.IGNORECASE)
