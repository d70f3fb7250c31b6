"""A district of a few units."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intake.workbooks.office import District, filled


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold a record of units, and a workbook of J01, filled in without a fault."""
    folder = tmp_path_factory.mktemp("district")
    filled(District.found(folder).send()["J01"], folder / "back.xlsx")
    return folder


@pytest.fixture
def district(tmp_path: Path, ready: Path) -> District:
    shutil.copy(ready / "record.db", tmp_path)
    return District.opened(tmp_path)


@pytest.fixture
def answered(tmp_path: Path, ready: Path) -> Path:
    return Path(shutil.copy(ready / "back.xlsx", tmp_path))
