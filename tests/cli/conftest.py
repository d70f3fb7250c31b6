"""A small office: its files, and an empty record."""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.messages import speak
from assess.records.store import create_record

SCHEME = """\
[scheme]
id = "s"
title = "测试"
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
[source.self-check]
[[class]]
id = "street"
title = "街道"
[[indicator]]
id = "1"
title = "专人负责"
full = 2
source = "self-check"
score = { method = "yes-no" }
"""
UNITS = "编码,名称,类别\nJ01,文源街道,街道\n"
CHECKS = "单位,指标,填报日期,值\nJ01,1,2014-12-05,是\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("assess.toml").write_text("", "utf-8")
    Path("scheme.toml").write_text(SCHEME, "utf-8")
    Path("units.csv").write_text(UNITS, "utf-8-sig")
    Path("checks.csv").write_text(CHECKS, "gb18030")
    create_record(Path("record.db"))
    speak("en")
    return tmp_path
