from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assess.messages.tell import worded
from assess.problems import InputError
from assess.records.places import Server, place_of
from assess.records.store import open_record

HIDDEN = "ge-heim"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("record.db", "office/record.db"),
        ("/srv/2014.db", "/srv/2014.db"),
        ("postgresql.db", "office/postgresql.db"),
        pytest.param("C:/record.db", "office/C:/record.db", id="a drive"),
    ],
)
def test_a_file(text: str, path: str) -> None:
    assert place_of(text, Path("office")) == Path(path)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "postgresql://host/2014", "postgresql://host/2014", id="no user named"
        ),
        pytest.param(
            f"postgresql://office:{HIDDEN}@host:5433/2014",
            "postgresql://office@host:5433/2014",
            id="a password",
        ),
        pytest.param(
            f"postgres://office:{HIDDEN}@[::1]/2014",
            "postgresql://office@[::1]/2014",
            id="the short name, and a number for a host",
        ),
        pytest.param(
            f"postgresql:///2014?host=/run/pg&password={HIDDEN}&sslpassword={HIDDEN}",
            "postgresql:///2014?host=/run/pg",
            id="passwords among options",
        ),
    ],
)
def test_what_is_shown_of_an_address(text: str, shown: str) -> None:
    place = place_of(text)
    assert isinstance(place, Server)
    assert str(place) == shown
    assert HIDDEN not in repr(place)


@pytest.mark.parametrize(
    "text",
    [
        f"postgresql://office:{HIDDEN}/x@host/2014",
        f"postgresql://office:{HIDDEN}@x@host/2014",
        f"postgresql://office:{HIDDEN}?x@host/2014",
        f"postgresql://office:{HIDDEN}?x=y@host/2014",
        f"postgresql://office:{HIDDEN}#x@host/2014",
        f"postgresql://office:5432/{HIDDEN}@host/2014",
        f"mysql://office:{HIDDEN}@host/2014",
        f"postgresql+psycopg://office:{HIDDEN}@host/2014",
        f"postgresql:/office:{HIDDEN}@host/2014",
        f"postgresql://office:{HIDDEN} @host/2014",
    ],
)
def test_nothing_is_repeated_of_what_is_no_address(text: str) -> None:
    with pytest.raises(InputError, match="not-an-address") as caught:
        place_of(text)
    told = " ".join(map(str, (caught.value, *worded(caught.value.problems[0]))))
    assert HIDDEN not in told


def test_a_password_that_is_not_written_as_it_should_be() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(InputError, match="not-an-address") as caught:
        open_record(place_of(f"postgresql://office:%zz{HIDDEN}@host/2014"))
    assert caught.value.__cause__ is None
    assert HIDDEN not in str(caught.value)


def test_an_extra_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InputError, match="extra-missing") as caught:
        open_record(place_of("postgresql://host/2014"))
    assert "pip install" in worded(caught.value.problems[0])[1]


def test_a_server_that_does_not_answer() -> None:
    pytest.importorskip("psycopg")
    place = place_of(f"postgresql://office:{HIDDEN}@127.0.0.1:1/2014")
    with pytest.raises(InputError, match="server-unreachable") as caught:
        open_record(place)
    assert HIDDEN not in " ".join(worded(caught.value.problems[0]))
