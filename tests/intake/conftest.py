"""A small scheme by hand, and a record for it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assess.measures.days_late import DaysLate
from assess.measures.share_failing import ShareFailing
from assess.measures.sum import Sum
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.given import Given
from assess.methods.levels import Levels
from assess.methods.share import Share
from assess.methods.yes_no import YesNo
from assess.records.store import Record, create_record
from assess.scheme.model import (
    Bounds,
    Class,
    Heading,
    Indicator,
    Observe,
    Period,
    RemindRules,
    Scheme,
    Source,
    States,
    Title,
)
from assess.scheme.vetoes import Condition, Effect, Veto
from intake.handing import UNITS, Office

if TYPE_CHECKING:
    from pathlib import Path

F = Fraction
CLAIM, MONITORING, VISIT = "self-check", "monitoring", "inspection"

INDICATORS = (
    Indicator(id="1", title=Title("组织"), full=F(15)),
    Indicator(
        id="1.1",
        title=Title("专人负责"),
        full=F(2),
        parent="1",
        sources=(CLAIM, VISIT),
        join="verified-claim",
        score=YesNo(),
    ),
    Indicator(
        id="1.2",
        title=Title("制度建设"),
        full=F(5),
        parent="1",
        sources=(VISIT,),
        score=Levels(levels={"优": F(5), "良": F(3), "差": F(0)}),
    ),
    Indicator(
        id="1.3",
        title=Title("总体印象"),
        full=F(8),
        parent="1",
        only=("street",),
        sources=(VISIT,),
        score=Given(),
    ),
    Indicator(id="2", title=Title("公开"), full=F(15)),
    Indicator(
        id="2.1",
        title=Title("链接可用"),
        full=F(5),
        parent="2",
        sources=(MONITORING,),
        observe=Observe(measure=Sum(), check="dead-links"),
        score=Deduct(per=F("0.1")),
    ),
    Indicator(
        id="2.2",
        title=Title("栏目更新"),
        full=F(5),
        parent="2",
        sources=(MONITORING,),
        score=Share(),
    ),
    Indicator(
        id="2.3",
        title=Title("年度报告"),
        full=F(5),
        parent="2",
        sources=(CLAIM,),
        observe=Observe(measure=DaysLate(due=date(2014, 3, 31))),
        score=Deadline(),
    ),
)


def _of(class_id: str) -> tuple[Indicator, ...]:
    return tuple(i for i in INDICATORS if not i.only or class_id in i.only)


def make_scheme() -> Scheme:
    """Two classes, three sources, every reading, and a veto of its own check."""
    down = Condition(
        source=MONITORING,
        check="visit",
        measure=ShareFailing(),
        bounds=Bounds(at_least=F("0.05")),
    )
    return Scheme(
        heading=Heading(
            id="test",
            title=Title("测试"),
            period=Period(first=date(2014, 1, 1), last=date(2014, 12, 31)),
            decimals=2,
            rounding="half-up",
            ties="competition",
            rank_on="printed",
            not_applicable="rescale",
            nothing_to_score="not-issued",
            silence="not-collected",
        ),
        states=States(not_collected=F(0), could_not_tell=F(0), explained_empty=F(0)),
        sources=(
            Source(
                id=CLAIM,
                title=Title("单位自查", "Self-check"),
                period=Period(first=date(2014, 12, 1), last=date(2015, 1, 15)),
            ),
            Source(id=MONITORING, title=Title("网上监测", "Monitoring")),
            Source(id=VISIT, title=Title("现场检查", "Inspection")),
        ),
        classes=(
            Class(id="street", title=Title("街道", "Street")),
            Class(id="office", title=Title("部门", "Department")),
        ),
        sheets={name: _of(name) for name in ("street", "office")},
        indicators=INDICATORS,
        vetoes=(
            Veto(
                title=Title("无法访问"),
                when=Condition(any=(down,)),
                effect=Effect(score=F(59)),
            ),
        ),
        gates=(),
        grades=(),
        remind=RemindRules(),
        text="",
        sha256="",
    )


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return make_scheme()


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return create_record(tmp_path / "record.db")


@pytest.fixture
def empty(tmp_path: Path, record: Record, scheme: Scheme) -> Office:
    return Office(tmp_path, record, scheme)


@pytest.fixture
def office(empty: Office) -> Office:
    empty.take("units.csv", UNITS)
    return empty
