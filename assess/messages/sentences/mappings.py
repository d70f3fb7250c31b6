"""What can be wrong with tables that somebody else lays out, and their mappings."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

_MAPPINGS: Final[dict[str, tuple[str, str]]] = {
    "mapping-lacks": (
        N_("the mapping does not say where “{key}” is"),
        N_('write {key} = "title of the column", or always = {{ {key} = "…" }}'),
    ),
    "check-or-results": (
        N_("“check” and “results” both say what was looked at"),
        N_("keep results where a row has several results, else check"),
    ),
    "not-a-zone": (
        N_("“{text}” is no time zone"),
        N_('write how far your clock is ahead: zone = "+08:00"'),
    ),
    "not-a-year": (N_("{text} is no year that dates can be in"), ""),
    "word-twice": (
        N_("“{text}” means {first} and also {second}"),
        N_("leave it in one of the two"),
    ),
    "no-such-mapping": (
        N_("there is no mapping “{text}”"),
        N_("there are {known}; add yours to assess.toml as [import.{text}]"),
    ),
    "misspelt-mapping": (
        N_("there is no mapping “{text}”"),
        N_("did you mean “{near}”?"),
    ),
    "several-mappings": (
        N_("several mappings fit this table: {mappings}"),
        N_("choose one with --mapping"),
    ),
    "mapping-does-not-fit": (
        N_("the table does not fit the mapping {mapping}; it lacks {missing}"),
        N_("correct [import.{mapping}] in assess.toml, or give another --mapping"),
    ),
    "nearest-mapping": (
        N_("of all mappings {mapping} comes nearest; the table lacks {missing}"),
        N_("has the vendor renamed columns? correct [import.{mapping}] in assess.toml"),
    ),
}

_TABLES: Final[dict[str, tuple[str, str]]] = {
    "no-table": (
        N_("there is no table here that is known"),
        N_("its first row must have our titles, or those of a mapping in assess.toml"),
    ),
    "no-date": (
        N_("it is not said when this was seen"),
        N_("give --date, or name the column of dates in the mapping"),
    ),
    "mixed-sheets": (
        N_("some sheets list units, and others hold observations"),
        N_("hand them in as two files"),
    ),
    "not-json": (
        N_("this is not JSON, or no object of it"),
        N_("write one object a line, or one list of objects"),
    ),
    "json-too-large": (
        N_("the file is one piece of JSON of more than {most} MiB"),
        N_("have it written as JSON lines: one object a line"),
    ),
    "unknown-key-here": (
        N_("unknown key “{column}”: the first objects have none"),
        N_("correct it, or name the columns by a mapping in assess.toml"),
    ),
}

_CELLS: Final[dict[str, tuple[str, str]]] = {
    "unknown-site": (
        N_("no unit has the site “{site}”"),
        N_("write it into the column 网址 of the list of units, and import that first"),
    ),
    "site-of-several": (
        N_("several units have the site “{site}”: {codes}"),
        N_("give each its own address, down to the folder, in the list of units"),
    ),
    "zone-not-told": (
        N_("{column}: “{text}” is on the clock of a time zone"),
        N_('say in the mapping where your clock stands: zone = "+08:00"'),
    ),
    "not-counted": (
        N_("“{text}” is none of the words of the mapping"),
        N_("put it under ok, fail, could-not-tell or skip"),
    ),
}

_EVIDENCE: Final[dict[str, tuple[str, str]]] = {
    "no-evidence-file": (
        N_("{column}: there is no file “{file}” beside this one"),
        N_("put it into the same folder; write what is no file into 说明"),
    ),
    "misspelt-evidence-file": (
        N_("{column}: there is no file “{file}” beside this one"),
        N_("did you mean “{near}”?"),
    ),
    "several-evidence-files": (
        N_("{column}: several files are called “{file}”: {files}"),
        N_("write the folder, too"),
    ),
    "evidence-outside": (
        N_("{column}: “{file}” is in another folder than this file"),
        N_("put it into the same folder, and write its name alone"),
    ),
}

SAID: Final[dict[str, tuple[str, str]]] = {
    **_MAPPINGS,
    **_TABLES,
    **_CELLS,
    **_EVIDENCE,
}
