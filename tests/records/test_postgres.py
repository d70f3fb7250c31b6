"""A record on a server is as good as one in a file."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from server import connected, needs_server
from server import place as schema
from sqlalchemy import MetaData
from sqlalchemy.exc import IntegrityError

from assess.problems import InputError
from assess.records import postgres, settings, sqlite
from assess.records.backups import back_up_asked, back_up_before, newest_backup
from assess.records.bulk import add_rows
from assess.records.declared import metadata
from assess.records.shapes import OBSERVATION, PLACING, RESULT, RUN, UNIT, write
from assess.records.soundness import Holdings, examine, holdings
from assess.records.store import (
    Record,
    create_record,
    open_as_it_is,
    open_record,
    part,
)
from assess.records.units import UnitRow, read_units, write_units
from assess.records.upgrading import upgrade
from assess.records.views import VIEWS
from assess.records.withdrawing import withdraw
from records.filling import open_for_one, said, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.records.places import Server

pytestmark = needs_server

FORMAT_1 = Path(__file__).parent / "format_1.sql"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Server]:
    with schema(tmp_path) as made:
        yield made


@pytest.fixture
def record(place: Server, monkeypatch: pytest.MonkeyPatch) -> Record:
    begin = (*postgres.READING, "SET LOCAL lock_timeout = '50ms'")
    lock = postgres.WRITING[-1]
    for name in ("WRITING", "FILLING"):
        monkeypatch.setattr(postgres, name, (*begin, lock))
    return create_record(place)


@contextmanager
def another_program(record: Record) -> Iterator[Any]:
    with connected(record.place.address) as connection:  # type: ignore[union-attr] # a server
        yield connection


def add(connection: Connection, code: str) -> None:
    write_units(connection, [UnitRow(code=code, name=code, class_id="street")], {})


def add_and_fail(connection: Connection, code: str) -> None:
    add(connection, code)
    raise ZeroDivisionError


def codes(record: Record) -> list[str]:
    with record.reading() as connection:
        return [unit.code for unit in read_units(connection).values()]


def test_a_new_record_is_sound(record: Record) -> None:
    assert examine(open_record(record.place)) == ()
    with record.reading() as connection:
        assert holdings(connection) == Holdings(0, 0, 0)


def test_a_record_is_never_written_over(record: Record) -> None:
    with pytest.raises(InputError, match="schema-in-use"):
        create_record(record.place)


def test_an_empty_database_is_no_record(place: Server) -> None:
    with pytest.raises(InputError, match="not-a-schema"):
        open_record(place)


@pytest.mark.parametrize("said", ["", "one"])
def test_a_record_of_no_format(record: Record, said: str) -> None:
    with record.writing() as connection:
        settings.is_now(connection, settings.FORMAT_NAME, said)
    with pytest.raises(InputError, match="not-a-schema"):
        open_record(record.place)


def test_an_error_undoes_all(record: Record) -> None:
    with pytest.raises(ZeroDivisionError), record.writing() as connection:
        add_and_fail(connection, "J01")
    assert codes(record) == []


def test_a_trial_undoes_itself_and_leaves_no_gap(record: Record) -> None:
    with record.trying() as connection:
        add(connection, "J01")
    with record.writing() as connection:
        add(connection, "J02")
    with record.reading() as connection:
        assert list(read_units(connection)) == [1]


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
        assert read_units(connection) == {}
        with record.writing() as other:
            add(other, "J01")
        assert read_units(connection) == {}
    assert codes(record) == ["J01"]


def test_a_second_writer_waits_and_is_told(record: Record) -> None:
    with (
        record.writing(),
        pytest.raises(InputError, match="record-locked"),
        record.writing(),
    ):
        pass


def add_and_be_cut_off(record: Record, connection: Connection) -> None:
    add(connection, "J01")
    number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with another_program(record) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (number,))
    add(connection, "J02")


def test_a_connection_that_is_cut(record: Record) -> None:
    with (
        pytest.raises(InputError, match="server-"),
        record.writing() as connection,
    ):
        add_and_be_cut_off(record, connection)
    assert codes(record) == []


def test_texts_are_in_the_order_of_their_code_points(record: Record) -> None:
    with record.writing() as connection:
        for code in ("b", "A", "a", "乙", "B", "_"):
            add(connection, code)
    with record.reading() as connection:
        query = UNIT.select().order_by(UNIT.c.code)
        found = [row.code for row in connection.execute(query)]
    assert found == ["A", "B", "_", "a", "b", "乙"]


def test_names_may_be_exchanged(record: Record) -> None:
    def named(code: str, name: str) -> UnitRow:
        return UnitRow(code=code, name=name, class_id="street")

    with record.writing() as connection:
        write_units(connection, [named("1", "a"), named("2", "b")], {})
        write_units(connection, [], {1: named("1", "b"), 2: named("2", "a")})
    with record.reading() as connection:
        assert [unit.name for unit in read_units(connection).values()] == ["b", "a"]


def test_what_is_withdrawn_no_longer_stands(record: Record) -> None:
    open_for_one(record)
    _first, number = said(record, 1)
    second, _number = said(record, 2, corrects=number)
    with record.writing() as connection:
        done = withdraw(connection, second, reason="wrong file", now=0, by="office")
    assert (done.rows, done.units, done.restored) == (1, 1, 1)
    assert standing(record) == [1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET value = 5",
        "DELETE FROM observation",
        "TRUNCATE batch CASCADE",
        "DELETE FROM change",
        "DELETE FROM result",
        "UPDATE result SET printed = '100.00'",
        """INSERT INTO observation SELECT * FROM observation
        ON CONFLICT (unit, series, seen, id) DO UPDATE SET value = 5""",
    ],
)
def test_what_was_written_stays(record: Record, statement: str) -> None:
    open_for_one(record)
    said(record, 1)
    with record.writing() as connection:
        scored(connection)
        add_rows(connection, PLACING, [(1, 1, 2)])
    with another_program(record) as other:
        with pytest.raises(Exception, match="are only added") as caught:
            other.execute(statement)
        assert caught.type.__name__ == "IntegrityConstraintViolation"
    assert standing(record) == [1]


def scored(connection: Connection) -> None:
    """Write a run of one unit that is not ranked yet."""
    run = write(
        connection, RUN, scheme_id="s", scheme_sha256="", scheme_text="", cutoff=0,
        calendar="", program="", made_at=0, made_by="",
    )  # fmt: skip
    row = (run, 1, "street", "issued", "1", "1", "", "1", "{}", "1")
    add_rows(connection, RESULT, [row])


def test_a_result_may_be_changed_until_its_run_is_over(record: Record) -> None:
    open_for_one(record)
    with record.writing() as connection:
        scored(connection)
        connection.exec_driver_sql("UPDATE result SET grade = '良好'")
    with record.reading() as connection:
        assert connection.execute(RESULT.select()).one().grade == "良好"


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("DROP TRIGGER change_only_added ON change", "change_only_added"),
        (
            "ALTER TABLE batch DISABLE TRIGGER batch_only_added",
            "batch_only_added",
        ),
        ('DROP VIEW "得分"', "得分"),
        ('CREATE OR REPLACE VIEW "得分" AS {} LIMIT 1', "得分"),
        (
            """CREATE OR REPLACE FUNCTION assess_only_added() RETURNS trigger
            LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'""",
            "assess_only_added",
        ),
        ("ALTER TABLE run ALTER id SET DEFAULT 1", "run.id"),
        ('ALTER TABLE word ALTER text TYPE varchar COLLATE "und-x-icu"', "word.text"),
    ],
)
def test_what_is_not_as_made_is_told_and_put_right(
    record: Record, script: str, name: str
) -> None:
    with another_program(record) as other:
        made = other.execute("SELECT pg_get_viewdef('\"得分\"'::regclass)").fetchone()[
            0
        ]
        if "word" in script:
            other.execute('DROP VIEW "记录", "复核申请"')
        other.execute(script.format(made.rstrip(";")).encode())
    told = [problem.facts["name"] for problem in examine(record)]
    assert name in told
    upgrade(*open_as_it_is(record.place))
    assert examine(record) == ()


