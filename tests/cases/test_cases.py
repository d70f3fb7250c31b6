"""Published tables through the public commands: TOML and CSV in, CSV out.

A folder here is a case: `scheme.toml`, `units.csv`, `facts*.csv`, and in `expected.csv`
the columns of the ranking that the publication gives. `scheme-NAME.toml` with
`expected-NAME.csv` scores the same facts another way. Each scheme says on top where its
numbers were published and what was added to them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assess.messages import speak
from cases.commanding import assess, ranking_of, read

CASES = Path(__file__).parent
SCHEMES = [
    pytest.param(scheme, id=f"{scheme.parent.name}{scheme.stem.removeprefix('scheme')}")
    for scheme in sorted(CASES.glob("*/scheme*.toml"))
]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_was_published(
    scheme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read(
        scheme.with_name(scheme.stem.replace("scheme", "expected") + ".csv")
    )
    speak("en" if "Total" in expected[0] else "zh")
    monkeypatch.chdir(tmp_path)
    ranking = ranking_of(scheme.read_text("utf-8"), scheme.parent)
    assert [{key: row[key] for key in expected[0]} for row in ranking] == expected
    for row in ranking:
        _class, _rank, code, _unit, total, *_parts, _coverage, remark = row.values()
        assert total_told(code) == (total or remark)


def total_told(code: str) -> str:
    """Give what stands beside the last heading of a breakdown."""
    headings = re.findall(
        r"^\S.*?(?:: |：)(.*)$", assess("explain", code), re.MULTILINE
    )
    return str(headings[-1])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_says_where_it_was_published(scheme: Path) -> None:
    assert re.match(r"# Published: (.*\n# )*.*https?://", scheme.read_text("utf-8"))
