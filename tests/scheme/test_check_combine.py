"""Ways to make parts one that the checker lets pass; the others are wrong files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.scheme.load import check_scheme

if TYPE_CHECKING:
    from pathlib import Path

TOTAL, STREET = "full = 100\ndecimals", 'id = "street"'
DEPARTMENT, BLOCK = 'id = "department"', 'title = "组织保障"\nfull = 40'
ALONE = 'title = "有人负责"\nfull = 10'


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {
                BLOCK: BLOCK + '\ncombine = "product"',
                ALONE: 'title = "有人负责"\nfull = 25',
            },
            id="full marks that are no sum",
        ),
        pytest.param({TOTAL: 'combine = "minimum"\n' + TOTAL}, id="of the whole"),
        pytest.param(
            {
                TOTAL: 'combine = "maximum"\ndecimals',
                STREET: STREET + "\nfull = 100",
                DEPARTMENT: DEPARTMENT + "\nfull = 100",
            },
            id="each class has its own full marks",
        ),
        pytest.param(
            {
                BLOCK: BLOCK + '\ncombine = "minimum"',
                ALONE: ALONE + "\nbelow_zero = true",
            },
            id="the least may be less than nothing",
        ),
        pytest.param(
            {
                BLOCK: BLOCK + '\ncombine = "geometric"',
                ALONE: ALONE + "\nweight = 0.997",
                "full = 30\nsource": "full = 30\nweight = 1.001\nsource",
            },
            id="a root of the 4,000th degree",
        ),
    ],
)
def test_it_passes(changes: dict[str, str], good: str, tmp_path: Path) -> None:
    for old, new in changes.items():
        assert old in good
        good = good.replace(old, new, 1)
    (tmp_path / "a.toml").write_text(good, "utf-8")
    _scheme, problems = check_scheme(tmp_path / "a.toml")
    assert [p.code for p in problems if p.severity == "error"] == []


def test_a_class_without_marks_needs_no_parts(good: str, tmp_path: Path) -> None:
    media = (
        '[[class]]\nid = "media"\ntitle = "新媒体"\nunscored = "合格"\n\n[[indicator]]'
    )
    only = '\nonly = ["street", "department"]\n'
    mean = good.replace(TOTAL, 'combine = "geometric"\n' + TOTAL)
    mean = mean.replace("[[indicator]]", media, 1)
    for title in ('title = "组织保障"', 'title = "链接可用"', 'title = "加分"'):
        mean = mean.replace(title, title + only)
    (tmp_path / "a.toml").write_text(mean, "utf-8")
    _scheme, problems = check_scheme(tmp_path / "a.toml")
    assert [p.code for p in problems if p.severity == "error"] == []
