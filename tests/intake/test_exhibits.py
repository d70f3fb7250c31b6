"""Photographs and files behind findings: found, and kept once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assess.intake.exhibits import Exhibits
from assess.intake.ways import MistypedError
from assess.records.evidence import evidence_of, lost
from assess.records.soundness import examine

if TYPE_CHECKING:
    from pathlib import Path

    from intake.handing import Office

HEAD = "单位,指标,检查日期,值,问题类型,地点,检查人,整改期限,佐证,照片,状态\n"
FOUND = "J01,1.1,2014-05-05,否,无公示栏,大厅,检查一组,2014-05-20,{},{},\n"
RECTIFIED = "J01,1.1,2014-05-18,,无公示栏,,,,,{},已整改\n"


@pytest.fixture
def visited(office: Office) -> Office:
    """Give an office whose inspectors brought photographs; two are the same."""
    folder = office.folder / "现场"
    (folder / "照片").mkdir(parents=True)
    (folder / "a.jpg").write_bytes(b"before")
    (folder / "照片" / "B.JPG").write_bytes(b"after")
    (folder / "照片" / "copy.jpg").write_bytes(b"before")
    (office.folder / "secret.jpg").write_bytes(b"secret")
    return replace(office, folder=folder)


def kept(office: Office) -> dict[str, bytes]:
    folder = office.record.path.parent / "evidence"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.suffix: path.read_bytes() for path in files}


def test_before_and_after_stay(visited: Office) -> None:
    visited.take("i.csv", HEAD + FOUND.format("", "a.jpg"))
    visited.take("j.csv", HEAD + RECTIFIED.format("照片/B.JPG"))
    assert visited.rows(
        "SELECT 发现佐证, 整改佐证, 整改期限, 地点, 检查人 FROM 整改"
    ) == [("a.jpg", "照片/B.JPG", "2014-05-20", "大厅", "检查一组")]
    shown = visited.rows("SELECT 记录编号, 文件, 字节数 FROM 佐证材料 ORDER BY 1")
    assert shown == [(4, "a.jpg", 6), (7, "B.JPG", 5)]


def test_the_same_photograph_is_kept_once(visited: Office) -> None:
    rows = FOUND.format("", "a.jpg") + FOUND.format("", "copy.jpg、a.jpg")
    visited.take("i.csv", HEAD + rows)
    visited.take("j.csv", HEAD + FOUND.format("a.jpg", ""))
    assert visited.rows("SELECT file, size FROM evidence") == [("a.jpg", 6)]
    assert visited.rows("SELECT count(*) FROM exhibit") == [(3,)]
    assert kept(visited) == {".jpg": b"before"}


def test_it_is_named_by_what_is_in_it(visited: Office) -> None:
    visited.take("i.csv", HEAD + FOUND.format("", "a.jpg"))
    with visited.record.reading() as connection:
        ((name, file),) = evidence_of(connection, 4)
    path = file.path(visited.record.path.parent / "evidence")
    assert (name, path.stem, path.parent.name) == ("a.jpg", file.sha256, path.stem[:2])
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize(
    ("evidence", "photo", "told"),
    [
        pytest.param("", "c.jpg", "misspelt-evidence-file", id="a photograph missing"),
        pytest.param("", "见档案", "no-evidence-file", id="not the name of a file"),
        pytest.param("合同.pdf", "", "no-evidence-file", id="a document missing"),
        pytest.param("../secret.jpg", "", "evidence-outside", id="another folder"),
        pytest.param("", "/etc/passwd", "evidence-outside", id="a file of the system"),
        pytest.param("", "照片", "no-evidence-file", id="a folder"),
        pytest.param("", "x" * 300, "no-evidence-file", id="too long a name"),
    ],
)
def test_a_file_that_is_not_there(
    visited: Office, evidence: str, photo: str, told: str
) -> None:
    row = FOUND.format(evidence, photo)
    assert visited.faults("i.csv", HEAD + row) == [f"2 {told}"]
    assert kept(visited) == {}


@pytest.mark.parametrize(
    "text",
    ["见档案第3卷", "https://a.gov.cn/x.pdf", "奇办〔2014〕5号", "会议纪要、签到表"],
)
def test_evidence_that_is_no_file(visited: Office, text: str) -> None:
    visited.take("i.csv", HEAD + FOUND.format(text, ""))
    assert visited.rows("SELECT evidence FROM detail") == [(text,)]
    assert visited.rows("SELECT count(*) FROM evidence") == [(0,)]


def test_a_refused_file_and_a_trial_leave_nothing(visited: Office) -> None:
    bad = FOUND.format("", "a.jpg") + FOUND.format("", "c.jpg")
    visited.faults("i.csv", HEAD + bad)
    visited.take("j.csv", HEAD + FOUND.format("", "a.jpg"), dry_run=True)
    assert kept(visited) == {}
    assert visited.rows("SELECT count(*) FROM evidence") == [(0,)]


def test_a_lost_photograph_is_told_and_put_back(visited: Office) -> None:
    visited.take("i.csv", HEAD + FOUND.format("", "a.jpg"))
    folder = visited.record.path.parent / "evidence"
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    file.write_bytes(b"forged")
    with visited.record.reading() as connection:
        assert list(lost(connection, folder)) == ["a.jpg"]
    assert [p.code for p in examine(visited.record)] == ["evidence-lost"]
    file.unlink()
    visited.take("j.csv", HEAD + FOUND.format("", "照片/copy.jpg"))
    assert [p.code for p in examine(visited.record)] == []


def test_where_a_name_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    for name in ("甲、乙.jpg", "1/c.jpg", "2/c.jpg", "2/d.jpg"):
        (tmp_path / name).write_bytes(b"")
    exhibits = Exhibits(tmp_path)
    assert exhibits.files("甲、乙.jpg", wanted=True) == (tmp_path / "甲、乙.jpg",)
    assert exhibits.files("d.jpg；2\\c.jpg", wanted=False) == (
        tmp_path / "2/d.jpg",
        tmp_path / "2/c.jpg",
    )
    with pytest.raises(MistypedError, match="several-evidence-files"):
        exhibits.files("c.jpg", wanted=True)
