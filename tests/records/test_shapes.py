from __future__ import annotations

import pytest
from sqlalchemy import Integer, TableClause
from sqlmodel import SQLModel

from assess.records import shapes, tables

SHAPES = [s for s in vars(shapes).values() if isinstance(s, TableClause)]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_is_its_table(shape: TableClause) -> None:
    table = SQLModel.metadata.tables[shape.name]
    kinds = [(c.name, isinstance(c.type, Integer)) for c in table.columns]
    assert [(c.name, isinstance(c.type, Integer)) for c in shape.columns] == kinds


def test_every_table_has_its_shape() -> None:
    declared = {t.__tablename__ for t in vars(tables).values() if _is_table(t)}
    assert {shape.name for shape in SHAPES} == declared


def _is_table(thing: object) -> bool:
    return isinstance(thing, type) and hasattr(thing, "__table__")
