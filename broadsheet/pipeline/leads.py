"""Keeps the vectors of leads abreast of the paper, where an embedding model is configured."""

from __future__ import annotations

from broadsheet.newsroom import display
from broadsheet.newsroom.models import Article, ArticleState
from broadsheet.search.leads import Embedder, Leads, lead

BATCH = 32  # leads that the model is asked for at once: some 40 KB


def step(leads: Leads, embedder: Embedder, limit: int = BATCH) -> int:
    """Embed the next placed articles, no copies; how many rows it followed.

    Raises BroadsheetError where the model cannot be asked; the next step asks for the same articles again.
    """
    rows = list(
        Article.objects.filter(sequence__gt=leads.sequence)
        .order_by("sequence")
        .select_related("publisher")
        .only("title", "text", "state", "copy_of", "sequence", "noarchive", "max_snippet", "publisher")[:limit]
    )
    if not rows:
        return 0
    wanted = [row for row in rows if row.state == ArticleState.PLACED and row.copy_of_id is None]
    vectors = embedder.embed([lead(row.title, display.visible(row)) for row in wanted])
    leads.put([row.pk for row in wanted], vectors, rows[-1].sequence or 0)
    return len(rows)
