"""An office with one indicator of 100 marks; every unit gets the mark given for it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cases.commanding import assess

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEAD: Final = """
[scheme]
id = "x-2014"
title = "某市2014年度政务公开考评"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 1
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"
"""
REST: Final = """
[states]
not-collected = "leave-out"
could-not-tell = "leave-out"

[source.inspection]

[[class]]
id = "county"
title = { zh = "县区", en = "Counties" }

[[class]]
id = "media"
title = { zh = "政务新媒体", en = "Media" }
unscored = "合格"

[[indicator]]
id = "1"
title = "公开"
full = 100
source = "inspection"
score = { method = "given" }

[[veto]]
title = "安全问题"
when = { source = "inspection", measure = "sum", check = "unsafe", at_least = 1 }
effect = { grade = "不合格", no_score = true }

[[veto]]
title = "弄虚作假"
when = { source = "inspection", measure = "sum", check = "forged", at_least = 1 }
effect = { grade = "不合格", score = 59 }

[[gate]]
on = "total"
below = 60
effect = { grade = "不合格" }
"""
BANDS: Final = """
[[grade]]
title = "优秀"
at_least = 90

[[grade]]
title = "合格"
at_least = 60

[[grade]]
title = "不合格"
"""


def kept(
    marks: Mapping[str, str],
    rules: str = BANDS,
    *,
    heading: str = "",
    ties: str = "competition",
    nothing: str = "not-issued",
    media: Mapping[str, str] | None = None,
) -> list[dict[str, str]]:
    """Score counties (name -> mark) and media (name -> veto), in the working folder."""
    assess("init")
    head = HEAD.replace("competition", ties).replace("not-issued", nothing)
    Path("scheme.toml").write_text(head + heading + REST + rules, "utf-8")
    counties = [(f"A{n:03}", name, "county") for n, name in enumerate(marks)]
    others = [(f"M{n:03}", name, "media") for n, name in enumerate(media or {})]
    _write("units.csv", ("code", "name", "class"), [*counties, *others])
    facts = [(name, "1", mark) for name, mark in marks.items() if mark]
    facts += [(name, veto, "1") for name, veto in (media or {}).items() if veto]
    day, source = "2014-06-30", "inspection"
    rows = [(name, what, value, day, source) for name, what, value in facts]
    _write("facts.csv", ("unit", "indicator", "value", "date", "source"), rows)
    assess("import", "units.csv", *(["facts.csv"] if facts else []))
    return list(json.loads(assess("score", "--format", "json")))


def _write(name: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
