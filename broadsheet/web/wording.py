"""A reader's choice of a language model's words: the cookie that keeps it, and the button with its token."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from broadsheet.llm import check

WORDED = "worded"  # the cookie and the preference
FEATURES = frozenset(["brief", "ask", "wrapup"])  # that show a model's words
_SIGNER = Signer(salt="worded")


def may_be_worded() -> bool:
    """Whether the owner lets a model word briefs, answers or the wrap-up."""
    config = settings.CONFIG
    return bool(config.llm_url and config.llm_model and FEATURES & set(config.llm_features))


def is_worded(request: HttpRequest, feature: str = "") -> bool:
    """Whether the reader chose a model's words, and the owner has them, for this feature where one is named."""
    chosen = request.COOKIES.get(WORDED) == "on" and may_be_worded()
    return chosen and (not feature or feature in settings.CONFIG.llm_features)


def offer(request: HttpRequest, feature: str, subject: str, languages: frozenset[str]) -> str:
    """What the button sends to show that this paper made it; "" where there is no button.

    ``languages`` are those of the sentences that are shown: there is one where the check reads one of them well.
    """
    return _SIGNER.sign(subject) if languages & check.LANGUAGES and is_worded(request, feature) else ""


def is_asked(request: HttpRequest, feature: str, subject: str) -> bool:
    """Whether the button of this very subject was pressed by a reader who chose it."""
    try:
        signed = _SIGNER.unsign(request.POST.get("token", "")) == subject
    except BadSignature:
        return False
    return request.method == "POST" and signed and is_worded(request, feature)
