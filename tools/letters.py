"""Build the templates of letters, laid out to GB/T 9704-2012, as data of the package.

Offices edit copies of them in Word. Each has two forms: under a red head, and as a
letter (信函格式) with two red double lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from docx.shared import Mm, Pt
from paper import (
    FORMS,
    WIDTH,
    Form,
    grid,
    lines,
    new_page,
    new_section,
    row,
    ruled,
    save,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Page

FOLDER: Final = Path(__file__).parent.parent / "assess" / "letters"


def main() -> None:
    """Write every template anew."""
    for form in FORMS:
        (FOLDER / form).mkdir(parents=True, exist_ok=True)
        for sheet in SHEETS:
            page = new_page(form)
            notice(page, form, sheet)
            save(page, FOLDER / form / f"{sheet.name}.docx")
        page = new_page(form)
        circular(page, form)
        save(page, FOLDER / form / "情况通报.docx")


class Sheet(NamedTuple):
    """What sets one notice apart from another."""

    name: str  # of its file
    title: str
    opening: str
    heads: tuple[str, ...]
    closing: str


LISTED: Final = "公文附表"
ASK: Final = (
    "{% if 机关联系人 %}联系人：{{ 机关联系人 }}。{% endif %}"
    "{% if 机关电话 %}联系电话：{{ 机关电话 }}。{% endif %}"
)
WHAT: Final = (
    "{{ 事.类型 }}{% if 事.标题 %}："
    "{% if 事.指标数 == 1 %}{{ 事.指标 }} {% endif %}{{ 事.标题 }}{% endif %}"
)
_HEADS: Final = ("序号", "事项", "核查情况", "办理要求", "完成时限", "分值")
SHEETS: Final = (
    Sheet(
        "催办通知单",
        "催办通知单",
        "按照《{{ 方案 }}》，经核对，截至{{ 日期 }}，你单位有下列{{ 事项|length }}项"
        "工作需要办理。现予催办，请抓紧办理，按时办结。",
        _HEADS,
        "并书面反馈办理情况",
    ),
    Sheet(
        "督办通知单",
        "督办通知单",
        "按照《{{ 方案 }}》，经核对，截至{{ 日期 }}，你单位下列{{ 事项|length }}项工作"
        "仍未办结。现予督办（级别：{{ 级别 }}），请单位负责同志亲自过问，限期办结。",
        ("序号", "督办事项", "核查情况", "督办要求", "完成时限", "分值"),
        "并书面报告办理情况和未按时办结的原因",
    ),
    Sheet(
        "通报",
        "关于{{ 单位 }}工作未办结的通报",
        "按照《{{ 方案 }}》，经核对{% if 此前 %}、督促{% endif %}，截至{{ 日期 }}，"
        "你单位下列{{ 事项|length }}项工作仍未办结。现予通报，"
        "请单位主要负责同志亲自研究，立即办结。",
        ("序号", "事项", "核查情况", "办理要求", "完成时限", "分值"),
        "并书面说明原因和责任落实情况",
    ),
    Sheet(
        "整改通知书",
        "整改通知书",
        "按照《{{ 方案 }}》，检查发现你单位存在下列{{ 事项|length }}个问题。"
        "请逐项整改，按时完成，举一反三。",
        ("序号", "问题", "核查情况", "整改要求", "整改期限", "分值"),
        "并书面报告整改情况，附整改前后的佐证材料",
    ),
)


def notice(page: Page, form: Form, sheet: Sheet) -> None:
    """Write a notice: both copies, each with its own end."""
    lines(page, "公文顶格", "{%p for 联 in 联次 %}")
    top(page, form, sheet.title)
    lines(
        page,
        "公文顶格",
        "编号：{{ 编号 }}　级别：{{ 级别 }}　{{ 联.名称 }}",
        "{{ 单位 }}：",
    )
    lines(page, "公文正文", sheet.opening)
    matters(page, sheet.heads)
    points(page)
    lines(page, "公文正文", *reasons(), *ending(sheet.closing))
    signature(page)
    lines(page, "公文顶格", "{%p if 抄送 %}", "抄送：{{ 抄送 }}。", "{%p endif %}")
    lines(page, "公文顶格", "{%p if 联.存根 %}")
    slip(
        page, "送达记录（编号{{ 编号 }}）", ("送达方式", "送达人", "签收人", "签收时间")
    )
    lines(page, "公文顶格", "{%p else %}")
    slip(
        page,
        "回执（编号{{ 编号 }}，{{ 单位 }}）",
        ("收到时间", "承办人及电话", "办理情况", "单位（盖章）、日期"),
    )
    lines(page, "公文顶格", "{%p endif %}", "{%p if not loop.last %}")
    new_section(page)
    lines(page, "公文顶格", "{%p endif %}", "{%p endfor %}")


def reasons() -> Iterable[str]:
    """Give the clauses, and what went before."""
    yield "{%p for 事 in 事项 if 事.指标数 > 1 %}"
    yield "第{{ 事.序号 }}项涉及指标：{{ 事.指标 }}。"
    yield "{%p endfor %}"
    yield "{%p for 事 in 事项 if 事.依据 %}"
    yield "第{{ 事.序号 }}项依据：{{ 事.依据 }}。"
    yield "{%p endfor %}"
    yield "{%p for 次 in 此前 %}"
    yield "第{{ 次.序号 }}项此前：{{ 次.内容 }}。"
    yield "{%p endfor %}"


def ending(closing: str) -> Iterable[str]:
    """Give the day to answer by, and whom to ask."""
    day = "{% if 反馈期限 %}于{{ 反馈期限 }}前{% else %}抓紧{% endif %}"
    yield "{%p if 存档 %}"
    yield "（本件签发前事项已了结或已升级，只存档，不送达。）"
    yield "{%p endif %}"
    yield f"请{day}办结，{closing}。{ASK}"


def top(page: Page, form: Form, title: str) -> None:
    """Write what stands above the text: the red head or not, the number, the title."""
    if form == "red-headed":
        lines(page, "公文版头", "{{ 机关 }}文件")
        lines(page, "公文文号", "", "{{ 文号 }}")
        ruled(page.paragraphs[-1], "bottom", "single", outside=0)
    else:
        lines(page, "公文居右", "{{ 文号 }}")
    lines(page, "公文顶格", "")
    lines(page, "公文标题", title)
    lines(page, "公文顶格", "")


def signature(page: Page) -> None:
    """Write who signs, and the day, four characters in from the right."""
    page.paragraphs[-1].paragraph_format.keep_with_next = True
    page.paragraphs[-1].paragraph_format.keep_together = True
    lines(page, "公文顶格", "")
    page.paragraphs[-1].paragraph_format.keep_with_next = True
    for text in ("{{ 机关 }}", "{{ 日期 }}"):
        lines(page, "公文落款", text)
        page.paragraphs[-1].paragraph_format.right_indent = Pt(63)
        page.paragraphs[-1].paragraph_format.keep_with_next = text != "{{ 日期 }}"


def matters(page: Page, heads: Sequence[str]) -> None:
    """Write the table of matters, whose heads come again on every page."""
    table = grid(page, (12, 32, 42, 34, 24, 12), heads)
    row(table, ("{%tr for 事 in 事项 %}",))
    cells = (
        "{{ 事.序号 }}",
        WHAT,
        "{{ 事.情况 }}",
        "{{ 事.要求 }}",
        "{{ 事.期限 }}{% if 事.逾期 %}，{{ 事.逾期 }}{% endif %}",
        "{{ 事.分值 }}",
    )
    row(table, cells)
    row(table, ("{%tr endfor %}",))
    row(table, ("{%tr if 合计分值 %}",))
    row(table, ("", "合计", "", "", "", "{{ 合计分值 }}"))
    row(table, ("{%tr endif %}",))


def points(page: Page) -> None:
    """Write what each indicator is worth, and what the score run gave for it."""
    lines(page, "公文正文", "{%p if 明细 %}")
    by = (
        "{% if 批次 %}得分取自{{ 评分日期 }}评分批次{{ 批次 }}"
        "{% else %}尚未评分{% endif %}"
    )
    lines(page, "公文正文", f"分值明细（{by}）：")
    page.paragraphs[-1].paragraph_format.keep_with_next = True
    table = grid(page, (24, 72, 20, 20, 20), ("指标", "内容", "满分", "得分", "失分"))
    row(table, ("{%tr for 分 in 明细 %}",))
    names = ("指标", "标题", "满分", "得分", "失分")
    row(table, tuple(f"{{{{ 分.{name} }}}}" for name in names))
    row(table, ("{%tr endfor %}",))
    row(table, ("{%tr if 合计满分 or 合计得分 %}",))
    sums = ("{{ 合计满分 }}", "{{ 合计得分 }}", "{{ 合计失分 }}")
    row(table, ("", "合计", *sums))
    row(table, ("{%tr endif %}",))
    lines(page, "公文正文", "{%p endif %}")


def slip(page: Page, title: str, names: Sequence[str]) -> None:
    """Write what is to be filled in by hand, on one page."""
    lines(page, "公文文号", "", title)
    for paragraph in page.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True
    table = grid(page, (40, WIDTH - 40))
    for name in names:
        row(table, (name, ""))
        made = table.rows[-1]
        made.height = Mm(24 if name == "办理情况" else 11)
        for paragraph in made.cells[0].paragraphs if name != names[-1] else ():
            paragraph.paragraph_format.keep_with_next = True


def circular(page: Page, form: Form) -> None:
    """Write the circular: what was found, and the ranking as its annex."""
    top(page, form, "{{ 标题 }}")
    lines(page, "公文顶格", "各有关单位：")
    lines(
        page,
        "公文正文",
        "按照《{{ 方案 }}》，{{ 机关 }}对{{ 单位数 }}个单位{{ 期间 }}的工作进行了考评"
        "（评分批次{{ 批次 }}）。现将有关情况通报如下。",
    )
    lines(page, "公文一级标题", "一、总体情况")
    each(page, "类 in 类别", "{{ 类.名称 }}{{ 类.单位数 }}个：{{ 类.等次 }}。")
    lines(page, "公文一级标题", "{%p if 问题 %}", "二、共性问题")
    each(
        page,
        "题 in 问题",
        "{{ 题.序号 }}. {{ 题.指标 }} {{ 题.标题 }}：{{ 题.情况 }}。",
    )
    lines(page, "公文正文", "{%p endif %}", "{%p if 进步 %}")
    lines(
        page,
        "公文一级标题",
        "{% if 问题 %}三{% else %}二{% endif %}、进步情况",
    )
    lines(page, "公文正文", "与评分批次{{ 对比批次 }}相比，下列单位有进步：")
    each(
        page, "升 in 进步", "{{ 升.单位 }}{% if 升.情况 %}：{{ 升.情况 }}{% endif %}。"
    )
    lines(page, "公文正文", "{%p endif %}")
    lines(page, "公文正文", "请各单位对照问题，认真整改。" + ASK, "")
    for paragraph in page.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True
    each(
        page,
        "附 in 附件",
        "{% if loop.first %}附件：{% else %}　　　{% endif %}"
        "{% if 附件|length > 1 %}{{ loop.index }}.{% endif %}{{ 附.标题 }}",
    )
    page.paragraphs[-2].paragraph_format.keep_with_next = True
    signature(page)
    annex(page)


def each(page: Page, loop: str, text: str) -> None:
    """Write a paragraph for each of something."""
    lines(page, "公文正文", f"{{%p for {loop} %}}", text, "{%p endfor %}")


def annex(page: Page) -> None:
    """Write each table on a page of its own; its columns are those made public."""
    lines(page, "公文顶格", "{%p for 附 in 附件 %}")
    number = "附件{% if 附件|length > 1 %}{{ loop.index }}{% endif %}"
    lines(page, "公文附件", number)
    page.paragraphs[-1].paragraph_format.page_break_before = True
    lines(page, "公文标题", "{{ 附.标题 }}")
    lines(page, "公文顶格", "")
    heads = ("{%tc for 头 in 附.列 %}", "{{ 头 }}", "{%tc endfor %}")
    table = grid(page, (52,) * 3, heads, LISTED, padding=28)
    row(table, ("{%tr for 行 in 附.行 %}",))
    row(table, ("{%tc for 格 in 行 %}", "{{ 格 }}", "{%tc endfor %}"), LISTED)
    row(table, ("{%tr endfor %}",))
    each(page, "注 in 附.注", "{{ 注 }}")
    lines(page, "公文顶格", "{%p endfor %}")


if __name__ == "__main__":
    main()
