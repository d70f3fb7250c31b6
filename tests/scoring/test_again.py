"""A run is made again from the record as it was, whatever came after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.commanding import assess, ranking_of

from assess.messages import speak
from assess.records.store import open_record
from assess.scoring.again import digest, verify

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with one run."""
    speak("en")
    monkeypatch.chdir(tmp_path)
    case = CASES / "peer-mcdm-min-max"
    ranking_of((case / "scheme.toml").read_text("utf-8"), case)
    return tmp_path / "record.db"


def test_nothing_differs(run: Path) -> None:
    assert verify(open_record(run)) == (1, [])


def test_what_came_later_changes_nothing(run: Path) -> None:
    record = open_record(run)
    with record.reading() as connection:
        number = connection.exec_driver_sql(
            "SELECT o.id FROM observation o JOIN unit u ON u.id = o.unit"
            " JOIN series s ON s.id = o.series"
            " WHERE u.code = 'A2' AND s.check_code = '2'"
        ).scalar_one()
    Path("later.csv").write_text(
        "unit,indicator,inspected_on,value,corrects\n"
        f"A1,1,2014-12-31,1,\nA2,2,2014-12-31,99,{number}\n",
        "utf-8",
    )
    assess("import", "later.csv")
    assess("score")
    assert verify(record, 1) == (1, [])
    assert verify(record, 2) == (2, [])
    with record.reading() as connection:
        assert digest(connection, 1) != digest(connection, 2)


def test_the_same_record_gives_the_same_digest(run: Path) -> None:
    assess("score")
    record = open_record(run)
    with record.reading() as connection:
        assert digest(connection, 1) == digest(connection, 2)


def test_nothing_is_kept_of_a_verification(run: Path) -> None:
    before = run.read_bytes()
    verify(open_record(run))
    assert run.read_bytes() == before


def test_a_changed_observation_is_found(run: Path) -> None:
    record = open_record(run)
    with record.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS observation_stays")
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            " AND tbl_name = 'observation'"
        )
        for (name,) in names.all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql(
            "UPDATE observation SET value = value + 1000000 WHERE unit = 1"
        )
    number, differences = verify(record)
    assert number == 1
    assert "A1" in {difference.unit for difference in differences}
    assert "cell 1" in {difference.what for difference in differences}
