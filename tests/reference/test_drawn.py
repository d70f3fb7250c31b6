"""What is drawn is a scheme that an office may write, and scores as it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from assess.scheme.load import check_scheme
from assess.workdays import WorkCalendar
from reference.observing import UNHURRIED, Assessment, assessments
from reference.scorer import score
from reference.strategies import scheme_texts

CALENDAR = WorkCalendar()
A_FEW = settings(UNHURRIED, max_examples=50)


@given(text=scheme_texts())
@A_FEW
def test_the_checker_accepts_every_scheme(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "drawn.toml")
        path.write_text(text, "utf-8")
        _scheme, problems = check_scheme(path)
    assert [str(p) for p in problems if p.severity == "error"] == []


@given(drawn=assessments())
@A_FEW
def test_a_unit_is_scored_alone_and_in_any_order(drawn: Assessment) -> None:
    scheme, units, facts = drawn.scheme, drawn.units, drawn.facts
    together = score(scheme, units, facts, CALENDAR)
    for code, class_id in units.items():
        alone = score(scheme, {code: class_id}, reversed(facts), CALENDAR)[code]
        assert replace(alone, rank=None) == replace(together[code], rank=None)


@given(drawn=assessments())
@A_FEW
def test_numbers_lie_where_they_must(drawn: Assessment) -> None:
    for outcome in score(drawn.scheme, drawn.units, drawn.facts, CALENDAR).values():
        assert 0 <= outcome.coverage <= 1
        assert all(points is None or points >= 0 for points in outcome.points.values())
        assert (outcome.total is None) == (outcome.printed is None)
        assert (outcome.total is None) == (outcome.rank is None)
        if outcome.status in {"not-issued", "nothing-to-score"}:
            assert outcome.total is None
