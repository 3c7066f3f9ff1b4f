from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import ConnectionHandler, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django.plugin import DjangoDbBlocker

from broadsheet.config import Config
from broadsheet.project.database import database


@pytest.fixture
def handler(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[ConnectionHandler]:
    made = ConnectionHandler({"default": database(Config(data_dir=tmp_path))})
    with django_db_blocker.unblock():
        with made["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE counter (value INTEGER)")
            cursor.execute("INSERT INTO counter VALUES (0)")
        yield made
        made.close_all()


def add(handler: ConnectionHandler, times: int) -> None:
    connection = handler.create_connection("default")
    for _ in range(times):
        with transaction(connection), connection.cursor() as cursor:
            cursor.execute("SELECT value FROM counter")
            cursor.execute("UPDATE counter SET value = %s", [cursor.fetchone()[0] + 1])
    connection.close()


@contextmanager
def transaction(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """As ``transaction.atomic`` does it, for a connection that has no alias."""
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    else:
        connection.commit()
    finally:
        connection.set_autocommit(True)


def value(handler: ConnectionHandler) -> int:
    with handler["default"].cursor() as cursor:
        cursor.execute("SELECT value FROM counter")
        return int(cursor.fetchone()[0])


def test_threads_write_one_after_the_other(handler: ConnectionHandler) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: add(handler, 10), range(8)))
    assert value(handler) == 80


def test_a_transaction_that_fails_lets_others_write(handler: ConnectionHandler) -> None:
    connection = handler.create_connection("default")
    with pytest.raises(OperationalError), transaction(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE nowhere SET value = 5")
    connection.close()
    add(handler, 1)
    assert value(handler) == 1


def test_a_connection_that_is_closed_amid_a_transaction_lets_others_write(handler: ConnectionHandler) -> None:
    connection = handler.create_connection("default")
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    connection.close()
    add(handler, 1)
    assert value(handler) == 1
