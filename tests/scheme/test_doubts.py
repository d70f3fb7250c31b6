"""What is only odd: when it is told, and when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.scheme.load import check_scheme

if TYPE_CHECKING:
    from pathlib import Path

CHANGED = """
extends = "good.toml"
[scheme]
remove = ["full"]
[[gate]]
on = "total"
opens = "9"
remove = true
[[indicator]]
id = "1"
full = {block}
weight = "70%"
[[indicator]]
id = "1.1"
full = 100
weight = "10%"
[[indicator]]
id = "1.2"
full = {full}
weight = "{weight}"
score = {{ method = "levels", of_full = true, levels = {{ "优" = 1, "差" = 0 }} }}
[[indicator]]
id = "2"
full = {block}
weight = "30%"
score = {{ method = "between", nothing_at = 10, full_at = 0 }}
"""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param((100, "90%", 100), False, id="a composite index"),
        pytest.param((20, "90%", 28), True, id="marks that say something else"),
        pytest.param((100, "50%", 60), True, id="weights that do not come to 1"),
    ],
)
def test_leaves_that_count_for_other_than_printed(
    given: tuple[int, str, int], told: bool, tmp_path: Path, good: str
) -> None:
    full, weight, block = given
    changed = CHANGED.format(full=full, weight=weight, block=block)
    (tmp_path / "good.toml").write_text(good, "utf-8")
    (tmp_path / "a.toml").write_text(changed, "utf-8")
    codes = [problem.code for problem in check_scheme(tmp_path / "a.toml")[1]]
    assert ("counts-for-other" in codes) == told


SHARED = """
extends = "good.toml"
[[indicator]]
id = "2"
observe = { measure = "share-failing", check = "visit" }
score = { method = "deduct", %s }
"""

SHORT = """
extends = "good.toml"
[[indicator]]
id = "2"
score = { method = "deduct", per = 1, %s }
"""


@pytest.mark.parametrize(
    ("score", "odd"),
    [
        pytest.param("per = 5", True, id="at most 5 of 60"),
        pytest.param('per = 5, each = "1%"', False, id="5 for each 1%"),
        pytest.param("per = 60", False, id="the share of all marks"),
        pytest.param('per = "100%", of_full = true', False, id="the share of them"),
        pytest.param('per = "5%", of_full = true', True, id="at most 5%"),
    ],
)
def test_shares_charged_as_a_whole(
    score: str, odd: bool, tmp_path: Path, good: str
) -> None:
    (tmp_path / "good.toml").write_text(good, "utf-8")
    (tmp_path / "a.toml").write_text(SHARED % score, "utf-8")
    codes = [problem.code for problem in check_scheme(tmp_path / "a.toml")[1]]
    assert codes == (["share-as-whole"] if odd else [])


@pytest.mark.parametrize(
    ("score", "odd"),
    [
        pytest.param('each = "1%", short_of = 95', True, id="95 for 95%"),
        pytest.param('each = "1%", short_of = "95%"', False, id="of a share"),
        pytest.param('each = "1%", short_of = 1.1', False, id="of a target, passed"),
        pytest.param("each = 0.5, short_of = 95", False, id="of marks"),
    ],
)
def test_goals_as_percentages_of_a_share(
    score: str, odd: bool, tmp_path: Path, good: str
) -> None:
    (tmp_path / "good.toml").write_text(good, "utf-8")
    (tmp_path / "a.toml").write_text(SHORT % score, "utf-8")
    codes = [problem.code for problem in check_scheme(tmp_path / "a.toml")[1]]
    assert codes == (["goal-above-one"] if odd else [])


SHARED_BY_CLASSES = """
extends = "good.toml"
[[indicator]]
id = "2"
observe = { measure = "count", check = "dead-links" }
score = { method = "share" }
in_class.street = { full = 60 }
in_class.department = { full = 60 }
"""


def test_a_doubt_that_classes_share_is_told_once(tmp_path: Path, good: str) -> None:
    (tmp_path / "good.toml").write_text(good, "utf-8")
    (tmp_path / "a.toml").write_text(SHARED_BY_CLASSES, "utf-8")
    codes = [problem.code for problem in check_scheme(tmp_path / "a.toml")[1]]
    assert codes == ["share-of-a-count"]


CHANGES = {
    "the lowest grade is asked for, and a quota is about the highest": """
[[grade]]
title = "优秀"
top = 3
border = "all"
[[indicator]]
id = "8"
title = "下属单位"
kind = "minus"
full = 5
only = ["street"]
observe.measure = "subordinates"
observe.classes = ["department"]
observe.take = "count"
observe.grade = "不合格"
score = { method = "linear", per = 1 }
""",
    "only the best of several counts, and one of them can earn all": """
[[indicator]]
id = "9"
combine = "maximum"
[[indicator]]
id = "9.2"
parent = "9"
title = "县级表彰"
full = 5
source = "self-check"
score = { method = "given", most = 3 }
""",
    "what is taken off may pass the marks of a leaf": """
[[indicator]]
id = "2"
below_zero = true
score = { method = "deduct", per = 1, at_most = 80 }
examples = [[99, -20]]
""",
    "a fault takes off, a bonus counts what was done": """
[[indicator]]
id = "8"
title = "倒扣"
kind = "minus"
full = 5
source = "monitoring"
silence = "clean"
observe = { measure = "days-late", due = 2014-03-31 }
score = { method = "linear", per = 1 }
[[indicator]]
id = "9.1"
silence = "clean"
score = { method = "linear", per = 1 }
""",
    "a gate stands where some pass and some do not": """
[[gate]]
on = "1"
at_least = 40
effect = { score = 100 }
[[gate]]
on = "deductions"
at_most = 0
opens = "9"
""",
    "a window is as long as its period": """
[[indicator]]
id = "2"
observe.measure = "sum"
observe.check = "dead-links"
observe.window = "1 year"
observe.stale_after = "364 days"
[states]
stale = 0
""",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_right_is_not_odd(change: str, tmp_path: Path, good: str) -> None:
    (tmp_path / "good.toml").write_text(good, "utf-8")
    (tmp_path / "a.toml").write_text('extends = "good.toml"\n' + change, "utf-8")
    assert [problem.code for problem in check_scheme(tmp_path / "a.toml")[1]] == []
