"""What sample_data/README.md tells of the district comes out of the commands."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from typer.testing import CliRunner, Result

from assess.cli.commands import app
from assess.scheme.load import check_scheme

ROOT = Path(__file__).parents[2]
FILES = ("units.csv", "self-checks.csv", "monitoring.csv", "inspections.csv")

Run: TypeAlias = Callable[..., Result]
Ranking: TypeAlias = dict[str, dict[str, str]]


def office(folder: Path, scheme_id: str, sample: Path) -> Run:
    """Take the sample into a record of its own; give what runs a command on it."""
    record, scheme = folder / "record.db", ROOT / "rules" / f"{scheme_id}.toml"
    made = CliRunner().invoke(app, ["init", str(folder)])
    assert made.exit_code == 0, made.output

    def run(*words: str | Path, scheme_too: bool = True) -> Result:
        options = ["--record", record, *(["--scheme", scheme] if scheme_too else [])]
        typed = [str(word) for word in (*words, *options)]
        return CliRunner(env={"ASSESS_LANG": "zh"}).invoke(app, typed)

    taken = run("import", *(sample / name for name in FILES))
    assert taken.exit_code == 0, taken.output
    scored = run("score")
    assert scored.exit_code == 0, scored.output
    return run


def ranking(run: Run, folder: Path) -> Ranking:
    """Give the rows of the ranking by the units' codes."""
    exported = run("export", folder / "ranking.json", scheme_too=False)
    assert exported.exit_code == 0, exported.output
    rows = json.loads((folder / "ranking.json").read_text("utf-8"))
    return {row["code"]: row for row in rows}


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("district")
    return office(folder, "qiyi-2014", ROOT / "sample_data")


@pytest.fixture(scope="session")
def ranked(district: Run, tmp_path_factory: pytest.TempPathFactory) -> Ranking:
    return ranking(district, tmp_path_factory.mktemp("ranked"))


@pytest.fixture(scope="session")
def institutions(tmp_path_factory: pytest.TempPathFactory) -> Ranking:
    folder = tmp_path_factory.mktemp("institutions")
    sample = ROOT / "sample_data" / "institutions"
    return ranking(office(folder, "qiyi-2014-institutions", sample), folder)


@pytest.mark.parametrize("name", ["qiyi-2014", "qiyi-2014-institutions"])
def test_nothing_is_wrong_with_the_scheme(name: str) -> None:
    scheme, problems = check_scheme(ROOT / "rules" / f"{name}.toml")
    assert scheme
    assert [problem.code for problem in problems] == []


def test_the_scheme_has_eight_blocks_and_extras_and_30_leaves() -> None:
    scheme, _problems = check_scheme(ROOT / "rules" / "qiyi-2014.toml")
    assert scheme
    blocks = Counter(i.kind for i in scheme.indicators if not i.score)
    assert blocks == {"merit": 8, "bonus": 1, "minus": 1}
    assert all(
        sum(bool(i.score) for i in sheet) >= 30 for sheet in scheme.sheets.values()
    )
    assert all(i.basis for i in scheme.indicators)


def test_everybody_is_in_the_list(ranked: Ranking) -> None:
    classes = Counter(row["class"] for row in ranked.values())
    assert classes == {"street": 10, "department": 32}


@pytest.mark.parametrize(
    ("code", "total", "grade"),
    [
        pytest.param("B16", "59.00", "不合格", id="7 of 140 visits failed: vetoed"),
        pytest.param("J07", "93.02", "优秀", id="6 of 140 visits failed: not vetoed"),
        pytest.param("J04", "89.96", "良好", id="10 of 128 failed: too few to veto"),
        pytest.param("B31", "39.18", "不合格", id="handed in nothing"),
        pytest.param("B15", "65.74", "合格", id="claimed everything"),
        pytest.param("J10", "56.68", "不合格", id="named in a circular"),
        pytest.param("B32", "", "", id="hardly looked at: no score"),
        pytest.param("B01", "104.36", "优秀", id="the bonus lifts it above 100"),
    ],
)
def test_how_a_unit_comes_out(
    code: str, total: str, grade: str, ranked: Ranking
) -> None:
    assert (ranked[code]["total"], ranked[code]["grade"]) == (total, grade)


def test_who_is_not_issued_a_score_has_no_rank(ranked: Ranking) -> None:
    assert [code for code, row in ranked.items() if not row["rank"]] == ["B32"]
    assert ranked["B32"]["coverage"] == "28%"


