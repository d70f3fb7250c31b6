"""SQLModel reading every observation as an object, and nothing more.

python sqlmodel_reads.py RECORD
"""

from __future__ import annotations

import sys

from sqlmodel import Session, create_engine, select

from assess.records.tables import Observation


def main(path: str) -> None:
    """Read them a thousand at a time, so that memory does not grow."""
    many = 0
    with Session(create_engine(f"sqlite:///{path}")) as session:
        query = select(Observation).execution_options(yield_per=1000)
        for row in session.exec(query):
            many += row.state == 0
            session.expunge(row)
    print(many)


if __name__ == "__main__":
    main(sys.argv[1])
