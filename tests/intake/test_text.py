from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assess.intake.text import handed_in, peek
from assess.messages.tell import worded
from assess.problems import InputError, Problem

CHINESE = "单位,指标\n文源街道,主动公开\n"
LONG = "单位,指标\n" + "文源街道,主动公开\n" * 100_000


def refused(path: Path) -> Problem:
    with pytest.raises(InputError) as caught, handed_in(path):
        pass
    (problem,) = caught.value.problems
    return problem


def written(tmp_path: Path, contents: bytes) -> Path:
    path = tmp_path / "in.csv"
    path.write_bytes(contents)
    return path


@pytest.mark.parametrize("text", [CHINESE, LONG, "code,name\n", "联通\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_read(tmp_path: Path, text: str, encoding: str) -> None:
    with handed_in(written(tmp_path, text.encode(encoding))) as it, it.text() as read:
        assert read.read() == text


@pytest.mark.parametrize(
    "text", ["通", "否", "是,有\n", "濮阳县,㐀𠀀\n", "“引号”—·\n", "①②③\n"]
)
def test_short_gb18030_is_not_taken_for_mixed(tmp_path: Path, text: str) -> None:
    contents = ("名称\n" + text).encode("gb18030")
    with handed_in(written(tmp_path, contents)) as it, it.text() as read:
        assert read.read() == "名称\n" + text


UTF8, GBK = "文源街道,是\n".encode(), "画桥街道,否\n".encode("gbk")


@pytest.mark.parametrize(
    ("contents", "line", "byte"),
    [
        pytest.param(UTF8 * 3 + GBK, 4, len(UTF8) * 3, id="GBK after UTF-8"),
        pytest.param(GBK * 3 + UTF8, 4, len(GBK) * 3, id="UTF-8 after GBK"),
        pytest.param(UTF8 * 99_999 + GBK, 100_000, len(UTF8) * 99_999, id="far down"),
        pytest.param(GBK * 99_999 + UTF8, 100_000, len(GBK) * 99_999, id="far, GBK"),
        pytest.param(b"\xef\xbb\xbf" + GBK, 1, 3, id="GBK under a UTF-8 mark"),
        pytest.param(GBK[:9] + UTF8, 1, 9, id="within a line"),
    ],
)
def test_half_and_half(tmp_path: Path, contents: bytes, line: int, byte: int) -> None:
    problem = refused(written(tmp_path, contents))
    assert problem.code == "mixed-encoding"
    assert (problem.where.line, problem.facts) == (line, {"byte": byte})


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        pytest.param(b"", "empty-file", id="empty"),
        pytest.param("单位".encode("utf-16"), "utf16-given", id="UTF-16"),
        pytest.param(b"a,b\n1,\x00\n", "nul-byte", id="a zero byte"),
        pytest.param(b"a,b\n\xff\xff\n", "unknown-encoding", id="neither"),
        pytest.param(b"a,b\n\xb5", "unknown-encoding", id="cut in the middle"),
    ],
)
def test_no_text(tmp_path: Path, contents: bytes, code: str) -> None:
    assert refused(written(tmp_path, contents)).code == code


def test_where_a_zero_byte_is(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, b"a,b\n1,\x00\n"))
    assert (problem.where.line, problem.facts) == (2, {"byte": 6})


def test_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.csv").code == "no-file"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "is-a-folder"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="Linux only")
def test_a_file_that_cannot_be_read() -> None:
    assert refused(Path("/proc/self/mem")).code == "unreadable-file"


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root reads all")
def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    path = written(tmp_path, b"a")
    path.chmod(0)
    assert refused(path).code == "unreadable-file"


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert refused(tmp_path / ("x" * 5000)).code in {"unreadable-file", "no-file"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_peek(tmp_path: Path, encoding: str) -> None:
    assert peek(written(tmp_path, LONG.encode(encoding))) == ["单位", "指标"]


@pytest.mark.parametrize("contents", [b"", b'"' * 7, b"\x00\x01\xff"])
def test_peek_refuses_nothing(tmp_path: Path, contents: bytes) -> None:
    peek(written(tmp_path, contents))
    assert peek(tmp_path / "none.csv") == []


def test_a_misspelt_name_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "monitoring.csv").write_text("", "utf-8")
    problem = refused(tmp_path / "monitorng.csv")
    assert (problem.code, problem.facts["near"]) == ("misspelt-file", "monitoring.csv")


def test_a_file_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    problem = refused(tmp_path / "o.csv")
    assert problem.code == "unreadable-file"
    assert worded(problem)[0] == "文件无法读取：没有权限"