@pytest.mark.parametrize(
    ("one", "other", "rank"),
    [
        pytest.param("J02", "J06", "3", id="two streets with the same facts"),
        pytest.param("B24", "B29", "3", id="two departments with the same facts"),
        pytest.param("B07", "B23", "5", id="two more"),
        pytest.param("B02", "B14", "18", id="equal only as printed"),
    ],
)
def test_ties_share_a_rank(one: str, other: str, rank: str, ranked: Ranking) -> None:
    assert ranked[one]["total"] == ranked[other]["total"]
    assert {ranked[one]["rank"], ranked[other]["rank"]} == {rank}


@pytest.mark.parametrize(
    ("code", "block", "points"),
    [
        pytest.param("B01", "9", "5.00", id="the bonus pool holds no more than 5"),
        pytest.param("B15", "9", "0.00", id="no bonus below 80"),
        pytest.param("J09", "10", "-1.00", id="a late self-check costs a point"),
        pytest.param("B06", "10", "-1.00", id="another one"),
        pytest.param("J10", "10", "-2.00", id="a circular costs two"),
        pytest.param("J08", "6", "4.90", id="report a day late: 1.5 of 4"),
        pytest.param("B28", "6", "4.50", id="report three days late: 0.5 of 4"),
        pytest.param("B31", "6", "0.00", id="no report at all"),
        pytest.param("B23", "7", "", id="no institutions below it: not applicable"),
        pytest.param("B31", "7", "0.00", id="nothing claimed, nothing left out"),
    ],
)
def test_what_a_block_earns(
    code: str, block: str, points: str, ranked: Ranking
) -> None:
    assert ranked[code][block] == points


@pytest.mark.parametrize(
    ("code", "indicator", "told"),
    [
        pytest.param("B15", "1.1", "0", id="claimed yes, found no"),
        pytest.param("B26", "3.4", "0", id="claimed not applicable, found bad"),
        pytest.param("B05", "3.1", "1.2", id="explained as empty: 60% of 2"),
        pytest.param("J03", "5.4", "0", id="seen in spring only: stale"),
        pytest.param("B09", "5.4", "2", id="in order when seen again"),
        pytest.param("B12", "2.5", "0", id="off until nothing is left"),
        pytest.param("B13", "2.7", "2", id="mended within the window"),
    ],
)
def test_what_a_leaf_earns(code: str, indicator: str, told: str, district: Run) -> None:
    said = district("explain", code, indicator, scheme_too=False)
    assert said.exit_code == 0, said.output
    heading = next(
        x for x in said.output.splitlines() if x.strip().startswith(indicator)
    )
    assert heading.rsplit("：", 1)[1].split("/")[0].strip() == told


@pytest.mark.parametrize(
    ("day", "code", "kind", "level"),
    [
        pytest.param("2015-01-20", "B06", "not-in", 1, id="a self-check 3 days late"),
        pytest.param("2015-01-30", "J09", "not-in", 3, id="one 11 days late"),
        pytest.param("2015-04-10", "B31", "not-in", 3, id="one that never came"),
        pytest.param("2015-03-20", "B28", "statutory-date", 1, id="a report soon due"),
        pytest.param("2015-04-10", "B31", "statutory-date", 3, id="none published"),
        pytest.param("2015-03-20", "J09", "not-rectified", 1, id="not put right yet"),
        pytest.param("2015-03-02", "B09", "not-rectified", 3, id="open since June"),
        pytest.param("2015-04-10", "B15", "not-rectified", 3, id="never put right"),
    ],
)
def test_who_is_reminded(
    day: str, code: str, kind: str, level: int, district: Run
) -> None:
    assert (code, kind, level) in _reminders(district, day)


@pytest.mark.parametrize(
    ("day", "code", "kind"),
    [
        pytest.param("2015-01-26", "B06", "not-in", id="it has come by now"),
        pytest.param("2015-04-10", "B28", "statutory-date", id="late, but published"),
        pytest.param("2015-04-10", "J09", "not-rectified", id="put right by now"),
        pytest.param("2015-03-03", "B09", "not-rectified", id="seen to be in order"),
    ],
)
def test_who_is_left_in_peace(day: str, code: str, kind: str, district: Run) -> None:
    assert (code, kind) not in {told[:2] for told in _reminders(district, day)}


def _reminders(run: Run, day: str) -> set[tuple[str, str, int]]:
    done = run("remind", "--today", day, "--format", "json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    return {(row["code"], row["kind"], row["level"]) for row in told}


def test_every_institution_and_bureau_is_in_the_list(institutions: Ranking) -> None:
    classes = Counter(row["class"] for row in institutions.values())
    assert classes == {"institution": 1230, "bureau": 3}


def test_a_bureau_pays_for_a_late_summary(institutions: Ranking) -> None:
    assert institutions["B21"]["total"] < institutions["B02"]["total"]
