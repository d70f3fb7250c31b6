"""What can be wrong with files handed in."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

_FILES: Final[dict[str, tuple[str, str]]] = {
    "no-file": (
        N_("there is no such file"),
        N_("is it in another folder? give its whole path"),
    ),
    "misspelt-file": (N_("there is no such file"), N_("did you mean “{near}”?")),
    "is-a-folder": (
        N_("this is a folder, not a file"),
        N_("name the files inside it"),
    ),
    "unreadable-file": (
        N_("the file cannot be read: {reason}"),
        N_("copy it to where you may read it, then import the copy"),
    ),
    "file-changed": (
        N_("the file was changed while it was being read"),
        N_("close it in other programs, then import it again"),
    ),
    "empty-file": (N_("the file is empty"), ""),
    "no-rows": (N_("below its first row the file is empty"), ""),
    "utf16-given": (
        N_("the file is Unicode text (UTF-16)"),
        N_("save it as “CSV UTF-8”"),
    ),
    "nul-byte": (
        N_("byte {byte} is 0: the file is damaged, or not text"),
        N_("save it again as “CSV UTF-8”"),
    ),
    "mixed-encoding": (
        N_("from byte {byte} on the encoding changes: part UTF-8, part GBK"),
        N_("this comes of joining files; save each as “CSV UTF-8” first"),
    ),
    "unknown-encoding": (
        N_("byte {byte} is neither UTF-8 nor GB18030"),
        N_("save the file again as “CSV UTF-8”"),
    ),
    "not-csv": (
        N_("from here on the file is not CSV: {reason}"),
        N_("look for a quotation mark that is not closed"),
    ),
    "other-separator": (
        N_("the columns are not separated by commas"),
        N_("save the file as “CSV UTF-8”"),
    ),
    "more-faults": (N_("from here on {more} more faults, not shown"), ""),
}

_HEADERS: Final[dict[str, tuple[str, str]]] = {
    "unknown-column": (
        N_("unknown column “{column}”"),
        N_("known are {known}; delete the column, or name it so"),
    ),
    "misspelt-column": (
        N_("unknown column “{column}”"),
        N_("did you mean “{near}”?"),
    ),
    "column-without-name": (
        N_("column {number} has no name"),
        N_("name it, or delete it"),
    ),
    "column-twice": (N_("two columns say the same: {columns}"), N_("delete one")),
    "two-dates": (
        N_("two columns of dates: {columns}"),
        N_("one file comes from one source; delete one"),
    ),
    "columns-missing": (N_("columns are missing: {columns}"), ""),
    "no-source": (
        N_("it is not said which source this comes from"),
        N_(
            "name the date column 填报日期, 监测时间 or 检查日期, "
            "add a column 来源, or give --source"
        ),
    ),
    "source-not-in-scheme": (
        N_("“{column}” means the source {source}, which the scheme does not have"),
        N_("name the column 日期 and give --source"),
    ),
    "too-few-cells": (
        N_("the row has {found} cells, the first row {wanted}"),
        N_("look for a missing comma"),
    ),
    "too-many-cells": (
        N_("the row has {found} cells, the first row {wanted}"),
        N_("a comma inside a cell needs quotation marks around the cell"),
    ),
}

_CELLS: Final[dict[str, tuple[str, str]]] = {
    "empty-cell": (N_("“{column}” is empty"), ""),
    "not-a-number": (
        N_("{column}: “{text}” is not a number"),
        N_("write digits only: 3, 4.5, 1,200, 95%"),
    ),
    "too-many-decimals": (
        N_("{column}: “{text}” has more than {places} decimals"),
        N_("round it yourself: the program never does"),
    ),
    "number-too-large": (N_("{column}: “{text}” is too large"), ""),
    "not-a-date": (
        N_("{column}: “{text}” is not a whole date"),
        N_("write 2014-03-05, 2014年3月5日 or 2014-03-05 14:20"),
    ),
    "no-such-day": (N_("{column}: there is no day “{text}”"), ""),
    "not-yes-or-no": (
        N_("{column}: “{text}” is neither yes nor no"),
        N_("write yes or no (also 是 否, 有 无, √ ×, 1 0, 正常 失败)"),
    ),
}

_ROWS: Final[dict[str, tuple[str, str]]] = {
    "unknown-unit": (
        N_("no unit has the code or name “{text}”"),
        N_("import the list of units first"),
    ),
    "misspelt-unit": (
        N_("no unit has the code or name “{text}”"),
        N_("did you mean “{near}”?"),
    ),
    "unknown-source": (
        N_("the scheme has no source “{text}”"),
        N_("it has {known_as}"),
    ),
    "misspelt-source": (
        N_("the scheme has no source “{text}”"),
        N_("did you mean “{near}”?"),
    ),
    "unknown-kind": (
        N_("the scheme gives no weight to the kind “{text}”"),
        N_("assess scheme show lists the kinds of each indicator"),
    ),
    "misspelt-kind": (
        N_("the scheme gives no weight to the kind “{text}”"),
        N_("did you mean “{near}”?"),
    ),
    "unknown-indicator": (
        N_("the scheme has no indicator or check “{text}”"),
        N_("assess scheme show lists them"),
    ),
    "misspelt-indicator": (
        N_("the scheme has no indicator or check “{text}”"),
        N_("did you mean “{near}”?"),
    ),
    "not-from-source": (
        N_("“{text}” is not fed by {source}, but by {others}"),
        N_("put it into a file of that source, or change the scheme"),
    ),
    "is-a-block": (
        N_("“{text}” is a block"),
        N_("observations are about the indicators inside it"),
    ),
    "recorded-otherwise": (
        N_("“{text}” is in the record as {recorded}, the scheme now says {wanted}"),
        N_("give the new form another check in the scheme"),
    ),
    "not-on-sheet": (
        N_("“{unit}” ({title}) is not assessed on “{indicator}”"),
        "",
    ),
    "unknown-state": (
        N_("{column}: unknown state “{text}”"),
        N_("write one of {known}, or nothing beside a value"),
    ),
    "value-beside-state": (
        N_("a value “{text}” beside a state that has none"),
        N_("clear one of the two"),
    ),
    "no-value": (
        N_("there is neither a value nor a state"),
        N_("write the value, or a state such as 无法判定"),
    ),
    "no-basis": (
        N_("“Not applicable” needs its legal basis"),
        N_("write it into the column of the legal basis (依据)"),
    ),
    "unknown-level": (N_("“{text}” is no level here"), N_("write one of {known}")),
    "outside-limits": (
        N_("{column}: {text} lies outside {least} to {most}"),
        N_("write a number in between; 95 in 100 is 95% or 0.95"),
    ),
    "date-in-future": (
        N_("“{text}” is after today, {today}"),
        N_("correct the date; where the clock is wrong, give --today"),
    ),
    "date-not-kept": (N_("“{text}” is too long ago or too far ahead"), ""),
    "outside-period": (
        N_("“{text}” is not in the period {first} to {last} of this source"),
        "",
    ),
    "day-sealed": (
        N_("“{text}” is in a period that was sealed"),
        N_("what was wrong is put right by: assess runs correct FILE --reason …"),
    ),
    "due-before-date": (
        N_("the date to rectify by, “{text}”, is before {day}, when it was found"),
        "",
    ),
    "nothing-to-correct": (
        N_("there is no observation “{text}” to correct"),
        N_("numbers of observations are in the view 记录, column 编号"),
    ),
    "corrects-another-unit": (N_("observation {text} is about another unit"), ""),
    "corrects-another-matter": (
        N_("observation {text} is about “{indicator}”, seen by {source}"),
        N_("a row corrects one of its own unit, indicator and source; see view 记录"),
    ),
    "corrected-already": (
        N_("observation {text} has been corrected already"),
        N_("correct the one that took its place"),
    ),
}

_UNITS: Final[dict[str, tuple[str, str]]] = {
    "unknown-class": (
        N_("the scheme has no class “{text}”"),
        N_("it has {known_as}"),
    ),
    "misspelt-class": (
        N_("the scheme has no class “{text}”"),
        N_("did you mean “{near}”?"),
    ),
    "unknown-parent": (
        N_("no unit has the code or name “{text}”, given as parent"),
        N_("add it to this file, or import it first"),
    ),
    "misspelt-parent": (
        N_("no unit has the code or name “{text}”, given as parent"),
        N_("did you mean “{near}”?"),
    ),
    "code-twice": (N_("the code “{text}” stands in line {first} already"), ""),
    "name-twice": (
        N_("the name “{text}” is also that of {others}"),
        N_("names must differ: files may give the name in place of the code"),
    ),
    "name-is-a-code": (
        N_("the name “{text}” is the code of another unit"),
        N_("change one of the two"),
    ),
    "parents-in-a-circle": (N_("above “{text}” the parents go in a circle"), ""),
    "unknown-merged-into": (
        N_("no unit has the code or name “{text}”, given as merged into"),
        N_("add it to this file, or import it first"),
    ),
    "misspelt-merged-into": (
        N_("no unit has the code or name “{text}”, given as merged into"),
        N_("did you mean “{near}”?"),
    ),
    "merged-in-a-circle": (
        N_("“{text}” was merged into itself, by way of others"),
        "",
    ),
    "merged-when": (
        N_("“{text}” was merged, but its last day is not given"),
        N_("write it into the column 止 (to); from the next day on it means the other"),
    ),
    "unclear-unit": (
        N_("“{text}” is a former name of several units: {codes}"),
        N_("write the code of the one that is meant"),
    ),
    "class-is-fixed": (
        N_("“{text}” has been observed as {recorded}; its class cannot change"),
        N_("give it a new code in the new class"),
    ),
    "ends-before-it-begins": (N_("the last day is before the first"), ""),
}

SAID: Final[dict[str, tuple[str, str]]] = {
    **_FILES,
    **_HEADERS,
    **_CELLS,
    **_ROWS,
    **_UNITS,
}
