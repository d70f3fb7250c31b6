"""A second process that judges half of the units, where there are enough of them.

It is begun before the record is opened, for an open SQLite file does not survive a
fork. It reads by itself what the first one keeps others from changing. Neither writes
before both are through: what units earned waits in files, it may not fit in memory.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from assess.problems import InputError
from assess.records.elsewhere.told import sources_of
from assess.records.store import open_record
from assess.scoring.panel import waits
from assess.scoring.share import judge_share
from assess.scoring.sheet import sheets_of
from assess.scoring.written import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection as Pipe

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.share import Judge, Share

ENOUGH: Final = 2_000  # units: fewer are judged while a second process starts


@contextmanager
def shared_out(
    record: Record, scheme: Scheme, units: int, progress: Callable[[int], None]
) -> Iterator[Judge]:
    """Give what judges a run: two processes where it pays, else this one alone.

    One is enough for few units, and must be where units depend on each other. Only a
    file is read by two; on a server that was not tried. What is folded elsewhere waits
    where only this one sees it.
    """
    alone = not isinstance(record.place, Path) or sources_of(record.engine)
    if units < ENOUGH or alone or not _apart(scheme):
        yield partial(_alone, progress)
        return
    from multiprocessing import get_context  # noqa: PLC0415 - seldom wanted

    fork = sys.platform == "linux"
    context = get_context("fork") if fork else get_context("spawn")
    ours, theirs = context.Pipe()
    with TemporaryDirectory(prefix="assess-") as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        ends = record.place, theirs, second
        process = context.Process(target=_work, args=ends, daemon=True)
        process.start()
        theirs.close()
        try:
            yield _Second(ours, first, second, progress).judge
        finally:
            process.kill()
            process.join()


def _apart(scheme: Scheme) -> bool:
    """Tell whether every unit can be judged by itself, and two at the same time."""
    sheets = sheets_of(scheme).values()
    return (os.cpu_count() or 1) > 1 and not any(map(waits, sheets))


def _alone(
    progress: Callable[[int], None],
    connection: Connection,
    share: Share,
    hand_on: Callable[[Batch], None],
) -> None:
    def show(batch: Batch) -> None:
        progress(len(batch.results))
        hand_on(batch)

    judge_share(connection, share, show)


class _Second:
    """The second process, as the first one sees it."""

    def __init__(
        self, pipe: Pipe, first: Path, second: Path, progress: Callable[[int], None]
    ) -> None:
        self._pipe = pipe
        self._first = first
        self._second = second
        self._progress = progress
        self._is_through = False

    def judge(
        self, connection: Connection, share: Share, hand_on: Callable[[Batch], None]
    ) -> None:
        """Judge half of a share here and half there; hand on what came of both.

        Raises InputError as judging does.
        """
        here, there = share.halves()
        self._pipe.send(there)
        with self._first.open("wb") as file:

            def keep(batch: Batch) -> None:
                pickle.dump(batch, file)
                self._progress(len(batch.results))
                self._listen(to_the_end=False)

            judge_share(connection, here, keep)
        self._listen(to_the_end=True)
        for path in (self._first, self._second):
            for batch in _batches(path):
                hand_on(batch)

    def _listen(self, *, to_the_end: bool) -> None:
        """Hear how many more units were judged there; 0: all are."""
        while not self._is_through and (to_the_end or self._pipe.poll()):
            heard: int | InputError = self._pipe.recv()
            if isinstance(heard, InputError):
                raise heard
            self._progress(heard)
            self._is_through = heard == 0


def _batches(path: Path) -> Iterator[Batch]:
    with path.open("rb") as file:
        size = path.stat().st_size
        while file.tell() < size:
            yield Batch(*pickle.load(file))  # noqa: S301 - we have just written it


def _work(place: Path, pipe: Pipe, path: Path) -> None:
    """Wait for a share, and judge it: what the second process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first one ends us
    share: Share = pipe.recv()
    try:
        with open_record(place).reading() as connection, path.open("wb") as file:

            def keep(batch: Batch) -> None:
                pickle.dump(batch, file)
                if batch.results:
                    pipe.send(len(batch.results))

            judge_share(connection, share, keep)
        pipe.send(0)
    except InputError as error:
        pipe.send(error)
