from __future__ import annotations

from email import message_from_string, policy

import pytest

from broadsheet.cli import wrapup
from broadsheet.errors import BroadsheetError
from tests.cli.test_light import run
from tests.web import factory


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b.example\nBcc: all@b.example", "a@b.example\r\n\r\nbody", "@", "a@", "a@b.example,x"]
)
def test_what_is_no_mail_address_is_refused(address: str) -> None:
    with pytest.raises(BroadsheetError, match="no mail address"):
        wrapup._mail(address, "The wrap-up\n\nText\n", "")


def test_a_mail_has_one_subject_whatever_headlines_say() -> None:
    text = "The wrap-up\n\nFerry closed\nBcc: all@b.example\n\n.\n" + "ا" * 2000 + "\n"
    mail = message_from_string(
        wrapup._mail("Me <me@b.example>", text, "https://b.example/contact"), policy=policy.default
    )
    assert (mail["Subject"], mail["To"], mail["From"], mail["Bcc"]) == (
        "The wrap-up", "Me <me@b.example>", "Me <me@b.example>", None
    )  # fmt: skip
    assert mail.get_content() == text
    assert max(len(line) for line in mail.as_bytes().splitlines()) < wrapup.LONGEST_LINE


@pytest.mark.django_db
def test_an_edition_that_is_not_there_has_no_wrapup(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    factory.make(stories_each=1)
    assert run(monkeypatch, "wrapup", "--language", "xx") == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Nothing new was told in xx" in shown.err


@pytest.mark.django_db
def test_a_question_has_words_and_an_end(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for question in ("", "\x00 \u202e", "a" * 301):
        assert run(monkeypatch, "ask", question) == 1
        assert "1 to 300 characters" in capsys.readouterr().err
