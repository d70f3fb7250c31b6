"""What stands beside the tables on PostgreSQL: views, guards, numbers without gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.records.declared import keys, metadata
from assess.records.guards import CHANGED_IN_PLACE, said
from assess.records.spelling import POSTGRES, views
from assess.records.store import tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_ONLY_ADDED: Final = """
BEGIN
  RAISE EXCEPTION '{said}', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END"""
_UNTIL_IT_IS_OVER: Final = """
BEGIN
  IF EXISTS (SELECT 1 FROM "placing" WHERE run = OLD.run) THEN
    RAISE EXCEPTION '{said}', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END"""
_REFERS: Final = """
DECLARE
  missing bool;
BEGIN
  FOR n IN 0 .. TG_NARGS - 1 LOOP
    EXECUTE format(
      'SELECT EXISTS (SELECT %1$I FROM added EXCEPT SELECT id FROM %1$I)', TG_ARGV[n]
    ) INTO missing;
    IF missing THEN
      RAISE EXCEPTION 'rows of % refer to no %', TG_TABLE_NAME, TG_ARGV[n]
        USING ERRCODE = 'foreign_key_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END"""
_OBSERVED: Final = """
BEGIN
  IF EXISTS (SELECT 1 FROM observation WHERE unit = OLD.id) THEN
    RAISE EXCEPTION 'this unit was observed'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END"""
_NEXT_NUMBER: Final = """
DECLARE
  found bigint;
BEGIN
  EXECUTE format('SELECT coalesce(max(id), 0) + 1 FROM %s', numbered) INTO found;
  RETURN found;
END"""
_FUNCTIONS: Final = {
    "assess_only_added()": ("trigger", _ONLY_ADDED.format(said=said("%"))),
    "assess_until_over()": ("trigger", _UNTIL_IT_IS_OVER.format(said=said("%"))),
    "assess_refers()": ("trigger", _REFERS),
    "assess_observed()": ("trigger", _OBSERVED),
    "assess_next_number(numbered regclass)": ("bigint", _NEXT_NUMBER),
}

_TOLD_AT_ONCE: Final = {"observation": ("unit", "series"), "detail": ("unit",)}
"""Tables and their columns that are asked once for all rows whether what they name is
there: to ask it of each takes four times as long."""

_TRIGGERS: Final = """
SELECT t.tgname, CASE t.tgenabled WHEN 'O' THEN pg_get_triggerdef(t.oid, true) END,
       c.relname
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"""
_BODIES: Final = """
SELECT proname, prosrc FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace"""
_VIEWS: Final = """
SELECT c.relname, pg_get_viewdef(c.oid) FROM pg_class c
WHERE c.relkind = 'v' AND c.relnamespace = {schema}::regnamespace"""
_COLUMNS: Final = """
SELECT table_name, column_name, data_type, collation_name, column_default
FROM information_schema.columns WHERE table_schema = current_schema()"""


def make(connection: Connection) -> None:
    """Make views and guards; let numbers have no gaps, and texts an order of ours."""
    run = connection.exec_driver_sql
    for head, (returns, body) in _FUNCTIONS.items():
        text = body.replace("%", "%%")  # the driver looks for places of its own
        made = f"RETURNS {returns} LANGUAGE plpgsql AS $body${text}$body$"
        run(f"CREATE OR REPLACE FUNCTION {head} {made}")
    for statement in _unsettled(connection).values():
        run(statement)
    for table, columns in _TOLD_AT_ONCE.items():
        for column in columns:
            name = f"{table}_{column}_fkey"
            run(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    for table in _numbered():
        run(f"DROP SEQUENCE IF EXISTS {table}_id_seq")
    for statement in (*_guards(connection).values(), *views(POSTGRES).values()):
        run(statement)


def drop(connection: Connection) -> None:
    """Drop every view and guard of ours."""
    for name in views(POSTGRES):
        connection.exec_driver_sql(f'DROP VIEW IF EXISTS "{name}"')
    for name, _made, table in connection.exec_driver_sql(_TRIGGERS).all():
        if table in metadata.tables:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}" ON "{table}"')


def compare(connection: Connection) -> Iterator[str]:
    """Yield the names of views, guards and functions that are not as `make` makes them.

    The server tells a view in its own words: it is made once more, to see which.
    """
    run, ours = connection.exec_driver_sql, "current_schema()"
    found = {name: text for name, text, *_more in run(_TRIGGERS)}
    found |= dict(map(tuple, run(_BODIES)))
    found |= dict(map(tuple, run(_VIEWS.format(schema=ours))))
    wanted = _guards(connection) | {
        head.partition("(")[0]: body for head, (_type, body) in _FUNCTIONS.items()
    }
    with tried(connection):
        for statement in views(POSTGRES).values():
            run(statement.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
        made = run(_VIEWS.format(schema="pg_my_temp_schema()"))
        wanted |= dict(map(tuple, made))
    yield from (name for name, text in wanted.items() if found.get(name) != text)
    yield from _unsettled(connection)


def _guards(connection: Connection) -> dict[str, str]:
    """Give the triggers of all tables whose rows stay as they are, by name.

    They are written as the server tells them.
    """
    made, quote = {}, connection.dialect.identifier_preparer.quote
    for table in sorted(set(metadata.tables) - CHANGED_IN_PLACE):
        what = (
            "DELETE OR TRUNCATE"
            if table == "result"
            else "DELETE OR UPDATE OR TRUNCATE"
        )
        made[f"{table}_only_added"] = (
            f"CREATE TRIGGER {table}_only_added BEFORE {what} ON {quote(table)} "
            "FOR EACH STATEMENT EXECUTE FUNCTION assess_only_added()"
        )
    made["result_until_over"] = (
        "CREATE TRIGGER result_until_over BEFORE UPDATE ON result "
        "FOR EACH ROW EXECUTE FUNCTION assess_until_over()"
    )
    for table, columns in _TOLD_AT_ONCE.items():
        names = ", ".join(f"'{column}'" for column in columns)
        made[f"{table}_refers"] = (
            f"CREATE TRIGGER {table}_refers AFTER INSERT ON {table} "
            "REFERENCING NEW TABLE AS added "
            f"FOR EACH STATEMENT EXECUTE FUNCTION assess_refers({names})"
        )
    made["unit_observed"] = (
        "CREATE TRIGGER unit_observed BEFORE DELETE ON unit "
        "FOR EACH ROW EXECUTE FUNCTION assess_observed()"
    )
    return made


def _unsettled(connection: Connection) -> dict[str, str]:
    """Give what is to be done to columns that are not yet as in a file, by their name.

    Texts are compared by their code points, whatever the language of the database, and
    a number that was given in vain is given again.
    """
    todo, numbered = {}, _numbered()
    for table, column, kind, collation, default in connection.exec_driver_sql(
        _COLUMNS
    ).all():
        change, wanted = (
            f'ALTER TABLE "{table}" ALTER "{column}"',
            f"assess_next_number('{table}'",
        )
        if table in metadata.tables and kind == "character varying":
            if collation != "C":
                todo[f"{table}.{column}"] = f'{change} TYPE varchar COLLATE "C"'
        elif table in numbered and column == "id" and wanted not in str(default):
            todo[f"{table}.{column}"] = f"{change} SET DEFAULT {wanted})"
    return todo


def _numbered() -> set[str]:
    """Give the tables that number their rows."""
    return {table for table, key in keys().items() if key == ["id"]}
