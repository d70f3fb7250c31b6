from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assess.records.soundness import Holdings, examine, holdings
from assess.records.store import open_as_it_is, open_record
from assess.records.upgrading import upgrade

FORMAT_1 = Path(__file__).parent / "format_1.sql"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "record.db"
    change(made, FORMAT_1.read_text("utf-8"))
    upgrade(*open_as_it_is(made))
    return made


def change(path: Path, script: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def test_a_sound_record(path: Path) -> None:
    record = open_record(path)
    assert examine(record) == ()
    with record.reading() as connection:
        assert holdings(connection) == Holdings(2, 4, 5)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        pytest.param(
            "INSERT INTO detail VALUES (4, 9, NULL, '', '', '', '', '')",
            "rows-refer-to-nothing",
            id="a row of a unit that is not there",
        ),
        pytest.param(
            "INSERT INTO observation VALUES (1, 1, 0, 99, 0, 0)",
            "observation-of-no-batch",
            id="an observation that nobody took in",
        ),
        pytest.param(
            "INSERT INTO correction VALUES (99, 1, 1, 4)",
            "correction-of-nothing",
            id="a correction of nothing",
        ),
        pytest.param(
            "INSERT INTO change VALUES (2, 0, '', 'unit', 1, '', '', '', '', NULL)",
            "change-log-has-gaps",
            id="an entry of the change log is gone",
        ),
        pytest.param(
            "DROP TRIGGER change_no_delete", "not-as-made", id="a guard is gone"
        ),
        pytest.param('DROP VIEW "得分"', "not-as-made", id="a view is gone"),
    ],
)
def test_what_is_not_sound(path: Path, script: str, code: str) -> None:
    change(path, script)
    assert [problem.code for problem in examine(open_record(path))] == [code]


def test_a_damaged_file(path: Path) -> None:
    text = path.read_bytes()
    name = "新华街道".encode()
    at = text.rindex(name)  # in the index of names
    path.write_bytes(text[:at] + b"\xff" * len(name) + text[at + len(name) :])
    problems = examine(open_record(path))
    assert {problem.code for problem in problems} == {"record-damaged"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET value = 5000000",
        "DELETE FROM observation",
        "DELETE FROM correction",
        "UPDATE batch SET recorded_by = 'somebody else'",
        "UPDATE result SET printed = '100.00'",
        "DELETE FROM run",
        "UPDATE change SET new = ''",
        "DELETE FROM change",
        "REPLACE INTO change VALUES (1, 0, '', 'unit', 1, '', '', 'x', '', NULL)",
        "REPLACE INTO batch SELECT * FROM batch",
        "REPLACE INTO observation SELECT * FROM observation",
        "REPLACE INTO detail SELECT * FROM detail",
        "REPLACE INTO result SELECT * FROM result",
        "REPLACE INTO cell SELECT * FROM cell",
        "REPLACE INTO placing SELECT * FROM placing",
        "REPLACE INTO correction SELECT * FROM correction",
    ],
)
def test_what_was_written_stays(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO change VALUES (1, 0, '', 'unit', 1, '', '', '', '', NULL)"
    )
    with pytest.raises(sqlite3.IntegrityError, match="are only added"):
        connection.execute(statement)
    connection.close()
