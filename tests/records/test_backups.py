from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError
from assess.records import backups, sqlite
from assess.records.backups import back_up, back_up_asked, back_up_before, newest_backup
from assess.records.batches import NewBatch, add_batch
from assess.records.store import Record, create_record, open_record

if TYPE_CHECKING:
    from pathlib import Path

NOON = 16409 * 86400 + 43200  # 2014-12-05 12:00:00


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = create_record(tmp_path / "record.db")
    change(made)
    return made


def change(record: Record) -> None:
    with record.writing() as connection:
        number = len(batches(record.path)) + 1
        add_batch(
            connection,
            NewBatch(
                contents="units",
                file="units.csv",
                sha256=str(number),
                first_id=number,
                lines=0,
                rows=0,
                recorded_at=0,
                recorded_by="",
            ),
        )


def batches(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [sha for (sha,) in connection.execute("SELECT sha256 FROM batch")]
    connection.close()
    return found


def names(record: Record) -> list[str]:
    return sorted(path.name for path in (record.path.parent / "backups").glob("*"))


def test_a_copy_is_a_record(record: Record, tmp_path: Path) -> None:
    back_up(record, tmp_path / "elsewhere" / "copy.db")
    copy = open_record(tmp_path / "elsewhere" / "copy.db")
    assert batches(copy.path) == ["1"]


def test_nothing_is_written_over(record: Record, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("a letter", "utf-8")
    with pytest.raises(InputError, match="file-exists"):
        back_up(record, tmp_path / "copy.db")
    back_up(record, tmp_path / "copy.db", force=True)
    assert batches(tmp_path / "copy.db") == ["1"]


def test_a_copy_is_named_by_time_and_reason(record: Record) -> None:
    back_up_asked(record, NOON)
    back_up_asked(record, NOON)
    back_up_before(record, "import", NOON)
    assert names(record) == [
        "record-20141205-120000.db",
        "record-20141205-120001.db",
    ], "the newest copy is as the record is: no further one"
    change(record)
    back_up_before(record, "import", NOON)
    assert names(record)[0] == "record-20141205-120000-import.db"


def test_an_empty_record_is_not_copied(tmp_path: Path) -> None:
    assert back_up_before(create_record(tmp_path / "record.db"), "import", NOON) is None


def test_the_newest_ten_are_kept(record: Record) -> None:
    back_up_asked(record, 0)
    for day in range(backups.KEPT + 2):
        change(record)
        back_up_before(record, "import", NOON + 86400 * day)
    change(record)
    back_up_before(record, "upgrade", NOON)
    kept = names(record)
    assert len(kept) == backups.KEPT + 2
    assert "record-20141207-120000-import.db" in kept
    assert "record-20141206-120000-import.db" not in kept
    newest = newest_backup(record)
    assert newest is not None
    assert newest.name == "record-20141205-120000-upgrade.db"


def test_a_record_that_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.1)
    record = create_record(tmp_path / "record.db")
    writer = sqlite3.connect(record.path, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(InputError, match="record-locked"):
        back_up_asked(record, NOON)
    writer.close()
    assert names(record) == []


def test_where_nothing_can_be_written(record: Record, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(InputError, match="cannot-write"):
        back_up(record, tmp_path / "file" / "copy.db")
    assert [p.name for p in tmp_path.glob("*")].count("file") == 1
