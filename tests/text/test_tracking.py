from __future__ import annotations

import pytest

from broadsheet.text.addresses import canonical


@pytest.mark.parametrize(
    "query",
    ["utm_source=rss&utm_medium=feed", "fbclid=abc", "gclid=1", "at_medium=RSS&at_campaign=KARANGA", "ns_mchannel=rss", "igshid=x",
     "CMP=share_btn", "ref=rss", "from=mdr", "source=twitter", "amp=1", "amp", "outputType=amp", "mc_cid=1&mc_eid=2", "smid=tw", "ocid=wl"],
)  # fmt: skip
def test_what_only_measures_goes(query: str) -> None:
    assert canonical(f"https://paper.example/a?{query}") == "https://paper.example/a"
    assert canonical(f"https://paper.example/a?id=7&{query}") == "https://paper.example/a?id=7"


@pytest.mark.parametrize(
    "query", ["id=7", "ref=12345", "from=2024-01-01", "source=court-papers", "p=3", "amp=12v", "lang=fr", "share=100"]
)
def test_what_chooses_the_page_stays(query: str) -> None:
    assert canonical(f"https://paper.example/a?{query}") == f"https://paper.example/a?{query}"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://paper.example/world/lock-shut/amp", "https://paper.example/world/lock-shut"),
        ("https://paper.example/world/lock-shut/amp/", "https://paper.example/world/lock-shut/"),
        ("https://paper.example/amp/world/lock-shut", "https://paper.example/world/lock-shut"),
        ("https://paper.example/lock-shut.amp.html", "https://paper.example/lock-shut.html"),
        ("https://amp.paper.example/world/lock-shut", "https://www.paper.example/world/lock-shut"),
        ("https://times.example/city/amp_articleshow/12.cms", "https://times.example/city/articleshow/12.cms"),
        ("https://paper-example.cdn.ampproject.org/c/s/paper.example/lock", "https://paper.example/lock"),
        ("https://paper-example.cdn.ampproject.org/v/paper.example/lock?amp_js_v=1", "http://paper.example/lock"),
        ("https://www.google.com/amp/s/amp.paper.example/lock/amp", "https://www.paper.example/lock"),
        ("https://www.google.co.uk/amp/s/paper.example/lock", "https://paper.example/lock"),
        ("https://mobile.nytimes.com/2024/a.html", "https://www.nytimes.com/2024/a.html"),
        ("https://en.m.wikipedia.org/wiki/Lock", "https://en.wikipedia.org/wiki/Lock"),
    ],
)
def test_the_full_page_behind_a_lighter_one(address: str, expected: str) -> None:
    assert canonical(address) == expected


@pytest.mark.parametrize(
    "address",
    ["https://paper.example/amp/", "https://paper.example/amp", "https://guitars.example/amp/reviews", "https://amp.dev/about",
     "https://m.paper.example/a", "https://paper.example/camp", "https://paper.example/a/ramp/", "https://www.google.com/amp/help"],
)  # fmt: skip
def test_what_only_looks_like_one_stays(address: str) -> None:
    assert canonical(address) == address


@pytest.mark.parametrize("noise", ["%20", "%22", "%E2%80%A6", "%0A%20", "”".replace("”", "%22")])
def test_noise_of_copying_at_the_end_goes(noise: str) -> None:
    assert canonical(f"https://paper.example/lock{noise}") == "https://paper.example/lock"
