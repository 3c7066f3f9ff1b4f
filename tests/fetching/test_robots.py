from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import httpx2
import pytest

from broadsheet.errors import (
    BadStatus,
    FetchError,
    ForbiddenAddress,
    Gone,
    RobotsRefused,
    SlowDown,
    TooLarge,
    Unreachable,
)
from broadsheet.fetching import Fetcher, Kind
from broadsheet.fetching import robots as robots_module
from broadsheet.fetching.robots import KEPT, KEPT_FAILURE, KEPT_UNREACHABLE, Robots

from .conftest import MakeFetcher
from .server import Answer, Play, Server, redirect

PAGE = httpx2.URL("https://news.example/politics/1")
REFUSE_ALL = b"User-agent: *\nDisallow: /"
PATIENCE = 5.0


class Site:
    """Gives ``files`` one after another, the last one for ever; an exception among them is raised."""

    def __init__(self, *files: bytes | FetchError) -> None:
        self.files = list(files)
        self.asked: list[str] = []
        self.now = 1000.0

    def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        answer = self.files.pop(0) if len(self.files) > 1 else self.files[0]
        if isinstance(answer, FetchError):
            raise answer
        return answer

    def robots(self) -> Robots:
        return Robots(self.fetch, "Broadsheet", clock=lambda: self.now)


@pytest.mark.parametrize(
    ("file", "allowed"),
    [
        (b"", True),
        (REFUSE_ALL, False),
        (b"User-agent: *\nDisallow: /politics/", False),
        (b"User-agent: *\nDisallow: /sport/", True),
        (b"User-agent: *\nDisallow: /politics/\nAllow: /politics/1", True),
        (b"User-agent: *\nDisallow: /*/1$", False),
        (b"User-agent: Broadsheet\nDisallow: /", False),
        (b"User-agent: BROADSHEET/0.1\nDisallow: /", True),  # a version belongs to no product token
        (b"User-agent: Broadsheets\nDisallow: /", True),
        (b"User-agent: GPTBot\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: Broadsheet\nDisallow:", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False),
        (b"User-agent: *\r\nDisallow: /", False),
        (b"User-agent: *\rDisallow: /", False),
        (b"\x00\xff\xfe garbage \xff", True),
        (b"<html><body>Not found</body></html>", True),
    ],
)
def test_rules(file: bytes, allowed: bool) -> None:
    site = Site(file)
    if allowed:
        site.robots().check(PAGE, PATIENCE)
    else:
        with pytest.raises(RobotsRefused, match=r"robots\.txt of news\.example asks Broadsheet"):
            site.robots().check(PAGE, PATIENCE)
    assert site.asked == ["https://news.example/robots.txt"]


def test_the_query_counts() -> None:
    robots = Site(b"User-agent: *\nDisallow: /*?print=").robots()
    robots.check(PAGE, PATIENCE)
    with pytest.raises(RobotsRefused):
        robots.check(httpx2.URL(f"{PAGE}?print=1"), PATIENCE)


@pytest.mark.parametrize(
    "failure",
    [
        BadStatus("", url="", status=404),
        BadStatus("", url="", status=401),
        BadStatus("", url="", status=403),
        BadStatus("", url="", status=302),
        Gone("", url="", status=410),
        TooLarge("", url="", limit=5),
    ],
)
def test_without_a_file_everything_is_allowed(failure: FetchError) -> None:
    site = Site(failure)
    robots = site.robots()
    robots.check(PAGE, PATIENCE)
    robots.check(PAGE, PATIENCE)
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("failure", "kind", "kept"),
    [
        (BadStatus("", url="", status=500), Unreachable, KEPT_FAILURE),
        (Unreachable("", url=""), Unreachable, KEPT_UNREACHABLE),
        (ForbiddenAddress("", url=""), ForbiddenAddress, KEPT_FAILURE),
        (SlowDown("", url="", status=429, retry_after=30), SlowDown, KEPT_FAILURE),
        (SlowDown("", url="", status=503, retry_after=None), SlowDown, KEPT_FAILURE),
    ],
)
def test_a_file_that_cannot_be_read_now_means_not_now(failure: FetchError, kind: type[FetchError], kept: float) -> None:
    site = Site(failure, b"")
    robots = site.robots()
    for _ in range(2):
        with pytest.raises(kind) as refused:
            robots.check(PAGE, PATIENCE)
        assert type(refused.value) is kind
        assert refused.value.url == str(PAGE)
    site.now += kept - 1
    with pytest.raises(kind):
        robots.check(PAGE, PATIENCE)
    assert len(site.asked) == 1
    site.now += 2
    robots.check(PAGE, PATIENCE)


