"""An office's year, command by command, is the same whatever database keeps it."""

from __future__ import annotations

import shutil
import time
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest
from server import needs_server
from server import place as schema
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from assess.records.declared import metadata
from assess.records.store import open_record
from assess.scoring.again import digest
from assess.scoring.runs import runs

if TYPE_CHECKING:
    from assess.records.store import Record

pytestmark = needs_server

ROOT: Final = Path(__file__).parents[2]
WORDS: Final = "三个链接已修复"
YEAR: Final = [
    "import units.csv self-checks.csv monitoring.csv inspections.csv",
    "import units.csv",
    "import wrong.csv",
    "import more.csv --dry-run",
    "score",
    "explain J02 3.2",
    "payoff J02",
    "sheet sheets --unit J02",
    "import more.csv",
    "batch show 5",
    "claim list",
    "claim refuse 167 --reason 有此职责 --authority 区政务公开办",
    f"appeal open J02 3.2 --value 优 --source monitoring --reason {WORDS} --days 5",
    "appeal preview 1",
    f"appeal decide 1 accept --reason {WORDS} --authority 区政务公开办",
    "appeal list",
    "score",
    "compare",
    "batch withdraw 5 --reason 厂商报错",
    "batch list",
    "score",
    "runs list",
    "runs verify 1",
    "runs verify 3",
    "conflicts --by-unit",
    "inspectors",
    "export ranking.csv",
    "remind --today 2014-10-08",
    "remind issue --today 2014-10-08 --since 2014-06-25",
    "remind log J02 --person 李主任 --way phone --said 下周改好 --at 2014-10-09T10:30",
    "remind history J02",
    "remind issue --today 2014-10-20",
    "runs seal 3 run.assess",
    "runs verify run.assess",
    "import more.csv",
    "runs correct fix.csv --reason 重新清点 --dry-run",
    "runs correct fix.csv --reason 重新清点 --authority 区政务公开办",
    "runs correct fix.csv --reason 重新清点",
    f"appeal open J02 1.3 --value 良 --source inspection --reason {WORDS}",
    "runs correct --appeal 2 --reason 复核属实 --document 奇办〔2015〕6号",
    "runs list",
    "runs show 4",
    "runs verify 3",
    "runs verify 5",
    "runs seal 5 third.assess",
    "runs verify third.assess",
    "runs open third.assess opened",
    "runs verify --record opened/record.db",
    "batch list",
]
FILES: Final = {
    "more.csv": "单位,指标,监测时间,值\nJ02,2.1,2014-06-05,3\nJ03,2.1,2014-06-05,4\n",
    "fix.csv": "单位,指标,填报日期,值,更正\nJ02,1.5,2015-01-14,3,25\n",
    "wrong.csv": "单位,指标,监测时间,值\nJ02,2.1,2014-06-05,或许\n",
}
NOW: Final = time.struct_time((2015, 4, 20, 9, 30, 0, 0, 110, 0))


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Give two folders with the files of the year."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(time, "localtime", lambda *_of: NOW)
    for name in ("file", "server"):
        (tmp_path / name).mkdir()
        for path in (ROOT / "sample_data").glob("*.csv"):
            shutil.copy(path, tmp_path / name)
        for file, text in FILES.items():
            (tmp_path / name / file).write_text(text, "utf-8")
    return tmp_path / "file", tmp_path / "server"


def typed(*words: str) -> tuple[int, str]:
    """Give how a command ended, and what it said."""
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.output


def year(*options: str) -> list[tuple[str, int, str]]:
    """Go through it from an empty record; give what was said at each step."""
    assert CliRunner().invoke(app, ["init", *options]).exit_code == 0
    shutil.copy(ROOT / "rules/qiyi-2014.toml", "scheme.toml")
    return [(step, *typed(*step.split(" "))) for step in YEAR]


def rows(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Give all that a record holds, but for answers, which a file alone keeps."""
    found = {}
    with record.reading() as connection:
        for name, table in metadata.tables.items():
            if name in {"question", "answer"}:
                continue
            told = (tuple(row) for row in connection.execute(table.select()))
            found[name] = sorted(told, key=repr)
    return found


def digests(record: Record) -> list[str]:
    with record.reading() as connection:
        return [digest(connection, head.id) for head, _units in runs(connection)]


def test_the_same_year(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    at_home, at_server = folders
    with schema(at_server) as server:
        password = urlsplit(server.address).password or "no password"
        monkeypatch.setenv("PGPASSWORD", password)
        with chdir(at_home):
            said = year()
        with chdir(at_server):
            assert year("--record", server.address) == said
        one, other = open_record(at_home / "record.db"), open_record(server)
        assert rows(other) == rows(one)
        assert digests(other) == digests(one)
        assert password not in (at_server / "assess.toml").read_text("utf-8")
        assert password not in repr((said, rows(other), other))
        assert len(set(digests(one))) == 5, "each run differs"
