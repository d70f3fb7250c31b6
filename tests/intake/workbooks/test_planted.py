"""31 faults in a folder of 42 workbooks: all are told, and none stops the rest."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from intake.workbooks.office import SCHEME, TODAY, District
from intake.workbooks.planting import PLANTS, returned

if TYPE_CHECKING:
    from pathlib import Path

    from intake.workbooks.planting import Plant

MEASURED = """
import json, resource, sys
from assess.cli import run
try:
    run()
finally:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print("kilobytes:", most)
"""

SLOW = "200 MB of zeros"  # in the folder only
ALONE = {name: plant for name, plant in PLANTS.items() if name != SLOW}


@pytest.mark.parametrize("plant", ALONE.values(), ids=ALONE)
def test_each_is_told_and_nothing_else(
    district: District, answered: Path, plant: Plant
) -> None:
    told = plant(answered)
    assert sorted(district.faults(answered)) == sorted(told)
    assert district.rows("SELECT * FROM observation") == []


def test_a_folder_of_them(tmp_path: Path) -> None:
    district = District.found(tmp_path, 42)
    folder, told = returned(district, seed=42)
    files = {path.name for path in folder.iterdir()}
    assert (len(files), len(PLANTS) + 1) == (42, 31)
    code, out, complaints = imported(tmp_path, folder)
    assert code == 3
    assert by_file(complaints) == {name: sorted(each) for name, each in told.items()}
    good = files - told.keys()
    (is_in,) = district.rows("SELECT count(*) FROM returned")
    assert is_in == (len(good),)
    assert f"单位自查 2014：应交 43 份，已收 {len(good)} 份；有错待改" in out
    kilobytes = int(out.rpartition("kilobytes:")[2])
    assert kilobytes < 500 << 10


def imported(office: Path, folder: Path) -> tuple[int, str, str]:
    """Import a folder by the command, and see how much memory it takes at most."""
    (office / "assess.toml").write_text("", "utf-8")
    (office / "scheme.toml").write_text(SCHEME, "utf-8")
    typed = ["import", folder.name, "--today", TODAY.isoformat()]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *typed],
        cwd=office,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"ASSESS_LANG": "zh", "PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, done.stdout, done.stderr


def by_file(complaints: str) -> dict[str, list[str]]:
    """Give ``place code`` of what was told, by the name of the file."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in complaints.splitlines():
        told = re.match(r"returned/(\d\d\.xlsx)(\S*): .*\[([a-z-]+)\]$", line)
        if told:
            found[told[1]].append(f"{told[2]} {told[3]}".strip())
    return {name: sorted(each) for name, each in found.items()}
