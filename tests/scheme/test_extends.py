"""Schemes that change a few numbers of another."""

from __future__ import annotations

import hashlib
import random
from decimal import Decimal
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from assess.methods.deduct import Deduct
from assess.problems import InputError
from assess.scheme.load import check_scheme, load_scheme, read_scheme
from assess.scheme.model import Bounds, Scheme, Title
from assess.scheme.whole import read_files
from assess.scheme.written import toml_text

from .test_load import change_something

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Extended = Callable[..., Scheme]


@pytest.fixture
def extended(tmp_path: Path, good: str) -> Extended:
    """Load what the last of these texts says over the others and the good scheme."""

    def load(*texts: str) -> Scheme:
        (tmp_path / "0.toml").write_text(good, "utf-8")
        for number, text in enumerate(texts, start=1):
            told = f'extends = "{number - 1}.toml"\n{text}'
            (tmp_path / f"{number}.toml").write_text(told, "utf-8")
        return load_scheme(tmp_path / f"{len(texts)}.toml")

    return load


def ids(scheme: Scheme) -> list[str]:
    return [indicator.id for indicator in scheme.indicators]


def grades(scheme: Scheme) -> list[str]:
    return [grade.title.zh for grade in scheme.grades]


def test_what_is_not_told_stays(extended: Extended, good: str) -> None:
    assert extended("").sheets == read_scheme(good, "").sheets


def test_a_key_takes_the_place_of_the_same_key(extended: Extended) -> None:
    scheme = extended('[scheme]\nid = "x-2015"\n[states]\nstale = 0')
    assert (scheme.heading.id, scheme.heading.decimals) == ("x-2015", 1)
    assert (scheme.states.stale, scheme.states.not_collected) == (F(0), F(0))


def test_a_leaf_keeps_what_is_not_told(extended: Extended) -> None:
    scheme = extended('[[indicator]]\nid = "2"\nscore = { method = "deduct", per = 2 }')
    (leaf,) = (i for i in scheme.indicators if i.id == "2")
    assert leaf.score == Deduct(per=F(2))
    assert (leaf.full, leaf.check) == (F(60), "dead-links")


def test_examples_of_other_numbers_do_not_hold_any_more(extended: Extended) -> None:
    scheme = extended('[[indicator]]\nid = "2"\nscore = { method = "deduct", per = 2 }')
    kept = {i.id: len(i.examples) for i in scheme.indicators if i.examples}
    assert kept == {"1.2": 1}


def test_a_source_takes_the_place_of_several(extended: Extended) -> None:
    several = 'sources = ["self-check", "monitoring"]\njoin = "minimum"'
    scheme = extended(f'[[indicator]]\nid = "2"\n{several}')
    assert scheme.indicators[3].sources == ("self-check", "monitoring")


def test_a_bound_takes_the_place_of_the_other(extended: Extended) -> None:
    scheme = extended('[[grade]]\ntitle = "优秀"\nabove = 90')
    assert scheme.grades[0].bounds == Bounds(above=F(90))


def test_a_grade_stands_beside_the_one_it_is_told_with(extended: Extended) -> None:
    told = '[[grade]]\ntitle = "{}"\nat_least = {}\n'
    above = told.format("卓越", 95) + '[[grade]]\ntitle = "优秀"\n'
    assert grades(extended(above)) == ["卓越", "优秀", "合格", "不合格"]
    below = '[[grade]]\ntitle = "优秀"\n' + told.format("良好", 80)
    assert grades(extended(below)) == ["优秀", "良好", "合格", "不合格"]


def test_grades_of_one_title_are_told_apart_by_their_classes(
    extended: Extended,
) -> None:
    best = '[[grade]]\ntitle = "特优"\nonly = ["{0}"]\nat_least = {1}\n'
    beside = '[[grade]]\ntitle = "优秀"\n'
    both = [best.format("street", 98) + beside, best.format("department", 97) + beside]
    scheme = extended(*both, best.format("department", 96))
    found = {g.only: g.bounds.at_least for g in scheme.grades if g.only}
    assert found == {("street",): F(98), ("department",): F(96)}
    removed = '[[grade]]\ntitle = "特优"\nonly = ["street"]\nremove = true'
    left = extended(*both, removed).grades
    assert [grade.only for grade in left if grade.only] == [("department",)]


def test_what_is_new_comes_last(extended: Extended) -> None:
    new = '[[class]]\nid = "school"\ntitle = "学校"'
    assert [c.id for c in extended(new).classes] == ["street", "department", "school"]


def test_a_leaf_stands_beside_one_of_the_same_parent(extended: Extended) -> None:
    told = '[[indicator]]\nid = "1.1"\nfull = 5\n[[indicator]]\nid = "{}"\n'
    new = 'parent = "{}"\ntitle = "x"\nfull = 5\nsource = "self-check"\n'
    leaf = (told + new + 'score = {{ method = "given" }}').format
    assert ids(extended(leaf("1.3", "1"))) == [
        "1",
        "1.1",
        "1.3",
        "1.2",
        "2",
        "9",
        "9.1",
    ]
    other = leaf("9.2", "9") + '\n[[indicator]]\nid = "1"\nfull = 35'
    other += "\n[scheme]\nfull = 95"
    assert ids(extended(other)) == ["1", "1.1", "1.2", "2", "9", "9.1", "9.2"]


