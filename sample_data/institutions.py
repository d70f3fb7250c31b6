"""The larger sample: 1,230 public institutions below their three bureaus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from chance import pick, roll
from facts import NOT_APPLICABLE, RECTIFIED, Fact, after, table, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    Table = list[list[str]]

_KINDERGARTEN: Final = "幼儿园 实验幼儿园 中心幼儿园 艺术幼儿园 双语幼儿园 第二幼儿园"
_COMMUNITY: Final = "社区卫生服务中心 社区卫生服务站 第二社区卫生服务站"
_CLINIC: Final = """
    诊所 门诊部 医务室 卫生所 卫生室 口腔诊所 口腔门诊部 中医诊所 中医门诊部 眼科门诊部
    儿科诊所 康复门诊部 第二诊所 第二卫生室 第二口腔诊所
"""
_PLACES: Final = """
    文源 画桥 琴台 墨池 书院 棋盘 锦绣 丹青 雅乐 河湾 松风 竹里 梅岭 兰亭 菊圃 荷塘
    桂园 杏林 桃溪 柳岸 枫桥 槐荫 榆林 桐花 云锦 霞光 虹桥 星湖 月坛 晨曦 春晖 秋实
    清泉 碧波 翠屏 青山 金穗 银杏 玉泉 石门 东篱 西苑 南塘 北坡 中和 永安 长乐 太平
"""

KINDS: Final = {
    "kindergarten": (283, "区教育局", _KINDERGARTEN),
    "primary": (56, "区教育局", "小学 第二小学"),
    "nine-year": (48, "区教育局", "学校"),
    "twelve-year": (8, "区教育局", "实验学校"),
    "secondary": (15, "区教育局", "中学"),
    "vocational": (2, "区教育局", "职业学校"),
    "hospital": (10, "区卫生局", "医院"),
    "community-health": (125, "区卫生局", _COMMUNITY),
    "medical": (676, "区卫生局", _CLINIC),
    "family-planning": (7, "区人口计生局", "计划生育服务站"),
}
"""How many there are of each kind, below which bureau, under which names."""

BUREAUS: Final = {"区教育局": "B02", "区卫生局": "B21", "区人口计生局": "B22"}

_UNIT_HEADERS: Final = ["编码", "名称", "类别", "上级", "联系人", "电话"]
_CLAIM_COLUMNS: Final = ("unit", "check", "seen", "value", "state", "basis")
_SEEN_COLUMNS: Final = ("unit", "check", "seen", "value", "state", "note")
_FOUND_COLUMNS: Final = ("unit", "check", "seen", "value", "state", "due", "note")

_IN_TIME: Final = tuple(f"2014-12-{day:02}" for day in (8, 9, 10, 11, 12, 15))
_LATE: Final = ("2014-12-18", "2014-12-22", "2014-12-29")
_NO_SITE: Final = "区卫生局规定：没有网站的，统一在区卫生局网站公开"


@dataclass(frozen=True, slots=True)
class Institution:
    """One public institution."""

    code: str
    name: str
    kind: str
    bureau: str

    @property
    def quality(self) -> int:
        """How often, of 100, a thing is as it should be."""
        return 70 + roll(30, self.code, "quality")

    @property
    def handed_in(self) -> str:
        """The day its self-check came in; some are late, some never came."""
        rolled = roll(100, self.code, "handed in")
        if rolled >= 98:
            return ""
        return pick(_LATE if rolled >= 95 else _IN_TIME, self.code, "day")

    @property
    def has_site(self) -> bool:
        """Tell whether it has a site of its own."""
        return self.kind not in {"medical", "family-planning"}


def institutions() -> tuple[Institution, ...]:
    """List them all, kind by kind."""
    names = (
        (f"{place}{form}", kind, bureau)
        for kind, (number, bureau, forms) in KINDS.items()
        for form, place in islice(product(forms.split(), _PLACES.split()), number)
    )
    return tuple(
        Institution(f"G{number:04}", name, kind, bureau)
        for number, (name, kind, bureau) in enumerate(names, 1)
    )


def tables() -> Iterator[tuple[str, Table]]:
    """Give every file's name and rows."""
    everyone = institutions()
    claims = [fact for each in everyone for fact in _self_check(each)]
    seen = [fact for each in everyone for fact in _monitoring(each)]
    found = [fact for each in everyone for fact in _inspection(each)]
    found += [fact for code in BUREAUS.values() for fact in _bureau(code)]
    bureaus = [_listed_bureau(name, code) for name, code in BUREAUS.items()]
    yield "units.csv", [_UNIT_HEADERS, *bureaus, *map(_listed, everyone)]
    yield "self-checks.csv", table(claims, _CLAIM_COLUMNS, {"seen": "填报日期"})
    yield "monitoring.csv", table(seen, _SEEN_COLUMNS, {"seen": "监测时间"})
    yield "inspections.csv", table(found, _FOUND_COLUMNS, {"seen": "检查日期"})


