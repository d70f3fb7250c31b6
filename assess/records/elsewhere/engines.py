"""The engines that may be asked elsewhere; what is not told of is not loaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

from sqlalchemy.sql.compiler import SQLCompiler

from assess.problems import InputError, Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import BinaryExpression, Dialect, Select
    from sqlalchemy.sql.operators import OperatorType

    from assess.records.elsewhere.told import Elsewhere
    from assess.records.fold import Last

Ask: TypeAlias = "Callable[[str], Iterator[tuple[Any, ...]]]"
"""Puts a question, and yields the rows of its answer."""


class Engine(Protocol):
    """What differs between engines; every module of that name is one."""

    last: Last

    def dialect(self) -> Dialect:
        """Give the words in which it is asked."""

    def opened(self, told: Elsewhere) -> AbstractContextManager[Ask]:
        """Look at one unchanging state of a table; raise what `refused` gives."""


def engine_of(told: Elsewhere) -> Engine:
    """Give the engine of a source."""
    return cast("Engine", import_module(f"assess.records.elsewhere.on_{told.engine}"))


def written(engine: Engine, query: Select[Any]) -> str:
    """Write a question as the engine reads it."""
    literal = {"literal_binds": True}
    return str(query.compile(dialect=engine.dialect(), compile_kwargs=literal))


def refused(told: Elsewhere, error: BaseException) -> InputError:
    """Give the refusal for what an engine says."""
    said = str(error).strip().splitlines() or [type(error).__name__]
    return refuse("elsewhere-refuses", Location(str(told)), reason=said[0])


def missing(told: Elsewhere, extra: str) -> InputError:
    """Give the refusal where an engine is not installed."""
    return refuse("extra-missing", Location(str(told)), extra=extra)


class WholeDivision(SQLCompiler):
    """Words of an engine whose ``/`` gives a fraction, even of whole numbers."""

    divides_by = "//"

    def visit_floordiv_binary(
        self,
        binary: BinaryExpression[Any],
        operator: OperatorType,  # noqa: ARG002 - of what it takes the place of
        **kw: Any,
    ) -> str:
        """Write a division of whole numbers."""
        left, right = (self.process(s, **kw) for s in (binary.left, binary.right))
        return f"({left} {self.divides_by} {right})"
