"""What readers type finds what papers print, script by script. All sentences are our own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.search import Document, Index, Writer, arabic, scripts
from tests.search.conftest import document

PRESS = [
    document(1, "الحكومة تعلن ميزانية ٢٠٢٦", "قال الوزير إن الحكومةَ خصصت ١٢٬٥٠٠ دينار لبناء المدارس، وزادت ٢٫٥ بالمئة.", "ar"),
    document(2, "زيارة للبنان: بيروت", "وصل الوفد بعد زيارة لمصر، وشكر المسئولون السوريون الجيش.", "ar"),
    document(3, "بنك المرفأ", "يقرض Merrow Bank السفن الصغيرة بفائدة أقل.", "ar"),
    document(4, "हिन्दी पुस्तकालय खुला", "ज़िला प्रशासन ने १,२५,००० पुस्तकें दीं; लोग देर तक रुके और गये।", "hi"),
    document(5, "संबंध सुधरे", "दोनों राज्यों के मन्त्री नदी के किनारे मिले।", "hi"),
    document(6, "港口新闻", "渡轮公司宣布AI调度系统将在2031年启用，乘客可以提前订票。", "zh"),
    document(7, "ｺﾝﾋﾟｭｰﾀｰ障害で渡船が止まる", "サーバーの故障で、港のフェリーが三時間止まった。", "ja"),
    document(8, "図書館のデータ", "パリの図書館がか\u3099ん研究の資料を公開した。", "ja"),
    document(9, "น้ำท่วมท่าเรือ", "นายกเทศมนตรีกล่าวว่าเรือข้ามฟากจะหยุดเดินในปี ๒๕๖๙ เพราะนํ้าท่วม", "th"),
    document(10, "항구에서 배가 멈췄다", "시장은 여객선이 내일부터 다시 다닌다고 말했다.", "ko"),
    document(11, "Müller öffnet die Schleuse", "Die Straße zum Hafen bleibt gesperrt.", "de"),
    document(12, "O’Neill sells the email firm", "The co-operation with Łódź ended. İzmir’s mayor was not asked.", "en"),
    document(13, "Мэр зажёг ёлку", "Выборы пройдут в марте.", "ru"),
    document(14, "Ο δήμαρχος άνοιξε το λιμάνι", "Τα πλοία περνούν πάλι.", "el"),
    document(15, "ראש העיר פתח את הנמל", "הספינות עוברות שוב.", "he"),
]  # fmt: skip


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("press")
    with Writer.open(folder) as writer:
        writer.put(PRESS)
        writer.commit(1)
    return Index.open(folder)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # Arabic: article, prepositions written together, endings, hamza, vowel signs, digits
        ("حكومة", 1), ("الحكومه", 1), ("والحكومة", 1), ("ميزانيه 2026", 1), ("12500", 1), ("2.5", 1), ("٢٠٢٦", 1),
        ("لبنان", 2), ("مصر", 2), ("مسؤول", 2), ("سوريا", 2), ("سورية", 2), ("زياره لبنان", 2),
        ("merrow bank", 3), ("سفينة OR سفن", 3),
        # Hindi: nukta, nasals, digits, endings
        ("हिंदी", 4), ("जिला", 4), ("ज़िला", 4), ("125000", 4), ("गए", 4), ("पुस्तक", 4), ("सम्बन्ध", 5), ("राज्य", 5), ("मंत्री", 5),
        # Chinese and Japanese: no spaces, mixed scripts, full and half width, long vowels, split marks
        ("渡轮", 6), ("调度系统", 6), ("AI", 6), ("2031年", 6), ("２０３１", 6), ("订", 6),
        ("コンピューター", 7), ("コンピュータ", 7), ("ｺﾝﾋﾟｭｰﾀ", 7), ("サーバ", 7), ("フェリー", 7),
        ("データ", 8), ("がん研究", 8), ("パリ", 8), ("ﾊﾟﾘ", 8), ("図書館", 8),
        # Thai: no spaces, sara am in two ways, Thai digits
        ("น้ำท่วม", 9), ("นํ้าท่วม", 9), ("เรือข้ามฟาก", 9), ("2569", 9), ("๒๕๖๙", 9),
        # Korean: particles on either side
        ("항구", 10), ("항구는", 10), ("여객선", 10), ("여객선을", 10), ("시장", 10),
        # letters that are written in two ways
        ("muller", 11), ("Müller", 11), ("strasse", 11), ("oneill", 12), ("O'Neill", 12), ("lodz", 12), ("izmir", 12),
        ("e-mail", 12), ("елка", 13), ("выбор", 13), ("δημαρχος", 14), ("הספינות", 15),
    ],
)  # fmt: skip
def test_what_is_typed_is_found(press: Index, typed: str, found: int) -> None:
    for language in ("en", "ar"):  # whatever the interface speaks
        hits = press.search(typed, language=language)
        assert [hit.article_id for hit in hits.hits] == [found]
        assert not hits.relaxed
        assert not hits.read_as


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("مصر", "<mark>لمصر</mark>"),
        ("حكومة", "<mark>الحكومة</mark>"),
        ("12500", "<mark>١٢٬٥٠٠</mark>"),
        ("सम्बन्ध", "<mark>संबंध</mark>"),
        ("राज्य", "<mark>राज्यों</mark>"),
        ("コンピューター", "<mark>コンピュータ</mark>ー"),
        ("น้ำท่วม", "<mark>น้ำท่วม</mark>"),
        ("항구", "<mark>항구</mark>에서"),
        ("lodz", "<mark>Łódź</mark>"),
        ("елка OR выбор", "<mark>Выборы</mark>"),
        ("strasse", "<mark>Straße</mark>"),
    ],
)
def test_what_is_found_is_marked(press: Index, typed: str, marked: str) -> None:
    (hit,) = press.search(typed).hits
    assert marked in hit.title_html + hit.snippet_html


@pytest.mark.parametrize(
    ("typed", "meant"), [("بيرود", "بيروت"), ("Mülelr", "Muller"), ("выбоы", "выборы"), ("पुस्तकलय", "पुस्तकालय")]
)
def test_slips_are_forgiven_in_other_scripts(press: Index, typed: str, meant: str) -> None:
    assert press.search(typed).read_as == meant


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("فلسطين فلسطيني فلسطينيين والفلسطينيون", "فلسط"),
        ("سوريا سوري سوريه السوريون", "سور"),
        ("حكومه الحكومه حكومات للحكومه والحكومي", "حكوم"),
        ("لبنان ولبنان", "لبنان"),
        ("غزه", "غزه"),
        ("في", "في"),
    ],
)
def test_arabic_words_meet(words: str, stem: str) -> None:
    assert {arabic.stem(word) for word in words.split()} == {stem}


def test_texts_that_look_the_same_are_the_same() -> None:
    for one, other in (
        ("e\u0301te\u0301", "été"),
        ("ﾊﾟﾘ", "パリ"),
        ("Donau\u00addampf", "Donaudampf"),
        ("\u1112\u1161\u11ab", "한"),
    ):
        assert scripts.composed(one) == other


def test_a_language_beyond_the_commonest_is_read_in_its_own_script(ids: Callable[..., list[int]], folder: Path) -> None:
    press = [
        Document(number, "Bank", document(number, "").published_at, language=code)
        for number, code in enumerate(["en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "fi"] * 3, 1)
    ]
    press.append(document(99, "चुनावों की घोषणा", language="hi"))
    assert ids(press, "चुनाव", language="en") == [99]
