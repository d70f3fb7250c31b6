"""What changed in the record's shape, format by format; needs alembic.

Each file brings the record from the format before it to its own, by alembic's
operations in batch mode. Views and triggers are no part of it: they are taken away
before, and made anew afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.records.upgrades import (
    to_2_change_log,
    to_3_ledger,
    to_4_withdrawals,
    to_5_returned,
    to_6_decisions,
    to_7_evidence,
    to_8_seals,
    to_9_elsewhere,
    to_10_answers,
)

if TYPE_CHECKING:
    from collections.abc import Callable

UPGRADES: Final[dict[int, Callable[[], None]]] = {
    2: to_2_change_log.upgrade,
    3: to_3_ledger.upgrade,
    4: to_4_withdrawals.upgrade,
    5: to_5_returned.upgrade,
    6: to_6_decisions.upgrade,
    7: to_7_evidence.upgrade,
    8: to_8_seals.upgrade,
    9: to_9_elsewhere.upgrade,
    10: to_10_answers.upgrade,
}
"""How to reach a format from the one before it."""
