"""``assess explain`` in its three forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cases.commanding import assess
from typer.testing import CliRunner

from assess.cli.commands import app

BLOCK = """\
[[indicator]]
id = "2"
title = "公开 *及时*"
full = 3
[[indicator]]
id = "2.1"
parent = "2"
title = "按月更新"
full = 3
source = "self-check"
score = { method = "linear", per = 0.4 }
basis = "办法第三条"
"""
CHECKS = "单位,指标,填报日期,值\nJ01,1,2014-12-05,是\nJ01,2.1,2014-12-05,2\n"


@pytest.fixture
def scored(folder: Path) -> Path:
    with Path("scheme.toml").open("a", encoding="utf-8") as file:
        file.write(BLOCK)
    Path("checks.csv").write_text(CHECKS, "utf-8")
    assess("import", "units.csv", "checks.csv")
    assess("score")
    return folder


@pytest.mark.usefixtures("scored")
def test_json_holds_codes_and_exact_numbers() -> None:
    told = json.loads(assess("explain", "J01", "--format", "json"))
    assert told["total"] == "2.80"
    assert [(p["id"], p["points"], p["full"], p["state"]) for p in told["parts"]] == [
        ("1", "2", "2", "observed"),
        ("2", "0.8", "3", ""),
        ("2.1", "0.8", "3", "observed"),
        ("", "2.8", "5", "issued"),
    ]
    kinds = [line["what"] for line in told["parts"][2]["lines"]]
    assert kinds == ["rule", "found", "working", "fact", "basis"]


@pytest.mark.usefixtures("scored")
def test_markdown_of_one_indicator() -> None:
    page = assess("explain", "J01", "2", "--format", "md").splitlines()
    assert page[0].startswith("# J01 文源街道")
    assert page[2] == r"- **2 公开 \*及时\*: 0.8 / 3**"
    assert page[3] == "  - **2.1 按月更新: 0.8 / 3**"  # it says all about the block
    assert "    - 0.4 × 2 = 0.8" in page
    assert "    - basis: 办法第三条" in page


@pytest.mark.usefixtures("scored")
def test_what_is_printed_in_another_language_says_the_same() -> None:
    told = [
        json.loads(
            CliRunner(env={"ASSESS_LANG": language})
            .invoke(app, ["explain", "J01", "--format", "json"])
            .stdout
        )
        for language in ("en", "zh")
    ]
    for each in told:
        for part in each["parts"]:
            del part["result"], part["title"]
            part["lines"] = [line["what"] for line in part["lines"]]
    assert told[0] == told[1]


@pytest.mark.usefixtures("scored")
def test_another_form_is_refused() -> None:
    done = CliRunner().invoke(app, ["explain", "J01", "--format", "csv"])
    assert done.exit_code == 2


VISITS = """\
[[indicator]]
id = "3"
title = "网站可用"
full = 3
source = "self-check"
observe = { measure = "share-failing" }
score = { method = "share", reverse = true }
"""


@pytest.mark.usefixtures("scored")
def test_what_failed_is_shown_before_what_did_not() -> None:
    with Path("scheme.toml").open("a", encoding="utf-8") as file:
        file.write(VISITS)
    failed = (1, 10, 19, 28)
    rows = [
        f"J01,3,2014-06-{n:02},{'否' if n in failed else '是'},\n" for n in range(1, 30)
    ]
    rows.append("J01,3,2014-06-30,,could-not-tell\n")
    Path("visits.csv").write_text(
        "单位,指标,填报日期,值,状态\n" + "".join(rows), "utf-8"
    )
    assess("import", "visits.csv")
    assess("score")
    (part,) = json.loads(assess("explain", "J01", "3", "--format", "json"))["parts"]
    seen = [line["text"][2:17] for line in part["lines"] if line["what"] == "fact"]
    assert seen == [
        "2014-06-28: no ",
        "2014-06-19: no ",
        "2014-06-10: no ",
        "2014-06-01: no ",
        "2014-06-30: cou",
        "and others",
    ]
