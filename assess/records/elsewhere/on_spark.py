"""Parquet files or a table of a catalogue, read by Spark; needs the extra `spark`.

The address is a master (``local[2]``, ``spark://HOST:7077``) or a server of Spark
Connect (``sc://HOST:15002``).
"""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.sql.compiler import IdentifierPreparer

from assess.records.elsewhere.engines import WholeDivision, missing, refused
from assess.records.elsewhere.told import VIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession
    from sqlalchemy import ColumnElement, Dialect
    from sqlalchemy.types import TypeEngine

    from assess.records.elsewhere.engines import Ask
    from assess.records.elsewhere.told import Elsewhere

_QUIET: Final = {
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_TALKS: Final = ("SQLQueryContextLogger", "py4j")  # of errors that we tell ourselves


class _Compiler(WholeDivision):
    """Standard words, but for division, and for what a string may hold."""

    divides_by = "div"

    def render_literal_value(self, value: Any, type_: TypeEngine[Any]) -> str:
        """Write a value; a backslash would begin something else."""
        return super().render_literal_value(value, type_).replace("\\", "\\\\")


class _Preparer(IdentifierPreparer):
    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect, initial_quote="`")


class _Dialect(DefaultDialect):
    statement_compiler = _Compiler
    preparer = _Preparer  # type: ignore[assignment] # its first argument is enough
    supports_statement_cache = False


def dialect() -> Dialect:
    """Give Spark's words."""
    return _Dialect()


def last(
    mark: ColumnElement[int], *columns: ColumnElement[Any]
) -> tuple[ColumnElement[Any], ...]:
    """Give the largest mark, and the columns of its row."""
    found = (func.max_by(column, mark) for column in columns)
    return func.coalesce(func.max(mark), -1), *found


@contextmanager
def opened(told: Elsewhere) -> Iterator[Ask]:
    """Begin a session, or join the one that there is."""
    try:
        with warnings.catch_warnings(action="ignore"):  # about libraries not used here
            from pyspark.errors import PySparkException  # noqa: PLC0415 - of an extra
            from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as error:
        raise missing(told, "spark") from error
    for name in _TALKS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        session = _session(SparkSession.builder, told)
        _open_table(session, told.table)

        def ask(text: str) -> Iterator[tuple[Any, ...]]:
            yield from map(tuple, session.sql(text).toLocalIterator())

        yield ask
    except (PySparkException, RuntimeError) as error:  # the latter: Java, or the way
        raise refused(told, error) from error


def _session(builder: SparkSession.Builder, told: Elsewhere) -> SparkSession:
    remote = told.address.startswith("sc://")
    begun = builder.remote(told.address) if remote else builder.master(told.address)
    for name, value in () if remote else _QUIET.items():
        begun = begun.config(name, value)
    return begun.appName("assess").getOrCreate()


def _open_table(session: SparkSession, table: str) -> None:
    read = session.read.parquet if "/" in table else session.table
    read(table).createOrReplaceTempView(VIEW)