def test_a_block_is_removed_with_what_it_holds(extended: Extended) -> None:
    gone = '[[indicator]]\nid = "1"\nremove = true\n[scheme]\nremove = ["full"]'
    gone += '\n[[grade]]\ntitle = "优秀"\nremove = true'
    scheme = extended(gone)
    assert (ids(scheme), scheme.heading.full) == (["2", "9", "9.1"], None)


def test_what_is_told_anew_does_not_go_with_its_block(extended: Extended) -> None:
    gone = '[[indicator]]\nid = "1"\nremove = true\n[scheme]\nfull = 90\n'
    scheme = extended(gone + '[[indicator]]\nid = "1.2"\nremove = ["parent"]')
    assert ids(scheme) == ["1.2", "2", "9", "9.1"]


def test_sources_vetoes_and_grades_are_removed(extended: Extended) -> None:
    grade = '[[grade]]\ntitle = { zh = "优秀" }\nremove = true\n'
    scheme = extended(grade + '[[veto]]\ntitle = "弄虚作假"\nremove = true')
    assert (grades(scheme), scheme.vetoes) == (["合格", "不合格"], ())


def test_a_gate_without_a_title_is_known_by_what_it_opens(extended: Extended) -> None:
    gate = '[[gate]]\non = "total"\nopens = "9"\n'
    (shut,) = extended(gate + "above = 70").gates
    assert shut.bounds == Bounds(above=F(70))
    assert extended(gate + "remove = true").gates == ()
    other = '[[gate]]\non = "total"\nbelow = 1\neffect = { score = 0 }\n'
    assert len(extended(other + other.replace("1", "2")).gates) == 3


def test_classes_keep_their_own_numbers(extended: Extended) -> None:
    own = '[[indicator]]\nid = "2"\nin_class.{}.title = "{}"\n'
    scheme = extended(own.format("street", "甲"), own.format("department", "乙"))
    titles = {name: sheet[3].title for name, sheet in scheme.sheets.items()}
    assert titles == {"street": Title("甲"), "department": Title("乙")}
    gone = '[[indicator]]\nid = "2"\nin_class.street.remove = true\n'
    scheme = extended(own.format("street", "甲"), gone)
    assert scheme.sheets["street"][3].title == Title("链接可用")


def test_the_text_of_a_scheme_is_the_whole(extended: Extended) -> None:
    scheme = extended('[scheme]\nid = "y"', '[states]\nnot-collected = "5%"')
    assert "extends" not in scheme.text
    assert vars(read_scheme(scheme.text, "kept")) == vars(scheme)
    assert scheme.sha256 == hashlib.sha256(scheme.text.encode()).hexdigest()


def test_examples_of_a_base_are_not_handed_on(extended: Extended) -> None:
    example = '[[example]]\ntitle = "空"\nclass = "street"\ntotal = 0'
    assert len(extended(example).examples) == 1
    assert extended(example, "").examples == ()


def test_every_file_is_looked_at(tmp_path: Path, good: str) -> None:
    (tmp_path / "old.toml").write_bytes(b"\xef\xbb\xbf" + good.encode())
    (tmp_path / "new.toml").write_text('extends = "old.toml"', "utf-8")
    scheme, problems = check_scheme(tmp_path / "new.toml")
    assert scheme
    assert [p.code for p in problems] == ["byte-order-mark"]
    assert problems[0].where.file == str(tmp_path / "old.toml")


def test_a_base_in_another_folder(tmp_path: Path, good: str) -> None:
    (tmp_path / "2015").mkdir()
    (tmp_path / "2014.toml").write_text(good, "utf-8")
    (tmp_path / "2015" / "a.toml").write_text('extends = "../2014.toml"', "utf-8")
    (tmp_path / "b.toml").write_text('extends = "2015/a.toml"', "utf-8")
    assert len(read_files(tmp_path / "b.toml").parts) == 3


@pytest.mark.parametrize("name", ["", ".", "none.toml"])
def test_a_base_that_is_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.toml").write_text(f'extends = "{name}"', "utf-8")
    with pytest.raises(InputError, match="1:11 no-base-file"):
        load_scheme(tmp_path / "a.toml")


SCALARS = (
    st.integers()
    | st.booleans()
    | st.dates()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALARS, lambda v: st.lists(v) | st.dictionaries(st.text(), v), max_leaves=8
)


@given(st.dictionaries(st.text(), VALUES))
def test_what_is_written_is_read_again(values: dict[str, object]) -> None:
    written = toml_text(values)
    assert tomli.loads(written, parse_float=Decimal) == values


def test_what_is_no_number_is_written() -> None:
    written = toml_text({"a": [Decimal("Infinity"), Decimal("-Infinity")]})
    assert tomli.loads(written) == {"a": [float("inf"), float("-inf")]}


@pytest.mark.parametrize("seed", range(150))
def test_whatever_is_written_there_is_an_answer(
    seed: int, tmp_path: Path, good: str
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    for name in ("base", "ours"):
        values = tomli.loads(good, parse_float=Decimal)
        for _change in range(chance.randint(1, 6)):
            change_something(values, chance, ["remove", "title", "id", "x"])
        told = values if name == "base" else {"extends": "base.toml", **values}
        (tmp_path / f"{name}.toml").write_text(toml_text(told), "utf-8")
    _scheme, problems = check_scheme(tmp_path / "ours.toml")
    places = {problem.where.file for problem in problems}
    assert places <= {str(tmp_path / "base.toml"), str(tmp_path / "ours.toml")}
