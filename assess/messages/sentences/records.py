"""What can be wrong with the record."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "record-exists": (
        N_("there is a file here already"),
        N_("a record is never written over; move the file away first"),
    ),
    "no-record": (
        N_("there is no record here"),
        N_("assess init makes one; --record names another"),
    ),
    "record-unreadable": (
        N_("the record cannot be read: {reason}"),
        N_("ask whoever owns the file to let you read and write it"),
    ),
    "not-a-record": (
        N_("this file is not a record of assess"),
        N_("name the right one with --record; assess init makes a new one"),
    ),
    "record-locked": (
        N_("another program is writing to the record"),
        N_("wait until it is done, or close it; nothing was changed"),
    ),
    "not-an-address": (
        N_("this is not the address of a database"),
        N_(
            "write postgresql://USER@HOST:PORT/DATABASE; characters such as @ and / in"
            " a password as %40 and %2F, or better keep it in PGPASSWORD or ~/.pgpass"
        ),
    ),
    "extra-missing": (
        N_("the program was installed without {extra}"),
        N_("in the folder of assess: pip install '.[{extra}]'"),
    ),
    "elsewhere-refuses": (
        N_("what lives elsewhere cannot be read: {reason}"),
        N_("look at [record.sources] in assess.toml: address, table and columns"),
    ),
    "elsewhere-unsaid": (
        N_("{many} rows elsewhere cannot be read, the first has number {number}"),
        N_(
            "each needs a unit, a check, a number from 1 to 2147483647, and a value or"
            " a state that assess knows"
        ),
    ),
    "elsewhere-appeal": (
        N_("what {source} saw lives elsewhere, and an appeal changes only the record"),
        N_("add a row there whose column corrects names what was wrong; score again"),
    ),
    "elsewhere-strangers": (
        N_("{source} tells of {many} units there that the record does not know"),
        N_("nothing of them counts; are their codes those of assess import units.csv?"),
    ),
    "elsewhere-untold": (
        N_("score run {run} was made from {place}, and assess.toml no longer names it"),
        N_("write [record.sources.{source}] as it was"),
    ),
    "elsewhere-unknown": (
        N_(
            "assess.toml says where “{source}” lives, and the scheme has no such source"
        ),
        N_("the scheme has {known}"),
    ),
    "elsewhere-number": (
        N_("{indicator} reads words or dates, and {source} lives elsewhere"),
        N_("a table elsewhere gives numbers only: take these into the record"),
    ),
    "elsewhere-sample": (
        N_("a veto counts the days on which {source} looked, and that lives elsewhere"),
        N_("take what that veto looks at into the record"),
    ),
    "elsewhere-not-kept": (
        N_("score run {run} was made from what lives elsewhere, and kept none of it"),
        N_(
            "write keep = true in [record.sources.{source}], score again, and seal that"
            " run"
        ),
    ),
    "server-unreachable": (
        N_("the database cannot be reached: {reason}"),
        N_(
            "is the address right, and does the server run? a password is taken from"
            " PGPASSWORD or ~/.pgpass"
        ),
    ),
    "server-refuses": (
        N_("the server refuses: {reason}"),
        N_("nothing was changed; ask whoever runs the server"),
    ),
    "schema-in-use": (
        N_("there is a record in this database already"),
        N_("a record is never written over; make another database, or another schema"),
    ),
    "not-a-schema": (
        N_("there is no record of assess in this database"),
        N_("assess init --record makes one in an empty database"),
    ),
    "server-keeps-copies": (
        N_("a record on a server is copied by the server's own tools"),
        N_("pg_dump --format=custom --file=record.dump '{address}'"),
    ),
    "record-refuses": (
        N_("the record cannot be used: {reason}"),
        N_("nothing was changed; is the disk full, or the folder read-only?"),
    ),
    "record-is-older": (
        N_("the record has format {found}; this program reads {wanted}"),
        N_("run assess db upgrade; a file is copied first, as it is"),
    ),
    "record-is-newer": (
        N_("the record has format {found}; this program reads up to {wanted}"),
        N_("use the version of assess that made it, or a newer one"),
    ),
    "upgrade-breaks": (
        N_("the record cannot be upgraded: rows of {tables} refer to nothing"),
        N_("nothing was changed; go back to a backup that is sound"),
    ),
    "period-sealed": (
        N_("{day} is in a period that was sealed"),
        N_("what was wrong is put right by: assess runs correct --reason …"),
    ),
    "made-an-edition": (
        N_("batch {number} made edition {edition}, which stays"),
        N_("assess runs correct makes the next edition"),
    ),
    "another-edition": (
        N_("score run {run} was not issued; run {first} was, and is sealed"),
        N_("assess runs correct makes the next edition, which can be sealed"),
    ),
    "nothing-issued": (
        N_("no score run was sealed yet, so that there is nothing to correct"),
        N_("import what is missing, and score again"),
    ),
    "nothing-corrected": (
        N_("nothing is put right: all of it would be as in score run {run}"),
        N_("was the file taken in before? assess runs list shows the editions"),
    ),
    "comes-out-otherwise": (
        N_("score run {run} does not come out again: {many} numbers differ"),
        N_("assess runs verify {run} lists them; it cannot be sealed"),
    ),
    "not-as-sealed": (
        N_("this is not a sealed score run, or it was changed since"),
        N_("ask for another copy; nothing in this one can be relied on"),
    ),
    "sealed-is-newer": (
        N_("it was sealed by version {program}, which this program cannot read"),
        N_("use that version of assess, or a newer one"),
    ),
    "folder-in-use": (
        N_("there is something in this folder already"),
        N_("name an empty folder, or a new one"),
    ),
    "record-damaged": (
        N_("the file is damaged: {reason}"),
        N_("go back to a backup that is sound, and import again what came after it"),
    ),
    "rows-refer-to-nothing": (
        N_("{rows} rows of {tables} refer to rows that are not there"),
        N_("another program changed the record; go back to a backup that is sound"),
    ),
    "observation-of-no-batch": (
        N_("{rows} observations belong to no batch: nobody took them in"),
        N_("another program changed the record; go back to a backup that is sound"),
    ),
    "evidence-lost": (
        N_("{rows} files of evidence are gone, or not as they were: {files}"),
        N_("put them back into {folder} from a copy of that folder"),
    ),
    "correction-of-nothing": (
        N_("{rows} corrections are of observations that are not there"),
        N_("another program changed the record; go back to a backup that is sound"),
    ),
    "change-log-has-gaps": (
        N_("{rows} entries are missing from the change log"),
        N_("another program changed the record; go back to a backup that is sound"),
    ),
    "not-as-made": (
        N_("{name} was removed or changed: a view, or a guard of rows"),
        N_("assess db upgrade makes views and guards anew"),
    ),
    "record-of-another-scheme": (
        N_("the record is for the scheme “{made_for}”, not for “{given}”"),
        N_("give the right --scheme or --record"),
    ),
    "no-batch": (
        N_("there is no batch {number}"),
        N_("assess batch list names them all"),
    ),
    "withdrawn-already": (
        N_("batch {number} was withdrawn already, by batch {by_batch}"),
        "",
    ),
    "withdraws-nothing": (
        N_("batch {number} is a withdrawal, and cannot be withdrawn itself"),
        N_("import the file again"),
    ),
    "units-are-in-use": (
        N_(
            "it added {many} units, and {used} of them were observed or scored since,"
            " {first} first; what was seen and every score run stay"
        ),
        N_(
            "put right what is wrong by a later list of units; who is not to be scored"
            " gets a last day (止, to) before the period: no later run has them"
        ),
    ),
    "no-claim": (
        N_("observation {number} is no claim that something does not apply"),
        N_("assess claim list names them all"),
    ),
    "claim-decided": (
        N_("claim {number} of {name} was decided already: {document}"),
        N_("take the decision back first: assess batch withdraw"),
    ),
    "which-observation": (
        N_("{many} observations are of this unit and indicator: {shown}"),
        N_("name the one that is meant: --observation; or its source: --source"),
    ),
    "no-such-observation": (
        N_("observation {number} is none of this unit and indicator that counts"),
        N_("assess explain shows the numbers"),
    ),
    "nothing-seen": (
        N_("nothing that counts was seen of this unit and indicator"),
        N_("say what was not seen, and when: --source and --date"),
    ),
    "no-appeal": (
        N_("there is no appeal {number}"),
        N_("assess appeal list names them all"),
    ),
    "appeal-decided": (
        N_("appeal {number} was decided already: {document}"),
        N_("take the decision back first: assess batch withdraw"),
    ),
    "appealed-already": (
        N_("appeal {number} is about the same, and not decided yet"),
        N_("decide it first"),
    ),
    "appeal-overtaken": (
        N_("observation {observation}, which appeal {number} is about, counts no more"),
        N_("refuse the appeal; if the unit objects to what came after, open another"),
    ),
    "asks-nothing": (
        N_("nothing was seen, so there is nothing to strike"),
        N_("give the value that the unit asks for: --value"),
    ),
    "record-full": (
        N_("the record has no numbers left for so many observations"),
        N_("begin a new record"),
    ),
}
