from __future__ import annotations

import pytest
from sqlalchemy import Integer, TableClause

from assess.records import shapes
from assess.records.declared import metadata

SHAPES = [s for s in vars(shapes).values() if isinstance(s, TableClause)]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_is_its_table(shape: TableClause) -> None:
    table = metadata.tables[shape.name]
    kinds = [(c.name, isinstance(c.type, Integer)) for c in table.columns]
    assert [(c.name, isinstance(c.type, Integer)) for c in shape.columns] == kinds


def test_every_table_has_its_shape() -> None:
    assert {shape.name for shape in SHAPES} == set(metadata.tables)
