"""TOML tables to frozen dataclasses: every fault is told, and reading goes on.

The type of a field says how its value is written. What cannot be read is noted as
spoilt and gets a stand-in, so that the checks can still look at all the rest.
"""

from __future__ import annotations

from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from assess.measures import MEASURES, Measure
from assess.messages.phrases import QUESTIONS, WANTED
from assess.problems import BadParameterError
from assess.scheme import values
from assess.scheme.document import Fault
from assess.scheme.model import Bounds
from assess.scheme.readers import name_of, reader_of
from assess.scheme.slots import CATALOGUES, SPOILT, slots_of, stand_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from assess.scheme.document import KeyPath
    from assess.scheme.slots import Slot

Bound = TypeVar("Bound")


class Binder:
    """Reads tables; keeps the faults, and the paths of what could not be read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.spoilt: set[KeyPath] = set()

    def table(self, kind: type[Bound], raw: Any, path: KeyPath, **given: Any) -> Bound:
        """Read a table; `given` are fields that are not written in it."""
        return kind(**given, **self.fields(kind, raw, path))

    def fields(
        self,
        kind: type,
        raw: Any,
        path: KeyPath,
        *,
        others: Collection[str] = (),
        partly: bool = False,
    ) -> dict[str, Any]:
        """Read what a table says about the fields of `kind`.

        `others` are keys that somebody else reads; a table that is written `partly`
        may leave out any key.
        """
        if not isinstance(raw, dict):
            self.wrong_type(raw, path, "table")
            return {} if partly else {s.name: stand_in(s) for s in slots_of(kind)}
        keys = {slot: self._keys(slot, raw) for slot in slots_of(kind)}
        self.unknown_keys(raw, [*chain(*keys.values()), *others], path)
        return {
            slot.name: slot.default
            if slot.optional and slot.key not in raw
            else self._slot(slot, raw, path)
            for slot, written in keys.items()
            if not partly or any(key in raw for key in written)
        }

    def fault(self, code: str, path: KeyPath, **facts: object) -> Any:
        """Note that the value at `path` is wrong; give what stands for it."""
        self.faults.append(Fault(code, path, facts))
        self.spoil(path)
        return SPOILT

    def spoil(self, path: KeyPath) -> None:
        """Note that what `path` leads to is not as it was meant."""
        while path:
            self.spoilt.add(path)
            path = path[:-1]

    def wrong_type(self, raw: Any, path: KeyPath, wanted: str) -> Any:
        """Refuse a value of another kind than is wanted."""
        code = values.quoted(raw, wanted) or "wrong-type"
        got = values.shown(raw)
        bare = raw if isinstance(raw, str) else ""
        facts = {"key": name_of(path), "got": got, "value": bare}
        return self.fault(code, path, **facts, wanted=WANTED[wanted])

    def choice(
        self, code: str, name: str, known: Iterable[str], path: KeyPath, **facts: object
    ) -> Any:
        """Refuse a word that is not among the `known`, with the nearest one."""
        known = tuple(known)
        near = get_close_matches(name, known, 1)
        told: dict[str, object] = {"got": name, "known": known, **facts}
        if near:
            return self.fault(f"unknown-{code}", path, near=near[0], **told)
        return self.fault(f"no-such-{code}", path, **told)

    def unknown_keys(
        self, raw: Mapping[str, Any], known: Collection[str], path: KeyPath
    ) -> None:
        """Refuse keys that are not `known`; what they were meant for is spoilt."""
        for key in raw:
            if key in known:
                continue
            near = get_close_matches(key, known, 1)
            facts = {"key": key, "known": tuple(known)}
            code = "unknown-key" if near else "no-such-key"
            facts |= {"near": near[0]} if near else {}
            self.faults.append(Fault(code, (*path, key), facts, at="key"))
            for meant in near:
                self.spoil((*path, meant))

    def missing(self, key: str, path: KeyPath) -> None:
        """Ask for a key that must be written, unless it was only misspelt."""
        if (*path, key) in self.spoilt:
            return
        question = QUESTIONS.get(key)
        facts: dict[str, object] = {"key": key}
        if question is not None:
            facts |= {"question": question[0], "choices": question[1]}
        code = "open-question" if question else "missing-key"
        self.faults.append(Fault(code, path, facts, at="key"))
        self.spoil((*path, key))

    def entry(self, protocol: Any, raw: Any, path: KeyPath) -> Any:
        """Read a catalogue entry: named by `method`, `measure` or `trigger`."""
        word, catalogue = CATALOGUES[protocol]
        if not isinstance(raw, dict):
            return self.wrong_type(raw, path, "table")
        name = raw.get(word)
        if name is None:
            facts = {"key": word, "known": tuple(catalogue)}
            return self.fault("missing-entry", path, **facts)
        if not isinstance(name, str):
            return self.wrong_type(name, (*path, word), "text")
        if name not in catalogue:
            return self.choice("choice", name, catalogue, (*path, word), key=word)
        return self._built(catalogue[name], raw, path, word)

    def _built(self, kind: type, raw: dict[str, Any], path: KeyPath, word: str) -> Any:
        before = len(self.faults)
        read = self.fields(kind, raw, path, others=(word,))
        if len(self.faults) > before:
            self.spoil(path)
            return SPOILT
        try:
            return kind(**read)
        except BadParameterError as error:
            where = (*path, error.parameter)
            return self.fault(error.code, where, **error.facts)

    def _slot(self, slot: Slot, raw: dict[str, Any], path: KeyPath) -> Any:
        """Read a field of a table, or give what stands for it."""
        if slot.mixed:
            value = self._mixed(slot, raw, path)
        elif slot.alone and slot.alone in raw:
            value = self._one(slot, raw, path)
        elif slot.key in raw:
            value = self.read(slot.hint, raw[slot.key], (*path, slot.key))
        else:
            value = slot.default
            if value is SPOILT:
                self.missing(slot.key, path)
        return stand_in(slot) if value is SPOILT else value

    def _one(self, slot: Slot, raw: dict[str, Any], path: KeyPath) -> Any:
        """Read ``source = "…"``, the single one of several."""
        where = (*path, slot.alone)
        if slot.key in raw:
            self.fault("one-or-several", where, one=slot.alone, several=slot.key)
        value = self.read(str, raw[slot.alone], where)
        if value is SPOILT:
            self.spoil((*path, slot.key))
        return value if value is SPOILT else (value,)

    def _mixed(self, slot: Slot, raw: dict[str, Any], path: KeyPath) -> Any:
        own = {key: raw[key] for key in raw if key in self._keys(slot, raw)}
        if slot.hint is Bounds:
            return self.table(Bounds, own, path)
        return self.entry(slot.hint, own, path) if "measure" in own else slot.default

    def _keys(self, slot: Slot, raw: Mapping[str, Any]) -> Sequence[str]:
        """Give the keys by which a field may be written in the table `raw`."""
        if slot.hint is not Measure:
            return slot.keys
        named = raw.get("measure")
        if named is None:
            return ["measure"]
        known = isinstance(named, str) and named in MEASURES
        kinds = [MEASURES[named]] if known else MEASURES.values()
        return ["measure", *(s.key for kind in kinds for s in slots_of(kind))]

    def read(self, hint: Any, raw: Any, path: KeyPath) -> Any:
        """Read a value as its type wants it written."""
        return reader_of(hint)(self, raw, path)
