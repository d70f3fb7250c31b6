"""What a veto or a gate leaves of a result: never a better one. M34, M59."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F
from typing import TYPE_CHECKING, Final

import pytest

from assess.messages import speak
from assess.scheme.check_grades import grades_of_every_class
from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.scheme.result_words import grade_name
from assess.scoring.conditions import Hit
from assess.scoring.judge import judge
from assess.scoring.panel import Judgement, ranked_of
from assess.scoring.placing import _regraded
from assess.scoring.ranking import places
from assess.scoring.streams import Assessed
from scoring.judging import head, judged_of, leaf, sheet_of

if TYPE_CHECKING:
    from assess.scheme.model import Scheme
    from assess.scoring.placing import Ranked
    from assess.scoring.sheet import Sheet

GRADES: Final = """
[[grade]]
title = "优秀"
at_least = 90
[[grade]]
title = "良好"
at_least = 75
[[grade]]
title = "合格"
at_least = 60
[[grade]]
title = "不合格"
"""


def struck(effects: list[str], whole: str = "", grades: str = GRADES) -> Sheet:
    """Lay out a sheet of one leaf, with a veto for each effect."""
    vetoes = "".join(
        f"""
[[veto]]
title = "否决{number}"
when = {{ source = "inspection", measure = "sum", check = "x", at_least = 1 }}
effect = {{ {effect} }}
"""
        for number, effect in enumerate(effects)
    )
    return sheet_of(leaf("1", 100) + vetoes + grades, whole)


@pytest.mark.parametrize(
    ("effects", "points", "status", "total", "grade"),
    [
        pytest.param([], "95", "issued", 95, "优秀", id="nothing struck"),
        pytest.param(
            ['grade = "良好"'], "95", "vetoed", 95, "良好", id="a grade is set"
        ),
        pytest.param(
            ['grade = "良好"'], "50", "vetoed", 50, "不合格", id="and lifts nobody"
        ),
        pytest.param(
            ['grade = "良好"'],
            "-",
            "nothing-to-score",
            None,
            "良好",
            id="a grade without a number",
        ),
        pytest.param(
            ['grade_at_most = "良好"'], "95", "issued", 95, "良好", id="不得评优"
        ),
        pytest.param(
            ['grade_at_most = "良好"'], "61", "issued", 61, "合格", id="nobody rises"
        ),
        pytest.param(
            ['grade_at_most = "良好"'],
            "-",
            "nothing-to-score",
            None,
            "",
            id="a ceiling alone is no grade",
        ),
        pytest.param(["grade_down = 1"], "95", "issued", 95, "良好", id="降低一个等次"),
        pytest.param(
            ["grade_down = 2"], "61", "issued", 61, "不合格", id="to the last"
        ),
        pytest.param(
            ["grade_down = 1", "grade_down = 1"],
            "95",
            "issued",
            95,
            "良好",
            id="the worst holds, they do not add up",
        ),
        pytest.param(
            ["grade_down = 1", 'grade_at_most = "合格"'],
            "95",
            "issued",
            95,
            "合格",
            id="of a ceiling and a step the worse",
        ),
        pytest.param(["score = 59"], "95", "vetoed", 59, "不合格", id="59"),
        pytest.param(["score = 59"], "40", "vetoed", 40, "不合格", id="40 stays 40"),
        pytest.param(["score = 59"], "-", "vetoed", 59, "不合格", id="59 of nothing"),
        pytest.param(
            ["score_at_most = 59"], "95", "issued", 59, "不合格", id="总分最高不超过59"
        ),
        pytest.param(
            ["score_at_most = 59"],
            "40",
            "issued",
            40,
            "不合格",
            id="40 is not above it",
        ),
        pytest.param(
            ["score_at_most = 59"],
            "-",
            "nothing-to-score",
            None,
            "",
            id="a ceiling alone is no score",
        ),
        pytest.param(
            ["score = 70", "score_at_most = 59"],
            "95",
            "vetoed",
            59,
            "不合格",
            id="the lowest holds",
        ),
        pytest.param(
            ["no_score = true", "score = 59"], "95", "vetoed", None, "", id="no number"
        ),
    ],
)
def test_effects(
    effects: list[str], points: str, status: str, total: int | None, grade: str
) -> None:
    sheet = struck(effects)
    hits = tuple(Hit(number, (F(1),)) for number in range(len(effects)))
    outcome = judge(sheet, judged_of(sheet, points), hits)
    assert (outcome.status, outcome.total, outcome.grade) == (status, total, grade)


def test_a_decision_does_not_lift_what_is_capped() -> None:
    decided = '\n[adjustments]\nsource = "inspection"\n'
    sheet = struck(["score_at_most = 59"], grades=GRADES + decided)
    outcome = judge(sheet, judged_of(sheet, "55"), (Hit(0, (F(1),)),), F(10))
    assert (outcome.earned, outcome.total) == (F(65), F(59))


GATE = """
[[gate]]
title = "两项以上"
of = [{ on = "1", below = 24 }, { on = "2", below = 36 }, { on = "3", below = 12 }]
at_least = 2
effect = { grade_at_most = "合格" }
"""


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        pytest.param("40 60 11", "优秀", id="one of three"),
        pytest.param("23 60 11", "合格", id="two of three"),
        pytest.param("23 60 -", "优秀", id="what is left out is none of them"),
        pytest.param("23 35 11", "合格", id="all three"),
    ],
)
def test_how_many_of_several(points: str, grade: str) -> None:
    grades = GRADES.replace("90", "30").replace("75", "20").replace("60", "10")
    sheet = sheet_of(leaf("1", 40) + leaf("2", 60) + leaf("3", 20) + GATE + grades)
    assert judge(sheet, judged_of(sheet, points), ()).grade == grade


def class_of(sheet: Sheet, totals: str) -> list[Ranked | None]:
    """Judge a class; a veto strikes each unit whose points end in ``!``."""
    found = []
    for number, told in enumerate(totals.split()):
        hits = (Hit(0, (F(1),)),) * told.endswith("!")
        judged = judged_of(sheet, told.rstrip("!"))
        unit = Assessed(number, "street", None)
        outcome = judge(sheet, judged, hits)
        found.append(ranked_of(Judgement(unit, sheet, [], judged, outcome)))
    return found


@pytest.mark.parametrize(
    ("vetoed", "ranks"),
    [
        pytest.param("ranked", "2 1 3 4", id="with the others"),
        pytest.param("last", "1 4 2 3", id="behind the others"),
        pytest.param("unranked", "1 - 2 3", id="not at all"),
    ],
)
def test_where_vetoed_units_stand(vetoed: str, ranks: str) -> None:
    sheet = struck(['grade = "不合格"'], f'vetoed = "{vetoed}"')
    ranked = class_of(sheet, "90 95! 80 70")
    scores = [unit.score for unit in ranked if unit]
    halves = iter(places(scores, "competition"))
    found = [str(next(halves) // 2) if unit else "-" for unit in ranked]
    assert found == ranks.split()


@pytest.mark.parametrize(
    ("effect", "moves_up", "grades"),
    [
        pytest.param(
            'grade_at_most = "良好"',
            "false",
            "良好 优秀 良好 合格",
            id="who may not be best keeps the place",
        ),
        pytest.param(
            'grade_at_most = "良好"', "true", "良好 优秀 优秀 合格", id="递补: the next"
        ),
        pytest.param(
            "grade_down = 1", "true", "良好 优秀 优秀 合格", id="one lower, too"
        ),
        pytest.param(
            "score_at_most = 99", "true", "优秀 优秀 良好 合格", id="who may, does"
        ),
    ],
)
def test_who_moves_up(effect: str, moves_up: str, grades: str) -> None:
    more = f'at_least = 80\ntop = 2\nborder = "all"\nmoves_up = {moves_up}'
    sheet = struck([effect], grades=GRADES.replace("at_least = 90", more))
    ranked = [unit for unit in class_of(sheet, "95! 92 85 70") if unit]
    found = dict(_regraded(sheet.scheme, sheet.grades, ranked))
    assert [found[unit.unit] for unit in ranked] == grades.split()


def of_two_classes() -> Scheme:
    other = '[[class]]\nid = "office"\ntitle = "部门"\n'
    bands = GRADES.replace("at_least = 90", 'only = ["street"]\nat_least = 90')
    return struck([], grades=other + bands).scheme


def test_a_class_has_its_own_grades() -> None:
    scheme = of_two_classes()
    titles = {
        name: [grade.title.zh for grade in scheme.grades_of(name)]
        for name in ("street", "office")
    }
    assert titles["street"] == ["优秀", "良好", "合格", "不合格"]
    assert titles["office"] == ["良好", "合格", "不合格"]


def test_a_ceiling_may_be_the_best_grade_of_one_class() -> None:
    other = '[[class]]\nid = "office"\ntitle = "部门"\n'
    bands = GRADES.replace("at_least = 90", 'only = ["street"]\nat_least = 90')
    text = head() + leaf("1", 100) + other + bands
    veto = (
        '[[veto]]\ntitle = "x"\neffect = { grade_at_most = "良好" }\n'
        'when = { source = "inspection", measure = "sum", check = "x", at_least = 1 }\n'
    )
    assert list(grades_of_every_class(draft_of(Document("x.toml", text + veto)))) == []
    of_one = veto + 'only = ["office"]\n'
    found = grades_of_every_class(draft_of(Document("x.toml", text + of_one)))
    assert [fault.code for fault in found] == ["holds-nobody-back"]


def test_a_grade_is_told_with_its_classes() -> None:
    speak("zh")
    scheme = of_two_classes()
    first = scheme.grades[0]
    assert grade_name(scheme, first) == "优秀（街道）"
    assert grade_name(scheme, replace(first, only=())) == "优秀"