def test_an_upgraded_record_is_like_a_fresh_one(record: Record, tmp_path: Path) -> None:
    with schema(tmp_path) as elsewhere:
        older = of_format_7(elsewhere, tmp_path)
        with pytest.raises(InputError, match="record-is-older"):
            open_record(elsewhere)
        upgrade(older, 7, dry_run=True)
        assert open_as_it_is(elsewhere)[1] == 7
        upgrade(older, 7)
        assert shape(older) == shape(record)
        assert examine(open_record(elsewhere)) == ()


def of_format_7(place: Server, folder: Path) -> Record:
    """Make a record as the first did that were on servers, by what a file was then."""
    old = sqlite3.connect(folder / "record.db")
    old.executescript(FORMAT_1.read_text("utf-8"))
    old.close()
    in_file, found = open_as_it_is(folder / "record.db")
    then = MetaData()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "FORMAT", 7)
        patched.setattr(sqlite, "put_beside", lambda _connection: None)
        upgrade(in_file, found)
    with in_file.reading() as connection:
        then.reflect(connection)
    made = Record(place, postgres.engine(place))
    with made.making() as connection:
        then.create_all(connection)
        settings.write(connection, settings.FORMAT_NAME, "7")
    return made


def shape(record: Record) -> set[tuple[object, ...]]:
    query = (
        "SELECT table_name, column_name, data_type, is_nullable, collation_name "
        "FROM information_schema.columns WHERE table_schema = current_schema()"
    )
    with record.reading() as connection:
        return {tuple(row) for row in connection.exec_driver_sql(query)}


def test_copies_are_the_servers(record: Record) -> None:
    with pytest.raises(InputError, match="server-keeps-copies"):
        back_up_asked(record, 0)
    assert back_up_before(record, "import", 0) is None
    assert newest_backup(record) is None


def test_every_view_can_be_read(record: Record) -> None:
    open_for_one(record)
    said(record, 1)
    with record.reading() as connection:
        for view in VIEWS:
            connection.exec_driver_sql(f'SELECT * FROM "{view}"').all()  # noqa: S608 - our own
        query = 'SELECT 单位, 时间::text, 值, 有效 FROM "记录"'
        rows = [tuple(row) for row in connection.exec_driver_sql(query)]
    assert rows == [("文源街道", "1970-01-01 00:01:40", "1", 1)]


@pytest.mark.parametrize(
    ("row", "missing"), [((9, 1, 0, 1, 0, 0), "unit"), ((1, 9, 0, 1, 0, 0), "series")]
)
def test_observations_are_of_somebody(
    record: Record, row: tuple[int, ...], missing: str
) -> None:
    open_for_one(record)
    with record.writing() as connection:
        with (
            pytest.raises(IntegrityError, match=f"refer to no {missing}"),
            part(connection),
        ):
            add_rows(connection, OBSERVATION, [row])
        add_rows(connection, OBSERVATION, [(1, 1, 0, 1, 0, 0)])
        with pytest.raises(IntegrityError, match="was observed"), part(connection):
            connection.exec_driver_sql("DELETE FROM unit")


def test_all_tables_are_there(record: Record) -> None:
    assert {name for name, *_rest in shape(record)} >= set(metadata.tables)
