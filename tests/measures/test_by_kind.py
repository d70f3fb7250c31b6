from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest
from catalogue import folded

from assess.measures.by_kind import ByKind
from assess.problems import BadParameterError
from assess.records.tally import Tally
from assess.scoring.cells import merged
from assess.workdays import WorkCalendar

FIVE_ONE_ONE = ByKind(kinds={"标题": F(5), "日期": F(1), "链接": F(1)})
THIRDS = ByKind(kinds={"甲": F("1/3"), "乙": F("0.2")})
CAPPED = ByKind(kinds={"缺清单": F(4), "问题": F(1)}, once=("缺清单",))
RANKS = ByKind(kinds={"市政府": F(3), "市政府办": F(1)})


@pytest.mark.parametrize(
    ("measure", "found", "number"),
    [
        pytest.param(FIVE_ONE_ONE, {"标题": "0"}, "0", id="looked, found nothing"),
        pytest.param(FIVE_ONE_ONE, {"标题": "1", "日期": "2"}, "7", id="5 + 1 × 2"),
        pytest.param(FIVE_ONE_ONE, {"": "0", "链接": "3"}, "3", id="nothing, no kind"),
        pytest.param(THIRDS, {"甲": "2", "乙": "1"}, "13/15", id="weights are exact"),
        pytest.param(CAPPED, {"缺清单": "3", "问题": "2"}, "6", id="4 once, and 2"),
        pytest.param(RANKS, {"市政府": "1", "市政府办": "2"}, "5", id="3 + 1 × 2"),
    ],
)
def test_by_kind(measure: ByKind, found: dict[str, str], number: str) -> None:
    parts = [measure.weighed(kind, folded(value)) for kind, value in found.items()]
    whole = parts[0]
    for part in parts[1:]:
        whole = Tally(*merged(whole, part))
    assert measure.of(whole, WorkCalendar()) == F(number)


def test_what_was_found_is_of_a_known_kind() -> None:
    assert FIVE_ONE_ONE.knows("标题", folded("2"))
    assert FIVE_ONE_ONE.knows("", folded("0"))
    assert not FIVE_ONE_ONE.knows("别的", folded("2"))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param({"kinds": {}}, "kinds: no-kinds", id="no kinds"),
        pytest.param({"kinds": {"甲": F(-1)}}, "kinds: negative", id="a sign"),
        pytest.param({"once": ("乙",)}, "once: no-such-kind", id="of no kind"),
    ],
)
def test_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(BadParameterError, match=message):
        ByKind(**{"kinds": {"甲": F(1)}, **wrong})
