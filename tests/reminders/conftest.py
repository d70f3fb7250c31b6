"""A record with a street and a bureau, to be filled by each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assess.messages import language, speak
from assess.records.store import create_record, open_record
from reminders.keeping import BUREAU, STREET, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reminders") / "record.db"
    create_record(path).engine.dispose()
    return path


@pytest.fixture
def ledger(empty: Path, tmp_path: Path) -> Iterator[Ledger]:
    before = language()
    speak("en")
    shutil.copyfile(empty, tmp_path / "record.db")
    ledger = Ledger(open_record(tmp_path / "record.db"))
    ledger.unit("J01", STREET)
    ledger.unit("B01", BUREAU)
    yield ledger
    ledger.record.engine.dispose()
    speak(before)
