"""What is drawn is a scheme that an office may write."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from assess.scheme.load import check_scheme
from reference.observing import UNHURRIED
from reference.strategies import scheme_texts

A_FEW = settings(UNHURRIED, max_examples=50)


@given(text=scheme_texts())
@A_FEW
def test_the_checker_accepts_every_scheme(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "drawn.toml")
        path.write_text(text, "utf-8")
        _scheme, problems = check_scheme(path)
    assert [str(p) for p in problems if p.severity == "error"] == []
