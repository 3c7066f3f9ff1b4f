from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from broadsheet.newsroom.models import Article, Publisher
from broadsheet.readers import savedsearches
from broadsheet.readers.models import SavedSearch

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def teo() -> User:
    return User.objects.create_user("teo")


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana")


def print_one() -> Article:
    paper, _ = Publisher.objects.get_or_create(domain="paper.example", name="Paper")
    number = Article.objects.count()
    return Article.objects.create(
        publisher=paper, url=f"https://paper.example/{number}", found_at=NOW, state="placed", sequence=number
    )


def saved(reader: User, name: str, query: str) -> SavedSearch:
    search = savedsearches.save(reader, name, query, NOW)
    assert search is not None
    return search


def test_each_reader_has_searches_of_their_own_by_name(teo: User, ana: User) -> None:
    saved(teo, "The lock", '"the lock" -ferry')
    saved(teo, "Banks", "central bank")
    saved(ana, "Mine", "central bank")
    assert [search.name for search in savedsearches.of(teo)] == ["Banks", "The lock"]
    assert [search.name for search in savedsearches.of(ana)] == ["Mine"]


def test_the_same_question_is_kept_once_and_a_nameless_one_is_called_by_it(teo: User) -> None:
    first = saved(teo, "", "  central \n bank ")
    assert first.name == "central bank"
    assert saved(teo, "Banks", "  central \n bank ").pk == first.pk
    assert [search.name for search in savedsearches.of(teo)] == ["Banks"]


def test_no_more_than_there_is_room_for(teo: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(savedsearches, "MOST", 2)
    saved(teo, "a", "a")
    saved(teo, "b", "b")
    assert savedsearches.save(teo, "c", "c", NOW) is None
    assert saved(teo, "renamed", "a").name == "renamed"


@pytest.mark.parametrize("name", ["x" * 500, "ب" * 500, "a\x00b" * 40, "🗞" * 300])
def test_long_names_are_cut(teo: User, name: str) -> None:
    assert 0 < len(SavedSearch.objects.get(pk=saved(teo, name, "q" * 1000).pk).name) <= 80


def test_looking_makes_everything_seen(teo: User) -> None:
    search = saved(teo, "", "bank")
    assert search.seen == 0
    article = print_one()
    looked = savedsearches.look(teo, search.pk, NOW)
    assert looked is not None
    assert SavedSearch.objects.get(pk=search.pk).seen == article.pk
    assert saved(teo, "", "river").seen == article.pk


def test_nobody_touches_another_readers_search(teo: User, ana: User) -> None:
    search = saved(teo, "Banks", "bank")
    assert savedsearches.look(ana, search.pk, NOW) is None
    assert not savedsearches.rename(ana, search.pk, "Hers")
    assert not savedsearches.remove(ana, search.pk)
    assert SavedSearch.objects.get().name == "Banks"


def test_renaming_and_removing(teo: User) -> None:
    search = saved(teo, "Banks", "bank")
    assert savedsearches.rename(teo, search.pk, " Money \n")
    assert savedsearches.rename(teo, search.pk, "  ")
    assert SavedSearch.objects.get().name == "Money"
    assert savedsearches.remove(teo, search.pk)
    assert not savedsearches.remove(teo, search.pk)


def test_searches_go_with_their_reader(teo: User) -> None:
    saved(teo, "Banks", "bank")
    teo.delete()
    assert not SavedSearch.objects.exists()
