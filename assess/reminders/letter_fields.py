"""The fields of a notice, by the names that stand in templates of Word."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.exports.to_docx import day_in_words
from assess.messages import N_
from assess.messages.numbers import decimal_text
from assess.reminders.letter import earlier_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.exports.placeholders import Known
    from assess.reminders.notice import Item, Notice, Points

KNOWN: Final[Known] = {
    "编号": N_("the number in the ledger"),
    "文号": N_("the number in the office's register; empty where none was given"),
    "级别": N_("the level, as the scheme calls it"),
    "方案": N_("the title of the scheme"),
    "机关": N_("name of the office in assess.toml, as are the next two"),
    "机关联系人": N_("contact"),
    "机关电话": N_("phone"),
    "单位": N_("the unit that gets the notice"),
    "单位编码": N_("its code"),
    "类别": N_("its class"),
    "单位联系人": N_("its contact"),
    "单位电话": N_("its telephone"),
    "日期": N_("the day of issue"),
    "应发日期": N_("the day on which the level was reached"),
    "反馈期限": N_("the last day to answer; empty where the level has no days"),
    "抄送": N_("who hears of it besides"),
    "合计分值": N_("the sum of the points; empty where they do not add up"),
    "批次": N_("the number of the score run; empty where nothing was scored yet"),
    "评分日期": N_("the day of the score run"),
    "明细": {
        "指标": N_("id of the indicator"),
        "标题": N_("title of the indicator"),
        "满分": N_("its full marks"),
        "得分": N_("what was earned in the score run"),
        "失分": N_("what was not"),
    },
    "合计满分": N_("the sum; empty where it does not add up, as are the next two"),
    "合计得分": N_("the sum of what was earned"),
    "合计失分": N_("the sum of what was not"),
    "存档": N_("true where the notice is for the file only"),
    "事项": {
        "序号": N_("counted from 1"),
        "类型": N_("kind of matter"),
        "指标": N_("ids of the indicators"),
        "指标数": N_("how many indicators"),
        "标题": N_("title of the indicator or source"),
        "情况": N_("what was found, with its day, place and evidence"),
        "发现日期": N_("the day of the finding"),
        "地点": N_("the place of the finding"),
        "佐证": N_("the evidence of the finding"),
        "要求": N_("what is required"),
        "依据": N_("the clause"),
        "期限": N_("the day it is due; empty where there is none"),
        "逾期": N_("working days late or left, in words"),
        "分值": N_("full marks at stake"),
        "了结日期": N_("the day it was settled, if it was"),
    },
    "此前": {
        "序号": N_("of the matter"),
        "内容": N_("an earlier notice, call or answer, in one line"),
    },
    "联次": {
        "名称": N_("what the copy is called"),
        "存根": N_("true of the copy that is kept"),
    },
}
COPIES: Final = (
    {"名称": "第一联（送达单位）", "存根": False},
    {"名称": "第二联（存根）", "存根": True},
)


def fields_of(notice: Notice) -> dict[str, object]:
    """Give everything that a template may say of a notice."""
    items = notice.items
    return {
        "编号": notice.number,
        "文号": notice.document,
        "级别": notice.level_title,
        "方案": notice.scheme_title,
        "机关": notice.office,
        "机关联系人": notice.office_contact,
        "机关电话": notice.office_phone,
        "单位": notice.unit,
        "单位编码": notice.code,
        "类别": notice.class_title,
        "单位联系人": notice.contact,
        "单位电话": notice.phone,
        "日期": day_in_words(notice.issued_on),
        "应发日期": day_in_words(notice.fell_on),
        "反馈期限": day_in_words(
            notice.answer_by, estimated=notice.answer_by_estimated
        ),
        "抄送": "、".join(notice.hears),
        "事项": [_item(number, item) for number, item in enumerate(items, 1)],
        "合计分值": _sum(items),
        **_points(notice.points),
        "此前": list(_earlier(items)),
        "存档": notice.file_only,
        "联次": COPIES,
    }


def _points(points: Points) -> dict[str, object]:
    return {
        "批次": points.run or "",
        "评分日期": day_in_words(points.run_on),
        "明细": [
            dict(zip(("指标", "标题", "满分", "得分", "失分"), each, strict=True))
            for each in points.shares
        ],
        "合计满分": points.full,
        "合计得分": points.earned,
        "合计失分": points.missing,
    }


def _item(number: int, item: Item) -> dict[str, object]:
    return {
        "序号": number,
        "类型": item.kind_title,
        "指标": "、".join(item.indicators),
        "指标数": len(item.indicators),
        "标题": item.title,
        "情况": _found(item),
        "发现日期": day_in_words(item.seen_on),
        "地点": item.place,
        "佐证": item.evidence,
        "要求": item.required,
        "依据": item.basis,
        "期限": day_in_words(item.due, estimated=item.estimated),
        "逾期": _late(item.late),
        "分值": item.points,
        "了结日期": day_in_words(item.ended),
    }


def _found(item: Item) -> str:
    """Say what was found, with its day as letters write it."""
    day = item.seen_on
    return item.found.replace(str(day), day_in_words(day), 1) if day else item.found


def _late(days: int | None) -> str:
    if not days:
        return ""
    return f"逾期{days}个工作日" if days > 0 else f"还有{-days}个工作日"


def _earlier(items: Sequence[Item]) -> Iterator[dict[str, object]]:
    for number, item in enumerate(items, 1):
        for each in item.earlier:
            yield {"序号": number, "内容": earlier_in_words(each)}


def _sum(items: Sequence[Item]) -> str:
    """Add up the marks; empty where one matter has none, or two share an indicator."""
    ids = [name for item in items for name in item.indicators]
    if len(items) < 2 or len(ids) != len(set(ids)):
        return ""
    if not all(item.points for item in items):
        return ""
    return decimal_text(sum((Fraction(item.points) for item in items), Fraction()))
