"""Schemes from their files."""

from __future__ import annotations

import hashlib
import random
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction as F
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assess.methods.deduct import Deduct
from assess.methods.yes_no import YesNo
from assess.problems import InputError
from assess.scheme.checks import CHECKS, DOUBTS
from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.scheme.load import check_scheme, load_scheme, read_scheme
from assess.scheme.model import Indicator, Scheme, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
PUBLISHED = [
    *(ROOT / "rules").glob("*.toml"),
    *ROOT.glob("assess/starter/scheme.*.toml"),
]


def on(sheet: Scheme, class_id: str, name: str) -> Indicator:
    return next(i for i in sheet.sheets[class_id] if i.id == name)


@pytest.mark.parametrize("scheme", PUBLISHED, ids=lambda path: path.stem)
def test_a_published_scheme_has_nothing_wrong_or_odd(scheme: Path) -> None:
    loaded, problems = check_scheme(scheme)
    assert not problems
    assert loaded
    assert vars(loaded) == vars(load_scheme(scheme))


def test_a_scheme_keeps_its_text(good: str) -> None:
    scheme = read_scheme(good, "good")
    assert scheme.text == good
    assert scheme.sha256 == hashlib.sha256(good.encode()).hexdigest()
    assert vars(read_scheme(scheme.text, "again")) == vars(scheme)


def test_a_kept_scheme_is_not_checked_again(good: str) -> None:
    outgrown = good.replace("full = 100", "full = 99")
    assert read_scheme(outgrown, "kept").heading.full == 99


def test_a_kept_scheme_that_is_broken_is_refused(good: str) -> None:
    with pytest.raises(InputError, match="kept:6:12 wrong-type"):
        read_scheme(good.replace("decimals = 1", "decimals = true"), "kept")


def test_known_sources_have_a_title_and_others_their_id(good: str) -> None:
    text = good.replace("[source.monitoring]", "[source.monitoring]\n[source.vote]")
    titles = {s.id: s.title for s in read_scheme(text, "").sources}
    assert titles["self-check"] == Title("单位自查", "Self-check")
    assert titles["vote"] == Title("vote")


def test_a_class_has_its_own_numbers(good: str) -> None:
    own = """in_class.street = { full = 30, score = { method = "deduct", per = 1 } }"""
    scheme = read_scheme(good.replace('id = "2"', f'id = "2"\n{own}'), "")
    street, department = (on(scheme, name, "2") for name in ("street", "department"))
    assert (street.full, street.score) == (F(30), Deduct(per=F(1)))
    assert (department.full, department.score) == (F(60), Deduct(per=F("0.5")))
    assert street.observe == department.observe
    assert street.examples == ()  # those above were for other numbers
    assert department.examples == ((F(0), F(60)), (F(3), F("58.5")))


def test_what_is_inside_a_block_goes_with_it(good: str) -> None:
    only = 'id = "1"\nonly = ["street"]'
    scheme = read_scheme(good.replace('id = "1"', only, 1), "")
    assert [i.id for i in scheme.sheets["street"]] == [
        "1",
        "1.1",
        "1.2",
        "2",
        "9",
        "9.1",
    ]
    assert [i.id for i in scheme.sheets["department"]] == ["2", "9", "9.1"]
    assert len(scheme.indicators) == 6


def test_a_single_source_may_be_written_alone(good: str) -> None:
    leaf = on(read_scheme(good, ""), "street", "1.1")
    assert (leaf.sources, leaf.score, leaf.check) == (("self-check",), YesNo(), "1.1")


JUNK: list[Any] = [
    *(1, 0, -1, 10**20, True, "", "x", "1", "60%", "leave-out", "street", "bonus"),
    *(Decimal("0.5"), Decimal("nan"), Decimal("inf"), date(2014, 1, 1)),
    *([], [1], ["street"], [[1, 2]], [{}], {}, {"a": 1}, {"method": "yes-no"}),
]


@pytest.mark.parametrize("seed", range(300))
def test_whatever_is_written_there_is_an_answer(seed: int, good: str) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    document = Document("x", good)
    for _change in range(chance.randint(1, 4)):
        change_something(document.values, chance)
    draft = draft_of(document)
    faults = [*draft.faults, *(f for check in (*CHECKS, *DOUBTS) for f in check(draft))]
    for fault in faults:
        assert document.problem(fault).where.file == "x"


def change_something(
    table: Any, chance: random.Random, new: Sequence[str] = ()
) -> None:
    """Walk down at random, and there put or drop something; or add a `new` key."""
    if new and isinstance(table, dict) and chance.random() < 0.2:
        table[chance.choice(new)] = deepcopy(chance.choice([*JUNK, True, ["full"]]))
    keys = list(table if isinstance(table, dict) else range(len(table)))
    if not keys:
        return
    key = chance.choice(keys)
    if isinstance(table[key], dict | list) and chance.random() < 0.8:
        change_something(table[key], chance, new)
    elif chance.random() < 0.7:
        table[key] = deepcopy(chance.choice(JUNK))
    else:
        del table[key]
