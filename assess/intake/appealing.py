"""Words of an appeal, as somebody typed them, to what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import desc, select

from assess.intake.faults import Faults
from assess.intake.headers import Header
from assess.intake.importing import Import, judge_of
from assess.problems import refuse
from assess.records.appeals import Matter
from assess.records.elsewhere.told import sources_of
from assess.records.shapes import OBSERVATION, SERIES
from assess.records.standing import stands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row, Select

    from assess.intake.judging import Judge
    from assess.scheme.model import Scheme

_COLUMNS: Final = ("unit", "indicator", "value", "date", "source", "kind", "state")
_SHOWN: Final = 8  # observations to choose from


@dataclass(frozen=True, kw_only=True, slots=True)
class Objection:
    """What was typed; `value` None asks to strike what was seen."""

    unit: str
    indicator: str
    value: str | None
    source: str = ""
    observation: int | None = None
    day: str = ""


def understand(
    connection: Connection,
    scheme: Scheme,
    objection: Objection,
    titles: Mapping[str, str],
    today: date,
) -> Matter:
    """Find what an objection is about, and read the value it asks for.

    `titles` are what problems call each field. Raises InputError with all that is
    wrong: with the words as in a file, or which-observation, no-such-observation,
    nothing-seen, elsewhere-appeal.
    """
    faults = Faults("")
    judge = _judge(connection, scheme, titles, faults, today)
    seen = _chosen(connection, judge, objection)
    told = _row(objection, seen)
    source = told["source"] = told["source"] or _any_source(judge, objection.indicator)
    told["date"] = told["date"] or _any_day(judge, source)
    judged = judge.judge(0, [told[name] for name in _COLUMNS])
    faults.raise_any()
    if judged is None or not (seen or (objection.day and objection.source)):
        raise refuse("nothing-seen")
    if not seen:
        _is_here(connection, judged.series)
    return Matter(
        unit=judged.unit.number,
        series=seen.series if seen else judged.series,
        seen=seen.seen if seen else judged.moment,
        observation=seen.id if seen else None,
        asked=judged.value,
    )


def _is_here(connection: Connection, series: int) -> None:
    """Refuse what is not seen here because its source lives elsewhere."""
    query = select(SERIES.c.source).where(SERIES.c.id == series)
    source = connection.execute(query).scalar_one()
    if source in sources_of(connection):
        raise refuse("elsewhere-appeal", source=source)


def _judge(
    connection: Connection,
    scheme: Scheme,
    titles: Mapping[str, str],
    faults: Faults,
    today: date,
) -> Judge:
    header = Header(
        contents="observations",
        columns={name: at for at, name in enumerate(_COLUMNS)},
        titles=titles,
        dated=None,
        width=len(_COLUMNS),
    )
    given = Import(
        scheme=scheme, source=None, today=today, now=0, by="", progress=lambda _n: None
    )
    judge = judge_of(connection, header, faults, given)
    return replace(judge, sealed=())  # one may object to what is sealed


def _row(objection: Objection, seen: Row[Any] | None) -> dict[str, str]:
    """Write an objection as the row of a file would say it."""
    row = {
        "unit": objection.unit,
        "indicator": objection.indicator,
        "value": objection.value or "",
        "date": objection.day,
        "source": objection.source,
        "kind": "",
        "state": "" if objection.value is not None else "could-not-tell",
    }
    if seen:
        day = datetime.fromtimestamp(seen.seen, UTC).date().isoformat()
        row |= {"date": day, "source": seen.source, "kind": seen.kind}
    return row


def _any_source(judge: Judge, indicator: str) -> str:
    """Give a source of the indicator, so that all else can be looked at."""
    return next(iter(judge.looks.sources_of(indicator)), judge.scheme.sources[0].id)


def _any_day(judge: Judge, source: str) -> str:
    """Give a day on which the source may have looked."""
    asked, scheme = judge.sources.get(source, source), judge.scheme
    own = (each.period for each in scheme.sources if each.id == asked)
    period = next(own, None) or scheme.heading.period
    return min(judge.today, period.last).isoformat()


def _chosen(
    connection: Connection, judge: Judge, objection: Objection
) -> Row[Any] | None:
    """Give the one observation that the objection can be about; None: there is none."""
    found = _standing(connection, judge, objection)
    number = objection.observation
    if number is not None:
        found = [row for row in found if row.id == number]
        if not found:
            raise refuse("no-such-observation", number=number)
    if len(found) > 1:
        shown = tuple(f"{row.id} ({_day(row.seen)})" for row in found[:_SHOWN])
        raise refuse("which-observation", many=len(found), shown=shown)
    return found[0] if found else None


def _day(seen: int) -> str:
    return datetime.fromtimestamp(seen, UTC).date().isoformat()


def _standing(
    connection: Connection, judge: Judge, objection: Objection
) -> list[Row[Any]]:
    """Give what was seen of the unit and indicator, the newest first."""
    unit = judge.units.known.get(objection.unit)
    asked = judge.sources.get(objection.source, objection.source)
    places = {
        (look.source, look.check)
        for (source, name), look in judge.looks.by_name.items()
        if name == objection.indicator and (not asked or source == asked)
    }
    query: Select[Any] = (
        select(
            OBSERVATION.c.id,
            OBSERVATION.c.series,
            OBSERVATION.c.seen,
            SERIES.c.source,
            SERIES.c.check_code,
            SERIES.c.kind,
        )
        .join_from(OBSERVATION, SERIES, SERIES.c.id == OBSERVATION.c.series)
        .where(OBSERVATION.c.unit == (unit.number if unit else 0), stands())
        .order_by(desc(OBSERVATION.c.seen), desc(OBSERVATION.c.id))
    )
    rows = connection.execute(query)
    return [row for row in rows if (row.source, row.check_code) in places]
