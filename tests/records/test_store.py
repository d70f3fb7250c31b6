from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from assess.messages.tell import worded
from assess.problems import InputError
from assess.records import settings, sqlite
from assess.records.shapes import UNIT
from assess.records.store import Record, create_record, open_record, part

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.1)
    return create_record(tmp_path / "record.db")


def add(connection: Connection, code: str) -> None:
    connection.exec_driver_sql(
        "INSERT INTO unit (code, name, class_id, site, contact, phone, email) "
        "VALUES (?, ?, 'street', '', '', '', '')",
        (code, code),
    )


def add_and_fail(connection: Connection, code: str) -> None:
    add(connection, code)
    raise ZeroDivisionError


def codes(record: Record) -> list[str]:
    with record.reading() as connection:
        return [c for (c,) in connection.exec_driver_sql("SELECT code FROM unit")]


def test_a_new_record_can_be_opened(record: Record) -> None:
    assert codes(open_record(record.path)) == []


def test_a_record_is_never_written_over(record: Record) -> None:
    before = record.path.read_bytes()
    with pytest.raises(InputError, match="record-exists"):
        create_record(record.path)
    assert record.path.read_bytes() == before


def test_folders_are_made(tmp_path: Path) -> None:
    assert create_record(tmp_path / "2014" / "a" / "record.db").path.is_file()


def test_where_no_record_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(InputError, match="record-refuses"):
        create_record(tmp_path / "file" / "record.db")


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        pytest.param(None, "no-record", id="nothing there"),
        pytest.param(
            b"not a database at all, but long enough", "not-a-record", id="text"
        ),
        pytest.param(b"", "not-a-record", id="an empty file"),
    ],
)
def test_what_is_no_record(tmp_path: Path, contents: bytes | None, code: str) -> None:
    path = tmp_path / "record.db"
    if contents is not None:
        path.write_bytes(contents)
    with pytest.raises(InputError, match=code):
        open_record(path)


def test_another_database(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE unit (id)")
    connection.close()
    with pytest.raises(InputError, match="not-a-record"):
        open_record(path)


@pytest.mark.parametrize("said", ["", "one"])
def test_a_record_of_no_format(record: Record, said: str) -> None:
    with record.writing() as connection:
        connection.exec_driver_sql("UPDATE setting SET text = ?", (said,))
    with pytest.raises(InputError, match="not-a-record"):
        open_record(record.path)


def test_an_error_undoes_all(record: Record) -> None:
    with pytest.raises(ZeroDivisionError), record.writing() as connection:
        add_and_fail(connection, "J01")
    assert codes(record) == []


def test_a_trial_undoes_itself(record: Record) -> None:
    with record.trying() as connection:
        add(connection, "J01")
    assert codes(record) == []


def test_a_part_is_undone_alone(record: Record) -> None:
    with record.writing() as connection:
        add(connection, "J01")
        with pytest.raises(ZeroDivisionError), part(connection):
            add_and_fail(connection, "J02")
        with part(connection):
            add(connection, "J03")
    assert codes(record) == ["J01", "J03"]


def test_a_reader_sees_one_state(record: Record) -> None:
    with record.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM unit").all()
        with (
            pytest.raises(InputError, match="record-locked"),
            record.writing() as other,
        ):
            add(other, "J01")
    assert codes(record) == []


def test_a_second_writer_waits_and_is_told(record: Record) -> None:
    with (
        record.writing(),
        pytest.raises(InputError, match="record-locked"),
        record.writing(),
    ):
        pass


def by_name(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT * FROM unit ORDER BY name").all()


def streamed(connection: Connection) -> None:
    rows = sqlite.stream(connection, select(UNIT))
    assert next(rows)  # the first pages are sound
    list(rows)


@pytest.mark.parametrize("read", [by_name, streamed])
def test_a_damaged_record(record: Record, read: Callable[[Connection], None]) -> None:
    with record.writing() as connection:
        for number in range(2000):
            add(connection, f"J{number}")
    with record.path.open("r+b") as file:
        file.seek(4096 * 12)
        file.write(os.urandom(4096 * 20))
    with pytest.raises(InputError, match="record-damaged"), record.reading() as found:
        read(found)


@pytest.mark.parametrize("read", [by_name, streamed])
def test_a_text_that_is_none(
    record: Record, read: Callable[[Connection], None]
) -> None:
    with record.writing() as connection:
        add(connection, "J01")
        add(connection, "J02")
        connection.exec_driver_sql(
            "UPDATE unit SET name = CAST(x'ff' AS TEXT) WHERE code = 'J02'"
        )
    with pytest.raises(InputError, match="record-damaged"), record.reading() as found:
        read(found)


def test_a_record_adopts_the_first_scheme(record: Record) -> None:
    with record.writing() as connection:
        settings.same_scheme(connection, "a")
        settings.adopt_scheme(connection, "a")
        settings.adopt_scheme(connection, "a")
        with pytest.raises(InputError, match="record-of-another-scheme"):
            settings.adopt_scheme(connection, "b")


def interrupted(*_given: object) -> None:
    raise KeyboardInterrupt


def add_and_be_interrupted(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(connection, "J01")
    monkeypatch.setattr(type(connection.dialect), "do_execute", interrupted)
    add(connection, "J02")


@pytest.mark.parametrize("inside", [part, lambda _connection: nullcontext()])
def test_an_interrupt_in_the_driver_undoes_all(
    record: Record,
    monkeypatch: pytest.MonkeyPatch,
    inside: Callable[[Connection], AbstractContextManager[None]],
) -> None:
    """SQLAlchemy gives up a connection whose driver was interrupted."""
    with (
        pytest.raises(KeyboardInterrupt),
        record.writing() as connection,
        inside(connection),
    ):
        add_and_be_interrupted(connection, monkeypatch)
    monkeypatch.undo()
    assert codes(record) == []


def test_a_record_that_may_not_be_read(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(InputError) as caught:
        open_record(record.path)
    assert worded(caught.value.problems[0])[0] == "记录库无法读取：没有权限"
