"""The daily wrap-up of each language: made once a morning, and spoken."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from broadsheet.analysis.wrapup import Chapter
from broadsheet.config import Config
from broadsheet.errors import SpeechError
from broadsheet.newsroom import leases, worded, wrapups
from broadsheet.newsroom.models import Standing, WrapUp
from broadsheet.pipeline.speech import speak

log = logging.getLogger(__name__)

DUTY = "wrap-up"
DUTY_SECONDS = 900.0  # a slow voice speaks for five minutes in each of three languages
DAY = timedelta(hours=24)
AT_ONCE = 30  # wrap-ups that are looked through together
AUDIO_KEPT = 60  # wrap-ups of each language whose audio stays


def step(config: Config, now: datetime) -> int:
    """Make what is due and return how many were made: after ``wrapup_hour``, each language that has none of today."""
    here = timezone.localtime(now)
    if here.hour < config.wrapup_hour:
        return 0
    wanted = [code for code, _ in settings.LANGUAGES if _is_due(code, here.date(), now)]
    if not wanted or not leases.take_duty(DUTY, f"{now:%H:%M:%S.%f}", now, DUTY_SECONDS):
        return 0
    return sum(make(config, code, here.date(), now) is not None for code in wanted)


def _is_due(language: str, day: date, now: datetime) -> bool:
    known = WrapUp.objects.filter(language=language, day=day).exists()
    return not known and Standing.objects.filter(language=language, country="", last_at__gte=now - DAY).exists()


def make(config: Config, language: str, day: date, now: datetime) -> WrapUp | None:
    """The day's wrap-up, stored with its audio; None where there is nothing to tell. Without a voice it is silent."""
    since = now - DAY
    told = wrapups.between(language, since, now)
    if not told:
        return None
    stored = wrapups.packed(worded.wrap_up(config, told, language))
    fields = {"since": since, "made_at": now, "chapters": stored} | _spoken(config, told, language, day)
    row, _ = WrapUp.objects.update_or_create(language=language, day=day, defaults=fields)
    _forget_old_audio(config, language)
    forget_withdrawn(config, language)
    return row


def _spoken(config: Config, told: tuple[Chapter, ...], language: str, day: date) -> dict[str, object]:
    if not config.voice:
        return {}
    name = f"{language}-{day.isoformat()}.mp3"
    target = config.data_dir / "audio" / name
    try:
        seconds = speak(wrapups.script(told, language, day), language, target, config.voice)
    except SpeechError as error:
        log.warning("The wrap-up of %s in %s has no audio. %s", day, language, error)
        return {}
    return {"audio": name, "seconds": seconds, "size": target.stat().st_size}


def forget_withdrawn(config: Config, language: str) -> None:
    """Take out of stored wrap-ups what is said by articles that have left the paper, and end the audio that says it.

    Nobody is shown it meanwhile: ``wrapups.stored`` and ``latest`` leave it out.
    """
    ids = list(WrapUp.objects.filter(language=language).values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        batch = list(WrapUp.objects.filter(pk__in=ids[start : start + AT_ONCE]))
        before = {row.pk: (row.chapters, row.audio) for row in batch}
        left = {row.pk for row in wrapups.in_print(batch, limited=False)}
        for row in batch:
            said, audio = before[row.pk]
            if audio and not row.audio:
                (config.data_dir / "audio" / audio).unlink(missing_ok=True)
            if row.chapters != said:
                row.save(update_fields=["chapters", "audio", "seconds", "size"])
            if row.pk not in left:
                row.delete()


def _forget_old_audio(config: Config, language: str) -> None:
    for row in WrapUp.objects.filter(language=language).exclude(audio="").order_by("-day")[AUDIO_KEPT:]:
        (config.data_dir / "audio" / row.audio).unlink(missing_ok=True)
        WrapUp.objects.filter(pk=row.pk).update(audio="", seconds=0.0, size=0)
