"""Text spoken by the configured voice, as an MP3 file."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

import soundfile

from broadsheet.errors import SpeechError

MAX_CHARACTERS = 40_000  # about 45 minutes; a wrap-up has 4,000
SECONDS = 300.0  # for the voice: espeak-ng speaks 400 times as fast as a person, Piper on one core 5 to 10 times
SAMPLES = 1 << 16  # copied at a time
HINT = "Install espeak-ng, or set BROADSHEET_VOICE to another command (docs/configuration.md); empty turns speech off."


def speak(text: str, language: str, target: Path, voice: str) -> float:
    """Write ``text`` as speech to the MP3 file ``target`` and return its length in seconds. Raises SpeechError.

    The text goes to the voice's standard input, never to its command line; the file appears whole or not at all.
    """
    if not voice.strip():
        raise SpeechError(f"No voice is set. {HINT}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        wav, mp3 = Path(folder) / "speech.wav", Path(folder) / "speech.mp3"
        _run(_command(voice, language, wav), text[:MAX_CHARACTERS])
        seconds = _compress(wav, mp3)
        os.replace(mp3, target)
    return seconds


def _command(voice: str, language: str, file: Path) -> list[str]:
    """The voice's words with the language and the file in their places; a language is letters only."""
    code = "".join(letter for letter in language if letter.isascii() and letter.isalpha())[:8] or "en"
    try:
        words = shlex.split(voice)
    except ValueError as error:
        raise SpeechError(f"The voice {voice!r} cannot be read as a command: {error}.") from error
    return [word.replace("{language}", code).replace("{file}", str(file)) for word in words]


def _run(command: list[str], text: str) -> None:
    try:
        done = subprocess.run(
            command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=SECONDS, check=False
        )
    except OSError as error:
        raise SpeechError(f"The voice {command[0]} cannot be started: {error.strerror}. {HINT}") from error
    except subprocess.TimeoutExpired as error:
        raise SpeechError(f"The voice {command[0]} took longer than {SECONDS:.0f} seconds.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()[:200]
        raise SpeechError(f"The voice {command[0]} ended with {done.returncode}: {said or 'no message'}.")


def _compress(wav: Path, mp3: Path) -> float:
    try:
        with soundfile.SoundFile(wav) as spoken:
            form = {"samplerate": spoken.samplerate, "channels": spoken.channels, "format": "MP3"}
            with soundfile.SoundFile(mp3, "w", **form) as packed:
                for block in spoken.blocks(SAMPLES, dtype="int16"):
                    packed.write(block)
            return float(len(spoken) / spoken.samplerate)
    except (OSError, soundfile.SoundFileError) as error:
        raise SpeechError(f"The voice wrote no sound that can be read: {error}") from error