def test_how_long_to_wait_is_passed_on() -> None:
    site = Site(SlowDown("", url="", status=429, retry_after=7200))
    robots = site.robots()
    with pytest.raises(SlowDown) as refused:
        robots.check(PAGE, PATIENCE)
    assert refused.value.retry_after == 7200
    site.now += 7000
    with pytest.raises(SlowDown) as refused:
        robots.check(PAGE, PATIENCE)
    assert refused.value.retry_after == 200
    assert len(site.asked) == 1


def test_known_rules_stay_in_force_when_the_file_cannot_be_read() -> None:
    site = Site(b"User-agent: *\nDisallow: /sport/", Unreachable("", url=""))
    robots = site.robots()
    robots.check(PAGE, PATIENCE)
    site.now += KEPT + 1
    robots.check(PAGE, PATIENCE)
    with pytest.raises(RobotsRefused):
        robots.check(PAGE.join("/sport/1"), PATIENCE)
    assert len(site.asked) == 2


def test_a_day_later_the_file_is_read_again() -> None:
    site = Site(REFUSE_ALL, b"")
    robots = site.robots()
    for _ in range(3):
        with pytest.raises(RobotsRefused):
            robots.check(PAGE, PATIENCE)
    site.now += KEPT + 1
    robots.check(PAGE, PATIENCE)
    assert len(site.asked) == 2


def test_each_origin_has_its_own() -> None:
    site = Site(b"")
    robots = site.robots()
    for url in ("http://a.example/", "https://a.example/", "https://a.example:8443/", "https://b.example/"):
        robots.check(httpx2.URL(url), PATIENCE)
        robots.check(httpx2.URL(url).join("/x"), PATIENCE)
    assert site.asked == [
        "http://a.example/robots.txt",
        "https://a.example/robots.txt",
        "https://a.example:8443/robots.txt",
        "https://b.example/robots.txt",
    ]


@pytest.mark.parametrize(
    ("file", "delay"),
    [
        (b"User-agent: *\nCrawl-delay: 10", 10),
        (b"User-agent: *\nCrawl-delay: 0.5", 0.5),
        (b"User-agent: *\nCrawl-delay: 86400", 60),
        (b"User-agent: *\nCrawl-delay: -1", None),
        (b"User-agent: *\nCrawl-delay: nan", None),
        (b"User-agent: *\nCrawl-delay: soon", None),
        (b"User-agent: other\nCrawl-delay: 10", None),
    ],
)
def test_crawl_delay(file: bytes, delay: float | None) -> None:
    robots = Site(file).robots()
    assert robots.crawl_delay(PAGE) is None
    robots.check(PAGE, PATIENCE)
    assert robots.crawl_delay(PAGE) == delay


def test_one_thread_reads_the_file_and_the_others_wait() -> None:
    site = Site(b"")

    def slowly(url: str) -> bytes:
        time.sleep(0.05)
        return site.fetch(url)

    robots = Robots(slowly, "Broadsheet")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: robots.check(PAGE, PATIENCE), range(8)))
    assert len(site.asked) == 1


def test_nobody_waits_for_ever() -> None:
    release = threading.Event()

    def stuck(url: str) -> bytes:
        release.wait(10)
        return b""

    robots = Robots(stuck, "Broadsheet")
    reader = threading.Thread(target=robots.check, args=(PAGE, PATIENCE))
    reader.start()
    with pytest.raises(Unreachable, match="too long"):
        robots.check(PAGE, 0.05)
    release.set()
    reader.join()


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots_module, "MAX_TOTAL_BYTES", 100)
    site = Site(b"# " + b"x" * 38)
    robots = site.robots()
    urls = [httpx2.URL(f"https://{name}.example/") for name in "abc"]
    for url in [*urls, urls[2], urls[1], urls[0]]:
        robots.check(url, PATIENCE)
    assert [url[8] for url in site.asked] == ["a", "b", "c", "a"]


@pytest.mark.parametrize("file", [b"", BadStatus("", url="", status=404), Unreachable("", url="")])
def test_the_number_of_sites_is_bounded(monkeypatch: pytest.MonkeyPatch, file: bytes | FetchError) -> None:
    monkeypatch.setattr(robots_module, "MAX_ORIGINS", 3)
    robots = Site(file).robots()
    for number in range(20):
        with suppress(Unreachable):
            robots.check(httpx2.URL(f"https://{number}.example/"), PATIENCE)
    assert len(robots._origins) == 3