def _listed_bureau(name: str, code: str) -> list[str]:
    return [code, name, "主管部门", "", "办公室", f"0000-55502{code[1:]}"]


def _listed(each: Institution) -> list[str]:
    phone = f"0000-555{each.code[1:]}"
    return [each.code, each.name, "公共企事业单位", each.bureau, "办公室", phone]


def _self_check(each: Institution) -> Iterator[Fact]:
    if not each.handed_in:
        return
    claim = Fact(unit=each.code, check="", seen=each.handed_in, value="是")
    for check in ("1.1", "1.2", "1.3", "3.1"):
        yield replace(claim, check=check)
    yield replace(claim, check="1.4", value=str(2 + roll(12, each.code, "updates")))
    if each.has_site:
        yield replace(claim, check="2.2")
    else:
        yield replace(
            claim, check="2.2", value="", state=NOT_APPLICABLE, basis=_NO_SITE
        )


def _monitoring(each: Institution) -> Iterator[Fact]:
    day = f"2014-11-{3 + roll(25, each.code, 'seen'):02}"
    for check in ("1.1", "1.2", *(("2.2",) if each.has_site else ())):
        answer = yes_no(yes=_well(each, check))
        yield Fact(unit=each.code, check=check, seen=day, value=answer)


def _inspection(each: Institution) -> Iterator[Fact]:
    if each.handed_in:
        day = each.handed_in
        yield Fact(unit=each.code, check="3.3", seen=day, value=day)
    visit = f"2014-10-{8 + roll(23, each.code, 'visit'):02}"
    yield from _board(each, Fact(unit=each.code, check="2.1", seen=visit))
    if roll(100, each.code, "complaint") >= each.quality:
        number = str(1 + roll(2, each.code, "complaints"))
        note = "投诉逾期未办"
        yield Fact(unit=each.code, check="3.2", seen=visit, value=number, note=note)


def _board(each: Institution, look: Fact) -> Iterator[Fact]:
    rolled = roll(100, each.code, "board")
    if rolled < each.quality:
        yield replace(look, value="优" if rolled < each.quality - 15 else "良")
        return
    level = "一般" if rolled < each.quality + 10 else "差"
    yield replace(look, value=level, due=after(look.seen, 14), note="公示栏内容过期")
    if rolled % 3:
        yield replace(look, seen=after(look.seen, 9 * (rolled % 3)), state=RECTIFIED)


def _bureau(code: str) -> Iterator[Fact]:
    planned = pick(("优", "良"), code, "4.1")
    yield Fact(unit=code, check="4.1", seen="2014-03-20", value=planned)
    late = code == "B21"  # the largest of the three sends its summary late
    day = "2014-12-26" if late else "2014-12-19"
    yield Fact(unit=code, check="4.2", seen=day, value=day)


def _well(each: Institution, about: str) -> bool:
    return roll(100, each.code, about) < each.quality
