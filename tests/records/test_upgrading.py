from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Inspector, inspect

from assess.problems import InputError
from assess.records import settings
from assess.records.store import Record, create_record, open_as_it_is, open_record
from assess.records.upgrades import UPGRADES
from assess.records.upgrading import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMAT_1 = Path(__file__).parent / "format_1.sql"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    connection = sqlite3.connect(path)
    connection.executescript(FORMAT_1.read_text("utf-8"))
    connection.close()
    return path


def upgraded(path: Path) -> Record:
    record, found = open_as_it_is(path)
    upgrade(record, found)
    return record


def test_every_format_can_be_reached() -> None:
    assert list(UPGRADES) == list(range(2, settings.FORMAT + 1))


def test_an_older_record_is_refused_and_kept(older: Path) -> None:
    before = older.read_bytes()
    with pytest.raises(InputError, match="record-is-older"):
        open_record(older)
    assert older.read_bytes() == before


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    record = create_record(tmp_path / "record.db")
    with record.writing() as connection:
        connection.exec_driver_sql("UPDATE setting SET text = '99'")
    for open_it in (open_record, open_as_it_is):
        with pytest.raises(InputError, match="record-is-newer"):
            open_it(record.path)


def test_an_upgraded_record_is_like_a_fresh_one(older: Path, tmp_path: Path) -> None:
    fresh = create_record(tmp_path / "fresh.db")
    assert shape_of(upgraded(older)) == shape_of(fresh)


def test_an_upgrade_keeps_every_row(older: Path) -> None:
    before = rows_of(older)
    upgraded(older)
    after = rows_of(older)
    for name, rows in before.items():
        pairs = zip(after[name], rows, strict=True)
        kept = [{c: row[c] for c in old} for row, old in pairs]
        assert kept == rows, name


def test_a_failed_upgrade_changes_nothing(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(UPGRADES, settings.FORMAT, fail)
    before = dump(older)
    with pytest.raises(ZeroDivisionError):
        upgraded(older)
    assert dump(older) == before


def test_a_record_that_refers_to_nothing_is_not_upgraded(older: Path) -> None:
    connection = sqlite3.connect(older)
    connection.execute("UPDATE observation SET unit = 99 WHERE id = 4")
    connection.commit()
    connection.close()
    with pytest.raises(InputError, match="upgrade-breaks"):
        upgraded(older)
    with pytest.raises(InputError, match="record-is-older"):
        open_record(older)


def shape_of(record: Record) -> dict[str, Any]:
    """Tell all that a record is, but for its rows and the wording of its tables."""
    with record.reading() as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
        beside = dict(map(tuple, connection.exec_driver_sql(query).all()))
        listed = connection.exec_driver_sql("PRAGMA table_list").mappings()
        kinds = {row["name"]: (row["type"], row["wr"]) for row in listed}
        seen = inspect(connection)
        tables = {name: table_of(seen, name) for name in seen.get_table_names()}
    return {"beside": beside, "kinds": kinds, "tables": tables}


def table_of(seen: Inspector, name: str) -> dict[str, Any]:
    columns = [
        (c["name"], str(c["type"]), c["nullable"], c["default"])
        for c in seen.get_columns(name)
    ]
    return {
        "columns": columns,
        "key": seen.get_pk_constraint(name)["constrained_columns"],
        "foreign": sorted(
            (str(f["constrained_columns"]), f["referred_table"])
            for f in seen.get_foreign_keys(name)
        ),
        "unique": said(seen.get_unique_constraints(name), "column_names"),
        "checks": said(seen.get_check_constraints(name), "sqltext"),
        "indexes": said(seen.get_indexes(name), "column_names"),
    }


def said(found: Iterable[Mapping[str, Any]], what: str) -> list[str]:
    return sorted(str(each[what]) for each in found)


def rows_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    names = [name for (name,) in connection.execute(query)]
    rows = {n: connection.execute(f"SELECT * FROM {n}").fetchall() for n in names}  # noqa: S608 - our own names
    found = {name: [dict(row) for row in of] for name, of in rows.items()}
    found["setting"] = [row for row in found["setting"] if row["name"] != "format"]
    connection.close()
    return found


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines
