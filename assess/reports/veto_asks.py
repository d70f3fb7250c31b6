"""What only vetoes look at, and a workbook asks about below the indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.form import Ask
from assess.intake.looks import measured
from assess.messages import _
from assess.scheme.forms import yes_no_words
from assess.scheme.words import condition_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.intake.looks import Look, Looks
    from assess.scheme.model import Scheme
    from assess.scheme.vetoes import Veto


def veto_asks(
    scheme: Scheme, looks: Looks, source: str, class_id: str, states: tuple[str, ...]
) -> Iterator[Ask]:
    """Yield a heading, and a row for each check that no leaf of a class looks at."""
    checks: dict[str, list[Veto]] = {}
    for veto in scheme.vetoes:
        if not veto.only or class_id in veto.only:
            for part in measured(veto.when):
                look = looks.find(part.source, part.check)
                if part.source == source and look and not look.leaves.get(class_id):
                    checks.setdefault(part.check, []).append(veto)
    if checks:
        yield Ask(id="", kind="block", told={"title": _("Vetoes")})
    for check, vetoes in checks.items():
        found = looks.find(source, check)
        assert found, "it is there for the veto"
        yield _ask(scheme, found, vetoes, states)


def _ask(
    scheme: Scheme, look: Look, vetoes: list[Veto], states: tuple[str, ...]
) -> Ask:
    when = (condition_in_words(scheme, veto.when) for veto in vetoes)
    said = _("vetoed when {condition}")
    told = {
        "title": _("; ").join(str(veto.title) for veto in vetoes),
        "full": "",
        "rule": said.format(condition=_("; ").join(when)),
        "before": "",
        "claim": "",
    }
    words = yes_no_words() if look.reading == "yes-no" else ()
    return Ask(id=look.check, kind=look.reading, told=told, words=(*words, *states))