def test_a_site_that_is_forgotten_while_it_is_read_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots_module, "MAX_ORIGINS", 1)
    others = [httpx2.URL("https://other.example/")]

    def read(url: str) -> bytes:
        if others:
            robots.check(others.pop(), PATIENCE)  # forgets the first, whose file is just being read
        return b"#" * 100

    robots = Robots(read, "Broadsheet")
    robots.check(PAGE, PATIENCE)
    assert robots._bytes == 100


def test_a_hostile_file_costs_little_time() -> None:
    lines = [b"User-agent: *"] + [b"Disallow: /*a*b*c*%d*$" % number for number in range(20_000)]
    robots = Site(b"\n".join(lines)[: robots_module.MAX_BYTES]).robots()
    begun = time.process_time()
    robots.check(httpx2.URL("https://news.example/" + "abc" * 600), PATIENCE)
    assert time.process_time() - begun < 5


# Over the wire


def test_pages_obey_and_feeds_and_images_are_not_asked(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"], server["/a"] = Answer(REFUSE_ALL), Answer(b"x")
    for kind in (Kind.FEED, Kind.IMAGE):
        assert fetcher.get(server.url("/a"), kind).body == b"x"
    assert server.asked() == ["/a", "/a"]
    with pytest.raises(RobotsRefused):
        fetcher.get(server.url("/a"), Kind.PAGE)
    assert server.asked() == ["/a", "/a", "/robots.txt"]


def test_the_owner_can_turn_it_off(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/robots.txt"], server["/a"] = Answer(REFUSE_ALL), Answer(b"x")
    fetcher = make_fetcher(obey_robots=False)
    assert fetcher.get(server.url("/a"), Kind.PAGE).body == b"x"
    assert server.asked() == ["/a"]
    assert fetcher.crawl_delay(server.url("/a")) is None


def test_a_redirect_leads_to_a_site_with_rules_of_its_own(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = lambda request: Answer(REFUSE_ALL if request.headers["host"][0] == "o" else b"")
    server["/a"], server["/b"] = redirect(server.url("/b", host="other.localhost")), Answer(b"x")
    with pytest.raises(RobotsRefused) as refused:
        fetcher.get(server.url("/a"), Kind.PAGE)
    assert refused.value.url == server.url("/b", host="other.localhost")
    assert server.asked() == ["/robots.txt", "/a", "/robots.txt"]


def test_the_name_of_another_agent(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/robots.txt"], server["/a"] = Answer(b"User-agent: Gazette\nDisallow: /"), Answer(b"x")
    make_fetcher().get(server.url("/a"), Kind.PAGE)
    with pytest.raises(RobotsRefused):
        make_fetcher(user_agent="Gazette/2 (+https://g.example)").get(server.url("/a"), Kind.PAGE)


def test_crawl_delay_after_the_first_page(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"], server["/a"] = Answer(b"User-agent: *\nCrawl-delay: 7"), Answer(b"x")
    assert fetcher.crawl_delay(server.url("/a")) is None
    fetcher.get(server.url("/a"), Kind.PAGE)
    assert fetcher.crawl_delay(server.url("/b")) == 7


def test_a_file_that_moves(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"], server["/r"], server["/a"] = redirect("/r"), Answer(REFUSE_ALL), Answer(b"x")
    with pytest.raises(RobotsRefused):
        fetcher.get(server.url("/a"), Kind.PAGE)


def test_a_file_that_is_redirected_inside_is_not_followed(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = redirect(f"http://127.0.0.1:{server.port}/secret")
    with pytest.raises(ForbiddenAddress):
        fetcher.get(server.url("/a"), Kind.PAGE)
    assert server.asked() == ["/robots.txt"]


def test_a_large_file_is_read_up_to_its_limit(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = Answer(REFUSE_ALL + b"\n#" + b"x" * robots_module.MAX_BYTES + b"\nAllow: /")
    with pytest.raises(RobotsRefused):
        fetcher.get(server.url("/a"), Kind.PAGE)


def test_a_file_without_end_is_cut(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = Play(lambda sock: sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"#" * 10**7))
    server["/a"] = Answer(b"x")
    assert fetcher.get(server.url("/a"), Kind.PAGE).body == b"x"


def test_a_file_that_drips_uses_up_the_time_of_the_request(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/robots.txt"], server["/a"] = Play(lambda sock: time.sleep(20)), Answer(b"x")
    begun = time.monotonic()
    with pytest.raises(Unreachable):
        make_fetcher(fetch_timeout=0.3).get(server.url("/a"), Kind.PAGE)
    assert time.monotonic() - begun < 5
    assert server.asked() == ["/robots.txt"]
