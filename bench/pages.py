"""How long the pages of a large paper take: p50 and p95 of edition, story, article, hashtag and search pages.

``python -m bench.pages [--articles N] [--analysed N] [--requests N] [--seed N] [--explain] [--json]`` fills a SQLite
database and a word index in a folder of their own with a made-up press (see ``press``) and asks for the pages through
Django's test client, in this process and warmed. Times are wall milliseconds of the whole answer, templates included.
``--explain`` prints the slowest queries of each kind with the database's plan. The analyst has been at the latest
``--analysed`` articles and at their stories; pages "with findings" are of these. Goal: p95 of 50 ms at
100,000 articles.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from bench.machine import Stopwatch, describe, percentile
from bench.press import HASHTAGS, Press, hashtag_weights

if TYPE_CHECKING:
    from django.test import Client

WARMED = 5  # requests of each kind before the clock runs
GOAL_MS = 50
LATEST = 5_000  # articles and stories that readers mostly open


@dataclass
class Kind:
    """One kind of page: its addresses, and what was measured."""

    name: str
    paths: list[str]
    times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    queries: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Milliseconds, database queries (most of one page) and kilobytes (median); CPU is of this process."""
        return {
            "p50_ms": round(percentile(self.times, 0.50), 1),
            "p95_ms": round(percentile(self.times, 0.95), 1),
            "max_ms": round(max(self.times), 1),
            "cpu_p95_ms": round(percentile(self.cpu, 0.95), 1),
            "queries": max(self.queries),
            "kilobytes": round(percentile([float(size) for size in self.sizes], 0.5) / 1000, 1),
        }


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        os.environ |= {"BROADSHEET_DATA_DIR": folder, "BROADSHEET_DATABASE_URL": "", "BROADSHEET_SECRET_KEY": "bench"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.project.settings")
        figures = run(Path(folder), arguments)
    if arguments.json:
        print(json.dumps(figures))
    else:
        _print(figures)


def run(folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    """Fill, ask, and the figures as printed with --json."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from bench import filling

    call_command("migrate", verbosity=0)
    now = timezone.now()
    watch = Stopwatch()
    press = Press(arguments.articles, now, arguments.seed)
    filled = filling.fill(press, folder / "index", now)
    _analyse(arguments.analysed, now)
    watch.stop()
    print(f"filled in {watch.wall:.0f} s", file=sys.stderr)
    kinds = _kinds(arguments.requests, now, Random(arguments.seed))
    for kind in kinds:
        _measure(kind, explain=arguments.explain)
    return {
        "machine": describe(),
        "filled": filled | {"seconds": round(watch.wall)},
        "megabytes": {
            "database": _megabytes(folder.glob("broadsheet.sqlite3*")),
            "index": _megabytes((folder / "index").rglob("*")),
        },
        "goal_ms": GOAL_MS,
        "pages": {kind.name: kind.figures() for kind in kinds},
    }


def _analyse(number: int, now: datetime) -> None:
    """Have the analyst make the findings of the latest articles, and of the stories they stand in."""
    from broadsheet.cli.start import desk, prepared
    from broadsheet.newsroom.models import Article, Story
    from broadsheet.pipeline import analyse

    latest = list(Article.objects.order_by("-published_at").values_list("pk", "story")[:number])
    Article.objects.filter(pk__in=[pk for pk, _ in latest]).update(analyse_at=now)
    Story.objects.filter(pk__in=[story for _, story in latest], article_count__gt=1).update(analyse_at=now)
    at = desk(prepared())
    while analyse.step(at):
        pass


def _kinds(requests: int, now: datetime, random: Random) -> list[Kind]:
    """The addresses to ask for: two thirds among the latest, as readers do, the rest from all times."""
    from broadsheet.newsroom.models import Article, Finding, Hashtag, Standing
    from broadsheet.text.sections import SECTIONS

    articles = list(Article.objects.filter(language="en").order_by("-published_at").values_list("pk", "title"))
    large = list(
        Standing.objects.filter(country="", article_count__gt=5).order_by("-heat").values_list("story_id", flat=True)
    )
    stories = list(Standing.objects.filter(country="").order_by("-heat").values_list("story_id", flat=True))
    countries = sorted(set(Standing.objects.filter(language="en").values_list("country", flat=True)) - {""})
    cursors = list(
        Standing.objects.filter(language="en", country="").order_by("-heat").values_list("heat", "pk")[:2_000]
    )
    tags = dict(Hashtag.objects.values_list("pk", "key"))
    opened = _mostly_latest(articles, requests, random)
    read = Finding.objects.filter(kind="brief")
    told = list(read.filter(story__isnull=False).values_list("story", flat=True)) or stories
    pieces = list(read.filter(article__isnull=False).values_list("article", flat=True)) or [pk for pk, _ in articles]
    return [
        Kind("edition", ["/en/"] * requests),
        Kind("edition, section", [f"/en/section/{random.choice(SECTIONS)}" for _ in range(requests)]),
        Kind("edition, country", [f"/en/?country={random.choice(countries)}" for _ in range(requests)]),
        Kind("edition, further", [f"/en/?after={heat!r}~{pk}" for heat, pk in random.choices(cursors, k=requests)]),
        Kind("story", [f"/en/s/{pk}" for pk in _mostly_latest(stories, requests, random)]),
        Kind("story, large", [f"/en/s/{pk}" for pk in random.choices(large or stories, k=requests)]),
        Kind("story, with findings", [f"/en/s/{pk}" for pk in random.choices(told, k=requests)]),
        Kind("article", [f"/en/a/{pk}" for pk, _ in opened]),
        Kind("article, with findings", [f"/en/a/{pk}" for pk in random.choices(pieces, k=requests)]),
        Kind(
            "hashtag",
            [
                f"/en/t/{tags[number]}"
                for number in random.choices(range(1, HASHTAGS + 1), hashtag_weights(), k=requests)
            ],
        ),
        Kind("search", [_search(title, random) for _, title in opened]),
    ]


def _mostly_latest(rows: list[Any], count: int, random: Random) -> list[Any]:
    return [random.choice(rows[:LATEST] if random.random() < 0.67 else rows) for _ in range(count)]


def _search(title: str, random: Random) -> str:
    """What a reader types: one name, two, a name and a common word, a phrase, common words alone."""
    from django.utils.http import urlencode

    words = title.split()
    asked = random.choice(
        (words[0], f"{words[0]} {words[1]}", f"{words[0]} {words[3]}", f'"{words[0]} {words[1]}"', " ".join(words[3:5]))
    )
    order = {"order": "newest"} if random.random() < 0.2 else {}
    return f"/en/search?{urlencode({'q': asked} | order)}"


def _measure(kind: Kind, *, explain: bool) -> None:
    from django.db import connection, reset_queries
    from django.test import Client

    client = Client(SERVER_NAME="localhost", headers={"accept-language": "en"})
    for path in kind.paths[:WARMED]:
        _ask(client, path)
    for path in kind.paths:
        wall, cpu = perf_counter(), process_time()
        kind.sizes.append(_ask(client, path))
        kind.times.append(1000 * (perf_counter() - wall))
        kind.cpu.append(1000 * (process_time() - cpu))
    connection.force_debug_cursor = True
    slow: dict[str, float] = {}
    for path in kind.paths[: 4 * WARMED]:
        reset_queries()
        _ask(client, path)
        kind.queries.append(len(connection.queries))
        slow |= {query["sql"]: float(query["time"]) for query in connection.queries}
    connection.force_debug_cursor = False
    if explain:
        _explain(kind.name, sorted(slow, key=lambda sql: -slow[sql])[:3], slow)


def _ask(client: Client, path: str) -> int:
    answer = client.get(path, follow=True)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return len(answer.content)


def _explain(name: str, statements: Iterable[str], times: dict[str, float]) -> None:
    from django.db import connection

    for sql in statements:
        print(f"\n{name}: {1000 * times[sql]:.0f} ms\n{sql[:1500]}", file=sys.stderr)
        with connection.cursor() as cursor:
            try:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            except Exception as error:  # noqa: BLE001 - the log writes values without quoting; a plan is a courtesy
                print(f"    no plan: {error}", file=sys.stderr)
                continue
            for row in cursor.fetchall():
                print(f"    {row[-1]}", file=sys.stderr)


def _megabytes(paths: Iterable[Path]) -> float:
    return round(sum(path.stat().st_size for path in paths if path.is_file()) / 1e6, 1)


def _print(figures: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    filled = ", ".join(f"{number:,} {name}" for name, number in figures["filled"].items())
    table = Table(
        "page", "p50 ms", "p95 ms", "max ms", "CPU p95", "queries", "kB", title=f"{figures['machine']}\n{filled}"
    )
    for name, row in figures["pages"].items():
        table.add_row(name, *(str(value) for value in row.values()))
    Console().print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--analysed", type=int, default=1_000)
    parser.add_argument("--requests", type=int, default=200, help="of each kind of page")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--explain", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
