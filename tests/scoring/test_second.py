"""Two processes judge as one does, and end as one does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from cases.commanding import assess

from assess.messages import speak
from assess.problems import InputError, refuse
from assess.records.store import Record, open_record
from assess.scheme.load import load_scheme
from assess.scoring import second
from assess.scoring.again import digest, verify
from assess.scoring.run import score
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from assess.scoring.share import Share
    from assess.scoring.written import Batch

NEW_YEAR_2015 = 1_420_070_400


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The sample's record, with the run that one process made of it."""
    speak("zh")
    folder = tmp_path_factory.mktemp("sample")
    assess("demo", str(folder / "demo"))
    return open_record(folder / "demo" / "record.db")


def score_once_more(record: Record, seen: list[int] | None = None) -> int:
    scheme = load_scheme(record.path.with_name("scheme.toml"))
    shown = seen.append if seen is not None else (lambda _units: None)
    made = {"now": NEW_YEAR_2015, "by": "", "progress": shown}
    return score(record, scheme, WorkCalendar(), **made)  # type: ignore[arg-type] # by name


@pytest.mark.parametrize("platform", ["linux", "another"])
def test_two_give_what_one_gives(
    record: Record, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux" and platform == "linux":
        pytest.skip("there is no fork here")
    alone = score_once_more(record)
    monkeypatch.setattr(second, "ENOUGH", 1)
    monkeypatch.setattr(sys, "platform", platform)
    seen: list[int] = []
    shared = score_once_more(record, seen)
    with record.reading() as connection:
        assert digest(connection, shared) == digest(connection, alone)
    assert sum(seen) == 42
    assert verify(record, shared) == (shared, [])


def refusing(
    _connection: Connection, share: Share, _hand_on: Callable[[Batch], None]
) -> None:
    if share.nth == 1:
        raise refuse("no-units")


def test_what_the_second_refuses_is_refused(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second, "ENOUGH", 1)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(second, "judge_share", refusing)
    before = record.path.read_bytes()
    with pytest.raises(InputError, match="no-units"):
        score_once_more(record)
    assert record.path.read_bytes() == before


def test_few_units_start_no_process(record: Record) -> None:
    scheme = load_scheme(record.path.with_name("scheme.toml"))
    few = second.ENOUGH - 1
    with second.shared_out(record, scheme, few, lambda _units: None) as judge:
        assert "_alone" in repr(judge)
