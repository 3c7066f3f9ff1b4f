from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import soundfile

from broadsheet.config import Config
from broadsheet.errors import SpeechError
from broadsheet.pipeline.speech import speak

VOICE = """
import sys, wave
text = sys.stdin.buffer.read().decode()
with wave.open(sys.argv[1], "wb") as file:
    file.setnchannels(1); file.setsampwidth(2); file.setframerate(22050)
    file.writeframes(b"\\0\\1" * (2205 * len(text.split())))
print(sys.argv[2], file=sys.stderr)
"""


def own_voice(tmp_path: Path) -> str:
    """A voice that takes a tenth of a second for a word."""
    script = tmp_path / "voice.py"
    script.write_text(VOICE)
    return f"{sys.executable} {script} {{file}} {{language}}"


def test_speech_is_as_long_as_the_voice_took(tmp_path: Path) -> None:
    seconds = speak("one two three four five", "en", tmp_path / "a" / "day.mp3", own_voice(tmp_path))

    assert seconds == pytest.approx(0.5)
    assert soundfile.info(tmp_path / "a" / "day.mp3").format == "MP3"
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["day.mp3"]


def test_text_never_reaches_the_command_line(tmp_path: Path) -> None:
    evil = '"; touch owned; $(touch owned) {file} --stdin'

    assert speak(evil, "en; touch owned", tmp_path / "day.mp3", own_voice(tmp_path)) > 0

    assert not list(tmp_path.rglob("owned"))
    assert not Path("owned").exists()


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        ("", "No voice is set"),
        ("no-such-voice-here {file}", "cannot be started"),
        (f"{sys.executable} -c 'import sys; sys.exit(\"no such language\")'", "no such language"),
        (f"{sys.executable} -c pass", "no sound that can be read"),
        ("unbalanced '", "cannot be read as a command"),
    ],
)
def test_what_goes_wrong_is_said_with_what_to_do(voice: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=said):
        speak("words", "en", tmp_path / "day.mp3", voice)

    assert not list(tmp_path.glob("*.mp3"))


@pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: the default voice is untested"
)
@pytest.mark.parametrize(("language", "text"), [("en", "Good morning."), ("fr", "Bonjour."), ("ar", "صباح الخير.")])
def test_the_default_voice_speaks(language: str, text: str, tmp_path: Path) -> None:
    assert 0.2 < speak(text, language, tmp_path / "day.mp3", Config().voice) < 10
