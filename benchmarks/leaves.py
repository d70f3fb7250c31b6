"""Schemes with many leaves, and how long it takes to check them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = """\
[scheme]
id = "large"
title = "指标很多的方案"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"

[states]
not-collected = 0
could-not-tell = "leave-out"
explained-empty = "leave-out"

[source.monitoring]

[[class]]
id = "street"
title = "街道"

[[class]]
id = "department"
title = "部门"

[[grade]]
title = "优秀"
at_least = 90

[[grade]]
title = "合格"
"""
BLOCK: Final = """
[[indicator]]
id = "{block}"
title = "栏目{block}"
full = 50
"""
LEAF: Final = """
[[indicator]]
id = "{block}.{leaf}"
parent = "{block}"
title = "指标{block}.{leaf}"
full = 5
source = "monitoring"
observe = {{ measure = "sum", window = "2 weeks" }}
score = {{ method = "deduct", per = 0.5, at_most = 3 }}
basis = "第{block}条"
examples = [[0, 5], [3, 3.5]]
"""
IN_A_BLOCK: Final = 10


def write_leaves(folder: Path, many: int) -> str:
    """Write a scheme of so many leaves; give the name of its file."""
    blocks = range(1, many // IN_A_BLOCK + 1)
    leaves = range(1, IN_A_BLOCK + 1)
    text = HEAD + "".join(
        BLOCK.format(block=block)
        + "".join(LEAF.format(block=block, leaf=leaf) for leaf in leaves)
        for block in blocks
    )
    (folder / f"{many}.toml").write_text(text, "utf-8")
    return f"{many}.toml"
