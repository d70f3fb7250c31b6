"""The names of the record's tables and columns, for reading and writing.

`tables` declares them with SQLModel, and is loaded only to make or upgrade a record:
the mapping that it builds takes longer than scoring a district. A test proves that the
two agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, String, column, insert, table

if TYPE_CHECKING:
    from sqlalchemy import ColumnClause, Connection, TableClause


def _table(name: str, columns: str) -> TableClause:
    """Shape a table; its columns in their order, those that hold text with a star."""
    return table(name, *map(_column, columns.split()))


def write(connection: Connection, shape: TableClause, **values: object) -> int:
    """Write one row of a table that numbers its rows, and give its number."""
    statement = insert(shape).values(**values).returning(shape.c.id)
    return int(connection.execute(statement).scalar_one())


def _column(word: str) -> ColumnClause[Any]:
    return column(word.rstrip("*"), String() if word.endswith("*") else BigInteger())


SETTING: Final = _table("setting", "name* text*")
UNIT: Final = _table(
    "unit",
    "id code* name* class_id* parent site* contact* phone* email* valid_from valid_to"
    " merged_into",
)
BATCH: Final = _table(
    "batch", "id contents* file* sha256* first_id lines rows recorded_at recorded_by*"
)
SERIES: Final = _table("series", "id source* check_code* kind* reading*")
WORD: Final = _table("word", "id text*")
OBSERVATION: Final = _table("observation", "unit series seen id value state")
DETAIL: Final = _table(
    "detail", "observation unit due basis* evidence* place* inspector* note*"
)
CORRECTION: Final = _table("correction", "observation unit series successor")
EVIDENCE: Final = _table("evidence", "id sha256* suffix* file* size")
EXHIBIT: Final = _table("exhibit", "observation evidence unit")
SECTION: Final = _table("section", "batch first_id last_id sheet* wide rows_before")
RUN: Final = _table(
    "run",
    "id scheme_id* scheme_sha256* scheme_text* cutoff calendar* program* made_at"
    " made_by*",
)
RESULT: Final = _table(
    "result",
    "run unit class_id* status* total* printed* grade* coverage* parts* cells*",
)
CELL: Final = _table("cell", "run number indicator* state* points* source* sources*")
PLACING: Final = _table("placing", "run unit halves")
WITHDRAWAL: Final = _table("withdrawal", "batch by_batch reason*")
VOIDED: Final = _table("voided", "observation successor since")
RETURNED: Final = _table("returned", "batch unit source* first last day")
FORMER_NAME: Final = _table("former_name", "id unit name* until batch")
DECISION: Final = _table("decision", "batch reason* authority* document*")
CLAIM_RULING: Final = _table("claim_ruling", "observation batch accepted")
APPEAL: Final = _table(
    "appeal",
    "id unit series observation seen asked reason* document* opened due made_at"
    " made_by*",
)
APPEAL_RULING: Final = _table("appeal_ruling", "appeal batch accepted value")
EDITION: Final = _table("edition", "run number decision")
SEAL: Final = _table("seal", "id run sha256* first last made_at made_by*")
ORIGIN: Final = _table(
    "origin", "run source* place* cutoff rows strangers sha256* kept"
)
FOLDED: Final = _table("folded", "run fold unit series key a b c d e")
QUESTION: Final = _table("question", "id sha256* cutoff")
ANSWER: Final = _table("answer", "question unit tallies*")
CHANGE: Final = _table(
    "change", "id made_at made_by* subject* number part* old* new* reason* batch"
)
ISSUING: Final = _table("issuing", "id day since made_at made_by*")
ISSUED: Final = _table("issued", "issuing")
NOTICE: Final = _table("notice", "id issuing unit level fell_on file* said*")
REMINDER: Final = _table("reminder", "unit kind* subject* due level notice")
LEDGER: Final = _table(
    "ledger",
    "id unit kind* subject* due what* day minute until notice way* person* said*"
    " authority* made_at made_by*",
)
