"""One wrong file per mistake, and what is said about it in every language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.messages import Language, speak
from assess.messages.sentences import (
    catalogue,
    intake,
    office,
    records,
    reminders,
    scheme,
    scheme_checks,
    scheme_doubts,
    scoring,
)
from assess.messages.tell import describe
from assess.problems import InputError
from assess.scheme.load import check_scheme, load_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    Golden = Callable[[str, str], None]

FOLDER = Path(__file__).parent / "bad"
BAD = sorted(FOLDER.glob("*.toml"))
LANGUAGES: tuple[Language, ...] = ("zh", "en")
ONLY_WARNED = {
    "blank-is-clean",
    "byte-order-mark",
    "counts-for-other",
    "full-out-of-reach",
    "join-of-one",
    "pool-out-of-reach",
    "round-unused",
    "share-as-whole",
    "source-unused",
    *scheme_doubts.SAID,
}
every_bad_scheme = pytest.mark.parametrize("bad", BAD, ids=lambda path: path.stem)


@every_bad_scheme
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_told(
    bad: Path, language: Language, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)
    speak(language)
    _scheme, problems = check_scheme(Path(bad.name))
    told = "\n".join(map(describe, problems))
    golden(f"bad/{bad.stem}.{language}.txt", told + "\n")


@every_bad_scheme
def test_it_is_refused_unless_it_is_only_odd(bad: Path) -> None:
    checked, problems = check_scheme(bad)
    assert problems
    assert (checked is not None) == (bad.stem in ONLY_WARNED)


@every_bad_scheme
def test_loading_and_checking_agree(bad: Path) -> None:
    checked, problems = check_scheme(bad)
    errors = [p.code for p in problems if p.severity == "error"]
    if bad.stem == "toml-1.1":
        return  # read all the same: only other programs could not
    if checked is None:
        with pytest.raises(InputError) as caught:
            load_scheme(bad)
        assert [p.code for p in caught.value.problems] == errors
    else:
        assert vars(load_scheme(bad)) == vars(checked)


def test_ten_faults_are_ten_problems() -> None:
    _scheme, problems = check_scheme(FOLDER / "ten-faults.toml")
    assert len(problems) == 10
    assert all(problem.where.column for problem in problems)


def test_every_sentence_about_schemes_has_a_wrong_file() -> None:
    codes = {problem.code for bad in BAD for problem in check_scheme(bad)[1]}
    unseen = {"no-scheme-file", "scheme-unreadable", "not-toml"}
    tried = set(scheme.TRYING)  # by `assess scheme test`, in test_trials
    assert set(scheme.SAID) - codes == unseen | tried


@pytest.mark.parametrize("code", sorted(scheme.SAID | scheme_checks.SAID))
def test_a_code_is_a_few_plain_words(code: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


def test_no_code_has_two_meanings() -> None:
    parts = (catalogue, intake, office, records, reminders, scheme, scoring)
    codes = [code for part in parts for code in part.SAID]
    assert sorted(codes) == sorted(set(codes))
