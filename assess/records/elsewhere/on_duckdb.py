"""Parquet files, read by DuckDB; needs the extra `fast`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func
from sqlalchemy.dialects.postgresql.base import PGCompiler, PGDialect

from assess.records.elsewhere.engines import WholeDivision, missing, refused
from assess.records.elsewhere.told import VIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Dialect

    from assess.records.elsewhere.engines import Ask
    from assess.records.elsewhere.told import Elsewhere

_AT_ONCE: Final = 20_000  # rows fetched at one time


class _Compiler(WholeDivision, PGCompiler):
    """PostgreSQL's words but for division."""


class _Dialect(PGDialect):
    statement_compiler = _Compiler
    supports_statement_cache = False


def dialect() -> Dialect:
    """Give DuckDB's words."""
    return _Dialect(paramstyle="named")  # type: ignore[no-untyped-call] # SQLAlchemy's


def last(
    mark: ColumnElement[int], *columns: ColumnElement[Any]
) -> tuple[ColumnElement[Any], ...]:
    """Give the largest mark, and the columns of its row; plain `arg_max` skips null."""
    found = (func.arg_max_null(column, mark) for column in columns)
    return func.coalesce(func.max(mark), -1), *found


@contextmanager
def opened(told: Elsewhere) -> Iterator[Ask]:
    """Read the files that the address names. Raises InputError: extra-missing, too."""
    try:
        import duckdb  # noqa: PLC0415 - of an extra
    except ImportError as error:
        raise missing(told, "fast") from error
    try:
        with duckdb.connect() as connection:
            connection.read_parquet(told.address).create_view(VIEW)

            def ask(text: str) -> Iterator[tuple[Any, ...]]:
                answer = connection.execute(text)
                while rows := answer.fetchmany(_AT_ONCE):
                    yield from rows

            yield ask
    except duckdb.Error as error:
        raise refused(told, error) from error
