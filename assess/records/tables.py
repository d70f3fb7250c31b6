"""The tables of the record.

Observations are kept narrow and clustered by unit, so that scoring reads them once, in
order, without sorting. What only a few of them carry (evidence, notes, dates to rectify
by) stands in `detail`; the batch and file row of an observation follow from its id.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from assess.records.states import Reading  # noqa: TC001 - SQLModel reads it


class Setting(SQLModel, table=True):
    """What the record knows about itself: its format and the scheme it is for."""

    name: str = Field(primary_key=True)
    text: str


class Unit(SQLModel, table=True):
    """Who is assessed."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str = Field(unique=True)
    class_id: str = Field(index=True)  # [[class]] id of the scheme
    parent: int | None = Field(default=None, foreign_key="unit.id")
    site: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    valid_from: int | None = None  # day number; None: always
    valid_to: int | None = None
    merged_into: int | None = Field(default=None, foreign_key="unit.id")  # after that


class Batch(SQLModel, table=True):
    """What came in at one time: a file, fixed by its fingerprint, or a decision."""

    id: int | None = Field(default=None, primary_key=True)
    contents: str  # "units", "observations", "decision" or "withdrawal"
    file: str  # its name, without the folder; of a decision: its document
    sha256: str  # of one that was withdrawn, it may come again; empty: no file
    first_id: int  # observation ids first_id + line of the file
    lines: int  # how many ids are set aside: first_id .. first_id + lines
    rows: int
    recorded_at: int  # seconds, the office's own clock
    recorded_by: str = ""


class Series(SQLModel, table=True):
    """One thing that one source looks at, over and over."""

    __table_args__ = (UniqueConstraint("source", "check_code", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    source: str  # [source.X] of the scheme
    check_code: str  # what is looked at: an indicator's id or `observe.check`
    kind: str = ""  # type of issue found: 问题类型
    reading: Reading = Field(sa_type=String)


class Word(SQLModel, table=True):
    """A word observed in place of a number: 优, 良."""

    id: int | None = Field(default=None, primary_key=True)
    text: str = Field(unique=True)


class Observation(SQLModel, table=True):
    """One fact about one unit, at one time, from one source."""

    __table_args__ = (
        CheckConstraint("(state = 0) = (value IS NOT NULL)", name="value_if_observed"),
        CheckConstraint("state BETWEEN 0 AND 4", name="known_state"),
        {"sqlite_with_rowid": False},
    )

    unit: int = Field(primary_key=True, foreign_key="unit.id")
    series: int = Field(primary_key=True, foreign_key="series.id")
    seen: int = Field(primary_key=True)  # seconds: when it was so, not when typed in
    id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    value: int | None = Field(default=None, sa_type=BigInteger)  # see Reading
    state: int = 0  # State


class Detail(SQLModel, table=True):
    """What stands beside some observations."""

    observation: int = Field(primary_key=True, sa_type=BigInteger)
    unit: int = Field(foreign_key="unit.id")  # observations are found by their unit
    due: int | None = None  # day number to rectify by
    basis: str = ""  # legal basis of "not applicable"
    evidence: str = ""
    place: str = ""
    inspector: str = ""
    note: str = ""


class Correction(SQLModel, table=True):
    """`observation` no longer stands: `successor` took its place.

    The successor is a later observation, or an id that was set aside for a withdrawal
    or a decision. A correction that is `voided` does not count.
    """

    observation: int = Field(primary_key=True, sa_type=BigInteger)
    unit: int = Field(foreign_key="unit.id")  # of `observation`, as is `series`:
    series: int = Field(foreign_key="series.id")  # scoring folds these again
    successor: int = Field(primary_key=True, sa_type=BigInteger)


class Run(SQLModel, table=True):
    """One score run: everything needed to compute it again."""

    id: int | None = Field(default=None, primary_key=True)
    scheme_id: str
    scheme_sha256: str
    scheme_text: str
    cutoff: int = Field(sa_type=BigInteger)  # the last observation id it saw
    calendar: str  # the office's own table of holidays, as JSON
    program: str  # version of assess
    made_at: int  # seconds
    made_by: str = ""


class Result(SQLModel, table=True):
    """What one unit earned in one run."""

    run: int = Field(primary_key=True, foreign_key="run.id")
    unit: int = Field(primary_key=True, foreign_key="unit.id")
    class_id: str
    status: str  # "issued", "vetoed", "not-issued", "nothing-to-score"
    total: str  # exact, as text: "84.9675" or "254/3"; empty if none
    printed: str  # rounded, as printed; empty if none
    grade: str
    coverage: str  # exact share of the applicable full marks that was observed
    parts: str  # JSON: what stands between the cells and the total
    cells: str  # numbers of its cells, in the order of its sheet: "1,17,4"


class Cell(SQLModel, table=True):
    """What a leaf earned, in one run, by every unit of which the same was measured."""

    run: int = Field(primary_key=True, foreign_key="run.id")
    number: int = Field(primary_key=True)
    indicator: str
    state: str
    points: str  # exact; empty where left out
    source: str  # the one that decided; empty where several were joined
    sources: str  # JSON: [[source, state, measure, points]]


class Placing(SQLModel, table=True):
    """Where a unit stands within its class in one run."""

    run: int = Field(primary_key=True, foreign_key="run.id")
    unit: int = Field(primary_key=True, foreign_key="unit.id")
    halves: int  # twice the rank: the average of two places may lie between them
