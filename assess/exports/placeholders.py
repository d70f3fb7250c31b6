"""The fields that a template of Word asks for, against those that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from assess.exports.to_docx import environment, open_template
from assess.nearest import nearest
from assess.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docxtpl import DocxTemplate
    from jinja2.nodes import Node

Known: TypeAlias = "Mapping[str, str | Known]"
"""Fields by name: what each says, or the fields of each thing in a list."""

_ANYTHING: Final = ""  # of what a template names by itself, nothing is asked


def faults(template: Path, known: Known) -> list[Problem]:
    """Tell what is wrong with a template: its syntax, or fields that there are not.

    Raises InputError: no-template, not-a-template.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - only where templates are read

    where, asked = Location(str(template)), _Asked()
    scope: dict[str, str | Known] = dict(known)
    for source in _sources(open_template(template)):
        try:
            environment().from_string(source)  # knows the filters, too
            asked.read(environment().parse(source), scope)
        except TemplateError as error:
            return [Problem("template-syntax", where, {"reason": str(error.message)})]
    return [_unknown(where, name, near) for name, near in asked.unknown.items()]


def _unknown(where: Location, name: str, near: str) -> Problem:
    if near:
        return Problem("misspelt-field", where, {"name": name, "near": near})
    return Problem("unknown-field", where, {"name": name})


def _sources(document: DocxTemplate) -> Iterator[str]:
    """Yield the text of a template and of its heads and feet, as it is filled."""
    yield document.patch_xml(document.get_xml())
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _key, part in document.get_headers_footers(uri):
            yield document.patch_xml(document.get_part_xml(part))


class _Asked:
    """Walks a template and notes the fields that there are not."""

    def __init__(self) -> None:
        self.unknown: dict[
            str, str
        ] = {}  # what may have been meant, by what is written

    def read(self, node: Node, scope: dict[str, str | Known]) -> None:
        """Look at everything below a node."""
        from jinja2 import nodes  # noqa: PLC0415 - only where templates are read

        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Name) and node.ctx != "load":
            scope[node.name] = _ANYTHING
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._shape(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.read(child, scope)

    def _loop(self, node: Node, scope: dict[str, str | Known]) -> None:
        from jinja2 import nodes  # noqa: PLC0415 - only where templates are read

        assert isinstance(node, nodes.For)
        each = self._shape(node.iter, scope)
        inner = {**scope, "loop": _ANYTHING}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = each
        parts = (node.test, *node.body, *node.else_)
        for part in filter(None, parts):
            self.read(part, inner)

    def _shape(self, node: Node, scope: dict[str, str | Known]) -> str | Known:
        """Give what a field holds; what is worked out may hold anything."""
        from jinja2 import nodes  # noqa: PLC0415 - only where templates are read

        if isinstance(node, nodes.Name):
            return self._held(node.name, node.name, scope)
        if isinstance(node, nodes.Getattr):
            holder = self._shape(node.node, scope)
            if isinstance(holder, str):
                return _ANYTHING
            return self._held(node.attr, f"….{node.attr}", holder)
        for child in node.iter_child_nodes():
            self.read(child, scope)
        return _ANYTHING

    def _held(self, name: str, written: str, known: Known) -> str | Known:
        if name not in known:
            self.unknown[written] = nearest(name, known) or ""
        return known.get(name, _ANYTHING)
