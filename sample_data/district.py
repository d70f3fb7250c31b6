"""The district 奇艺区: its units and the parts they play in the story.

Invented from end to end: sites lie under `.example`, telephones under area code 0000.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# code, name, site, how well it works (of 100), key areas that are its duty
_STREETS: Final = """
J01 文源街道 wenyuan 97 2,3,5,6,8
J02 画桥街道 huaqiao 90 2,3,5,6
J03 琴台街道 qintai 86 2,3,5,6,8
J04 墨池街道 mochi 92 2,3,5,6,8
J05 书院街道 shuyuan 83 2,3,5,6
J06 棋盘街道 qipan 90 2,3,5,6
J07 锦绣街道 jinxiu 93 2,3,5,6,8
J08 丹青街道 danqing 82 2,3,5,6,8
J09 雅乐街道 yayue 76 2,3,5,6,8
J10 河湾街道 hewan 52 2,3,5,6,8
"""
_DEPARTMENTS: Final = """
B01 区发展和改革局 fgj 98 1,2,7,8,10
B02 区教育局 jyj 86 2,7,9
B03 区科学技术局 kjj 80 1,2
B04 区经济和信息化局 jxj 74 1,2,6
B05 区民族宗教事务局 mzj 84 1,2
B06 区公安分局 gafj 80 1,2,6,7
B07 区监察局 jcj 92 2
B08 区民政局 mzfj 86 1,2,3,9
B09 区司法局 sfj 88 1,2
B10 区财政局 czj 96 2,7,10
B11 区人力资源和社会保障局 rsj 89 1,2,7,9
B12 区国土资源分局 gtfj 80 1,2,7,8,10
B13 区环境保护局 hbj 95 1,2,5,7
B14 区住房和城乡建设局 zjj 82 1,2,3,6,7,8,10
B15 区城市管理局 cgj 58 1,2,5,7,9
B16 区交通运输局 jtj 96 1,2,6,7,10
B17 区水务局 swj 77 1,2,5,7,9,10
B18 区农林局 nlj 76 1,2,5,7
B19 区商务局 swuj 79 1,2
B20 区文化体育局 wtj 84 1,2,7,9
B21 区卫生局 wsj 87 1,2,4,7,9
B22 区人口计生局 jsj 79 1,2,4,9
B23 区审计局 sjj 92 2
B24 区统计局 tjj 88 1,2
B25 区安全生产监督管理局 ajj 85 1,2,6
B26 区食品药品监督管理局 syj 81 1,2,4,7
B27 区旅游局 lyj 76 1,2,7
B28 区房屋管理局 fgfj 82 1,2,3,7,8,9
B29 区园林绿化局 yllj 88 1,2
B30 区档案局 daj 84 2
B31 区信访办公室 xfb 66 2
B32 区金融服务办公室 jrb 70 2
"""

TWINS: Final = {"J06": "J02", "B23": "B07", "B29": "B24"}  # the same facts: a tie

SELF_CHECK_LATE: Final = {"J09": "2015-02-05", "B06": "2015-01-23"}
SELF_CHECK_MISSING: Final = "B31"  # nor did anyone come to a training, nor a report
NEW: Final = "B32"  # set up in October: hardly anything was looked at

VISITS_FAILED: Final = {"B16": 7, "J07": 6, "J04": 10}  # of 140: 5% exactly, and less
VISITS_UNTOLD: Final = {"J04": 12}  # 10 of 128 fail, but the sample is too small

BOASTS: Final = "B15"  # claims everything; the inspectors find otherwise
SHIRKS: Final = ("B26", "3.4")  # claims "not applicable" for what is its duty
EXPLAINS: Final = ("B05", "3.1")  # the column holds a statement and nothing else
HIDDEN: Final = ("B08", "3.3")  # the column asks for a login: could not tell
UNVISITED: Final = "J03"  # its reading point was seen in spring only: stale
LATE_ITEMS: Final = "B12"  # so many that nothing is left to take off
QUIETLY_MENDED: Final = ("B09", "5.4")  # found in June, in order in March, never told
MENDED: Final = "B13"  # 60 dead links all year, all mended before the last check

REPORT_LATE: Final = {"J08": "2015-04-01", "B28": "2015-04-03"}
PRAISED: Final = {"B01": "3", "B10": "2", "J01": "1.5", BOASTS: "2"}
CRITICISED: Final = "J10"

FIGURES: Final = {
    "2.1": 8_493,
    "2.2": 2_535,
    "2.3": 1_303,
    "2.4": 23_340,
}
"""New items of the year as published, by indicator; 35,671 together."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the district."""

    code: str
    name: str
    site: str
    quality: int  # of 100: how often a thing is as it should be
    duties: frozenset[str]  # leaves of block 3 that are its duty

    @property
    def street(self) -> bool:
        """Tell a street from a department."""
        return self.code.startswith("J")

    @property
    def luck(self) -> str:
        """Whose chances it shares: twins are told apart by their names only."""
        return TWINS.get(self.code, self.code)

    @property
    def institutions(self) -> bool:
        """Tell whether public institutions stand below it."""
        return self.street or "3.9" in self.duties


def units() -> tuple[Unit, ...]:
    """List the streets, then the departments."""
    lines = (_STREETS + _DEPARTMENTS).split("\n")
    return tuple(_unit(*line.split()) for line in lines if line)


def _unit(code: str, name: str, site: str, quality: str, duties: str) -> Unit:
    leaves = frozenset(f"3.{area}" for area in duties.split(","))
    return Unit(code, name, site, int(quality), leaves)
