"""A circular as the fields of a template of Word, and as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from assess.exports.to_docx import day_in_words
from assess.exports.to_markdown import plain, write_markdown
from assess.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from assess.exports.placeholders import Known
    from assess.exports.table import Table
    from assess.reports.circular import Circular, Fault, Graded, Risen

KNOWN: Final[Known] = {
    "标题": N_("the title"),
    "文号": N_("the number in the office's register; empty where none was given"),
    "方案": N_("the title of the scheme"),
    "期间": N_("its period, in words"),
    "机关": N_("name of the office in assess.toml, as are the next two"),
    "机关联系人": N_("contact"),
    "机关电话": N_("phone"),
    "日期": N_("the day of issue"),
    "批次": N_("the number of the score run"),
    "对比批次": N_("the number of the earlier run; empty without one"),
    "单位数": N_("how many units"),
    "类别": {
        "名称": N_("title of the class"),
        "单位数": N_("how many units"),
        "等次": N_("how many have each grade, in words"),
    },
    "问题": {
        "序号": N_("counted from 1"),
        "指标": N_("id of the indicator"),
        "标题": N_("title of the indicator"),
        "情况": N_("how many units lost marks, in words"),
    },
    "进步": {
        "单位": N_("a unit that has more than in the earlier run"),
        "情况": N_("its totals, where numbers are made public"),
    },
    "附件": {
        "标题": N_("the title"),
        "列": N_("titles of the columns"),
        "行": N_("rows of cells"),
        "注": N_("what stands below"),
    },
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Imprint:
    """In whose name a circular goes out, when, and under which number."""

    office: str
    contact: str
    phone: str
    day: date
    document: str


def fields_of(said: Circular, imprint: Imprint) -> dict[str, Any]:
    """Give everything that a template may say of a circular."""
    scheme = said.scheme
    title = scheme.heading.title.zh
    return {
        "标题": f"关于《{title}》考评情况的通报",
        "文号": imprint.document,
        "方案": title,
        "期间": _period(said),
        "机关": imprint.office,
        "机关联系人": imprint.contact,
        "机关电话": imprint.phone,
        "日期": day_in_words(imprint.day),
        "批次": said.run,
        "对比批次": said.against or "",
        "单位数": said.units,
        "类别": [_graded(each) for each in said.classes],
        "问题": [_fault(nth, each) for nth, each in enumerate(said.faults, 1)],
        "进步": [_risen(each) for each in said.risen],
        "附件": [_annex(each) for each in said.annexes],
    }


def _period(said: Circular) -> str:
    period = said.scheme.heading.period
    return f"{day_in_words(period.first)}至{day_in_words(period.last)}"


def _graded(each: Graded) -> dict[str, Any]:
    grades = "、".join(f"{title}{many}个" for title, many in each.grades)
    return {"名称": each.title, "单位数": each.units, "等次": grades}


def _fault(number: int, each: Fault) -> dict[str, Any]:
    told = f"{each.of}个单位中有{each.units}个失分"
    if each.lost:
        told = f"{told}，共{each.lost}分"
    return {"序号": number, "指标": each.id, "标题": each.title, "情况": told}


def _risen(each: Risen) -> dict[str, Any]:
    told = f"{each.before}分升至{each.after}分" if each.after else ""
    return {"单位": each.name, "情况": told}


def _annex(table: Table) -> dict[str, Any]:
    rows = [[str(cell) for cell in row] for row in table.rows]
    return {
        "标题": table.title,
        "列": list(table.columns),
        "行": rows,
        "注": list(table.notes),
    }


def markdown(said: Circular, imprint: Imprint) -> str:
    """Write the circular as a page of Markdown: the same words as in Word."""
    file = BytesIO()
    write_markdown(said.annexes, file)
    text = "\n\n".join(_paragraphs(fields_of(said, imprint)))
    return f"{text}\n\n{file.getvalue().decode()}"


def _paragraphs(told: dict[str, Any]) -> Iterator[str]:
    yield f"# {plain(told['标题'])}"
    for name in ("文号", "机关", "日期"):
        if told[name]:
            yield plain(told[name])
    yield (
        f"按照《{plain(told['方案'])}》，对{told['单位数']}个单位{told['期间']}的工作"
        f"进行了考评（评分批次{told['批次']}）。"
    )
    yield "## 总体情况"
    yield _list(
        f"{each['名称']}{each['单位数']}个：{each['等次']}" for each in told["类别"]
    )
    if told["问题"]:
        yield "## 共性问题"
        titles = (
            f"{each['指标']} {each['标题']}：{each['情况']}" for each in told["问题"]
        )
        yield _list(titles)
    if told["进步"]:
        yield "## 进步情况"
        yield _list(f"{each['单位']} {each['情况']}".strip() for each in told["进步"])


def _list(texts: Iterator[str]) -> str:
    return "\n".join(f"- {plain(text)}" for text in texts)
