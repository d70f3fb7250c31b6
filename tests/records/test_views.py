"""Every view can be read, in a record that holds something of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.records.changes import Author
from assess.records.claims import rule_on_claims
from assess.records.decisions import Grounds
from assess.records.views import VIEWS
from records.test_claims import record

if TYPE_CHECKING:
    from assess.records.store import Record

__all__ = ["record"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_can_be_read(record: Record, view: str) -> None:
    with record.reading() as connection:
        connection.exec_driver_sql(f'SELECT * FROM "{view}"').all()  # noqa: S608 - our own


def test_a_ruling_is_seen(record: Record) -> None:
    with record.writing() as connection:
        grounds = Grounds(reason="有此职责", document="奇办〔2014〕5号")
        rule_on_claims(connection, [3], grounds, Author(0, "office"), accepted=False)
    with record.reading() as connection:
        query = 'SELECT 单位, 依据, 决定, 原因, 文号, 经手人 FROM "不适用申报"'
        rows = [tuple(row) for row in connection.exec_driver_sql(query)]
    assert rows == [
        (
            "文源街道",
            "条例第十四条",
            "不同意",
            "有此职责",
            "奇办〔2014〕5号",
            "office",
        )
    ]
