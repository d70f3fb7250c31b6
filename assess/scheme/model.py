"""What a scheme is, once read: frozen values whose fields are the TOML keys.

Every table of the file is one dataclass here. The binder (`binding`) fills them, the
checks (`checks`) look at the whole, scoring works from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the binder reads it
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from assess.measures import Measure  # noqa: TC001
from assess.measures.last import Last
from assess.measures.subordinates import SUBORDINATES
from assess.messages import language
from assess.methods import Method  # noqa: TC001
from assess.scheme.observed import Span, Target  # noqa: TC001
from assess.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.records.states import Reading
    from assess.scheme.example import Example
    from assess.scheme.vetoes import Adjustments, Gate, Veto

Share = Fraction  # written 0.6, "60%" or "3/5"
Worth = Literal["leave-out"] | Share  # what a state is worth: a share of the full marks
NotApplicable = Literal["rescale", "spread-evenly", "drop", "full"]
Combine = Literal["sum", "product", "geometric", "harmonic", "minimum", "maximum"]
IN_ROUND: Final = "@"  # between the ids of an indicator and its round: 3.1@q1
WEIGHED: Final = ("sum", "geometric", "harmonic")  # the full marks of parts add up
Silence = Literal["not-collected", "clean"]
Join = Literal["verified-claim", "weighted", "minimum", "maximum", "mean"]
Kind = Literal["merit", "bonus", "minus"]
Quota = int | Share  # so many units, or a share of them
Triggers = tuple[Trigger, ...]  # written as one table, or as a list of them
Colour = Literal["blue", "yellow", "orange", "red"]


@dataclass(frozen=True, slots=True)
class Title:
    """A name in one or two languages: ``"街道"`` or ``{ zh = …, en = … }``."""

    zh: str
    en: str = ""

    def __str__(self) -> str:
        return self.en or self.zh if language() == "en" else self.zh


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Days `first` to `last`, both included; written ``{ from = …, to = … }``."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """A range of numbers whose edges say whether they are included."""

    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None

    def hold(self, value: Fraction) -> bool:
        """Tell whether `value` lies inside."""
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """``[scheme]``: the whole, and the open questions that every scheme answers."""

    id: str
    title: Title
    period: Period
    decimals: int
    rounding: Literal["half-up", "half-even", "down"]
    ties: Literal["competition", "dense", "average", "lowest-place", "ordinal"]
    rank_on: Literal["printed", "exact"]
    not_applicable: NotApplicable  # where a block does not say otherwise
    nothing_to_score: Literal["not-issued", "zero"]
    silence: Silence  # where neither source nor indicator says otherwise
    full: Fraction | None = None  # checked against the indicators where given
    combine: Combine = "sum"  # how the total is made of its parts
    over_full: bool = False  # the total may pass the full marks without any bonus
    below_zero: bool = False  # the total may be less than nothing
    zeros: Literal["keep", "drop"] = "keep"  # trailing zeros of a printed total
    then_by: tuple[str, ...] = ()  # indicators: of equal totals, whose points are more
    equals: Literal["code", "name", "strokes"] = "code"  # the order of equals
    vetoed: Literal["ranked", "last", "unranked"] = "ranked"  # units with a veto
    round_leaves: int | None = None  # decimals of leaf points; None: exact
    round_blocks: int | None = None
    issue_from: Share = Fraction(0)  # the coverage below which no score is issued


@dataclass(frozen=True, kw_only=True, slots=True)
class Worths:
    """``worth = { … }`` of a leaf: what its states are worth where [states] differs."""

    not_collected: Worth | None = None
    could_not_tell: Worth | None = None
    explained_empty: Worth | None = None
    stale: Worth | None = None
    no_target: Worth | None = None

    def of(self, state: str) -> Worth | None:
        """Give what a state is worth; None: nothing is said."""
        worth: Worth | None = getattr(self, state.replace("-", "_"))
        return worth


@dataclass(frozen=True, kw_only=True, slots=True)
class States(Worths):
    """``[states]``: what a cell without a value is worth: a share of its full marks."""

    not_collected: Worth
    could_not_tell: Worth


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """``[source.ID]``: where facts come from."""

    id: str
    title: Title
    period: Period | None = None  # of what it observes; the scheme's unless given
    silence: Silence | None = None
    due: date | None = None  # when everything from this source must be in
    remind: Triggers = ()  # of what is not in by `due`, or not rectified
    urgent: bool = False  # what it is due begins at [remind] urgent_from


BELOW: Final = Source(id=SUBORDINATES, title=Title("下属单位", "Subordinates"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Class:
    """``[[class]]``: units that share a sheet and a ranking."""

    id: str
    title: Title
    full: Fraction | None = None  # checked where given; the scheme's unless given
    unscored: str | None = None  # the grade of all its units, who get no marks


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """``[[round]]``: a time in which indicators are judged by themselves."""

    id: str
    title: Title
    period: Period
    weight: Fraction | None = None  # of its points; all rounds count alike unless given


@dataclass(frozen=True, kw_only=True, slots=True)
class Observe:
    """``observe = { measure = …, … }``: what is looked at, and the number it gives."""

    measure: Measure = field(default_factory=Last)
    check: str = ""  # the indicator's own id unless given
    window: str = ""  # "2 weeks", counted back from the end of the period
    period: Span | None = None  # only what was seen in it; the source's unless given
    stale_after: str = ""  # older than this at the end of the period is stale
    target: Target | None = None  # the measure is divided by it


@dataclass(frozen=True, kw_only=True, slots=True)
class Inflated:
    """What a claim above what was found costs: ``{ per = 0.5, at_most = 2 }``."""

    per: Fraction  # points lost for each point that was claimed too much
    at_most: Fraction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """``[[indicator]]``: a block that holds indicators, or a leaf that is scored."""

    id: str
    title: Title
    full: Fraction
    parent: str | None = None
    weight: Fraction = Fraction(1)  # its points enter the parent times this
    over_full: bool = False  # its points may pass the full marks
    below_zero: bool = False  # they may be less than nothing: the parent bears it
    combine: Combine = "sum"  # how the points of a block are made of its parts
    capped: bool = True  # false, of a bonus or minus block: more than its full marks
    kind: Kind = "merit"  # bonus adds its points to the parent, minus takes them off
    only: tuple[str, ...] = ()  # classes; all unless given
    sources: tuple[str, ...] = ()  # of a leaf; from the claim to the highest authority
    join: Join | None = None  # how several sources become one; needed with several
    weights: tuple[Fraction, ...] = ()  # of the sources, for join = "weighted"
    inflated: Inflated | None = None  # of the first source, for join = "verified-claim"
    observe: Observe = field(default_factory=Observe)
    score: Method | None = None  # None: a block
    silence: Silence | None = None
    worth: Worths = field(default_factory=Worths)  # of a leaf's states
    not_applicable: NotApplicable | None = None  # of a block
    basis: str = ""
    remedy: str = ""
    remind: Triggers = ()
    urgent: bool = False  # what it is due begins at [remind] urgent_from
    examples: tuple[tuple[object, Fraction], ...] = ()  # measure, points
    spared_by: tuple[str, ...] = ()  # leaves: where one lost marks, this loses none
    rounds: tuple[str, ...] = ()  # judged once in each of them
    round: Round | None = None  # of a copy that stands for one of them; never written

    @property
    def check(self) -> str:
        """What its observations are filed under."""
        return self.observe.check or self.id

    @property
    def reading(self) -> Reading:
        """How its observed values are written."""
        assert self.score is not None
        if self.score.reading == "word":
            return "word"
        return self.observe.measure.reading or self.score.reading

    @property
    def levels(self) -> Mapping[str, Fraction]:
        """The words that its method knows, each with its number; none for numbers."""
        return getattr(self.score, "levels", {})


@dataclass(frozen=True, kw_only=True, slots=True)
class Grade:
    """``[[grade]]``: a band of printed totals, the first so many, or both."""

    title: Title
    bounds: Bounds
    only: tuple[str, ...] = ()  # classes; all unless given
    top: Quota | None = None  # of the class: its first 22, or its first "30%"
    top_rounding: Literal["up", "down", "half-up"] | None = None  # of a share
    border: Literal["all", "none"] | None = None  # equals for whom room is short
    moves_up: bool = False  # who may not have it takes no room: the next moves up


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """One of the ``levels`` of ``[remind]``: its name, or a table of all this."""

    title: Title
    colour: Colour | None = None
    hears: tuple[str, ...] = ()  # who is told: "联系人", "分管领导"
    grace: int = 0  # working days that its notice gives, before it gets louder

    def __str__(self) -> str:
        return str(self.title)


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """``[publication]``: what of the results is made public."""

    form: Literal["table", "grade-lists", "ends"]
    numbers: bool  # whether totals and points are printed
    order: Literal["rank", "code", "name", "strokes"] = "rank"  # of the units
    better: Bounds | None = None  # of "ends": the totals that are named for good
    behind: Bounds | None = None  # and those that are named as behind


@dataclass(frozen=True, kw_only=True, slots=True)
class RemindRules:
    """``[remind]``: how loud, who hears it, and about which scores."""

    levels: tuple[Level, ...] = ()  # 催办, 督办, 通报
    below_score: Fraction | None = None
    sheets: Literal["unit", "matter"] = "unit"  # one notice for each
    urgent_from: int = 2  # the level at which urgent matters begin
    confirm_within: int = 0  # working days to decide a claim; 0: nobody is reminded


@dataclass(frozen=True, kw_only=True, eq=False)
class Scheme:
    """One assessment's rules; equal only to itself, so that it is quickly found."""

    heading: Heading
    states: States
    sources: tuple[Source, ...]
    classes: tuple[Class, ...]
    sheets: dict[str, tuple[Indicator, ...]]  # class id -> its indicators, file order
    indicators: tuple[Indicator, ...]  # as written, before any class's own numbers
    vetoes: tuple[Veto, ...]
    gates: tuple[Gate, ...]
    grades: tuple[Grade, ...]
    remind: RemindRules
    text: str  # the file itself; of several, the whole that they come to
    sha256: str
    examples: tuple[Example, ...] = ()
    rounds: tuple[Round, ...] = ()
    publication: Publication = Publication(form="table", numbers=True)
    adjustments: Adjustments | None = None

    def grades_of(self, class_id: str) -> tuple[Grade, ...]:
        """Give the grades of a class, the highest first."""
        return tuple(g for g in self.grades if not g.only or class_id in g.only)

    def full_of(self, class_id: str) -> Fraction:
        """Give the full marks of a class's total."""
        if self.heading.combine not in WEIGHED:
            own = next(c.full for c in self.classes if c.id == class_id)
            return own or self.heading.full or Fraction()
        tops = (i for i in self.sheets[class_id] if not i.parent and i.kind == "merit")
        return sum((i.weight * i.full for i in tops), Fraction())

    def source(self, source_id: str) -> Source:
        """Find a source by its id; subordinates stand where one would."""
        known = (*self.sources, BELOW)
        return next(s for s in known if s.id == source_id)
