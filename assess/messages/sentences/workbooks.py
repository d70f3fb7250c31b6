"""What can be wrong with workbooks handed in."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

_FILES: Final[dict[str, tuple[str, str]]] = {
    "not-a-workbook": (
        N_("this is no workbook, or it is damaged"),
        N_("open it in Excel or WPS, and save it as .xlsx"),
    ),
    "workbook-locked": (
        N_("the workbook is locked with a password"),
        N_("save a copy without one"),
    ),
    "workbook-too-large": (
        N_("unpacked, the workbook is larger than {most} MB"),
        N_("copy what is needed into a new workbook"),
    ),
    "cell-too-far": (
        N_("its cells go as far as {cell}: too far out to be meant"),
        N_("delete what stands there by mistake, and save it as .xlsx"),
    ),
}

_FOLDERS: Final[dict[str, tuple[str, str]]] = {
    "empty-folder": (N_("the folder holds no file that could be taken in"), ""),
    "file-passed-over": (
        N_("neither a workbook nor CSV: passed over"),
        N_("where it holds answers, copy them into the template"),
    ),
}

_FORMS: Final[dict[str, tuple[str, str]]] = {
    "nothing-to-ask": (
        N_("the scheme asks nobody here for anything from {source}"),
        N_("import the units first; assess scheme show tells what comes from where"),
    ),
}

_ROUNDS: Final[dict[str, tuple[str, str]]] = {
    "no-rounds": (N_("the scheme has no rounds"), N_("leave --round out")),
    "unknown-round": (
        N_("the scheme has no round “{text}”"),
        N_("it has {known}"),
    ),
    "outside-round": (
        N_("“{text}” is not in the round {first} to {last}"),
        N_("what was seen on another day does not count in it"),
    ),
}

_WHOLE: Final[dict[str, tuple[str, str]]] = {
    "old-workbook-renamed": (
        N_("this is an old workbook (.xls) that was only named .xlsx"),
        N_("open it in Excel or WPS, and save it as .xlsx"),
    ),
    "form-of-another-format": (
        N_("the workbook has the format “{found}”, not “{wanted}”"),
        N_("write it anew with assess template"),
    ),
    "form-changed": (
        N_("what the workbook says about itself was changed"),
        N_("send the template again, and copy the answers into it"),
    ),
    "form-of-another-scheme": (
        N_("the workbook is of the scheme {made_for}, {first} to {last}"),
        N_("this is {wanted}; send this year’s template"),
    ),
    "scheme-changed-since": (
        N_("the scheme was changed after this workbook was sent out"),
        N_("its rows were taken in as the scheme asks for them now"),
    ),
    "several-of-one-unit": (
        N_("the same unit has sent {others} as well"),
        N_("keep the one that holds, and take the others out of the folder"),
    ),
    "replaced-already": (
        N_("it was taken in before, and another took its place since"),
        N_("where it is to hold after all, change its date, and import it again"),
    ),
    "newer-is-in": (
        N_("one of {day} is in already, as batch {batch}"),
        N_("where this one is to hold: assess batch withdraw {batch}"),
    ),
    "external-links": (
        N_("the workbook takes values from other files"),
        N_("in Excel or WPS, break its links; answers are values"),
    ),
    "no-answer-sheet": (
        N_("the sheet to fill in is gone"),
        N_("send the template again, and copy the answers into it"),
    ),
    "hidden-sheet-gone": (
        N_("what tells whose workbook this is (a hidden sheet) is gone"),
        N_("return the workbook itself, not a copy of its sheet"),
    ),
    "sheet-twice": (
        N_("the same sheet is there several times: {sheets}"),
        N_("keep the one that holds, and delete the others"),
    ),
    "nothing-filled-in": (N_("nothing was filled in"), ""),
}

_SHEETS: Final[dict[str, tuple[str, str]]] = {
    "answer-column-gone": (
        N_("the column “{column}” is gone"),
        N_("copy the answers into a new template"),
    ),
    "answer-head-gone": (
        N_("above the rows, “{label}” is gone"),
        N_("write it again, with its cell to the right of it"),
    ),
    "row-gone": (
        N_("the row {id} {title} is gone"),
        N_("put it back; where nothing is to be said, leave it empty"),
    ),
    "row-twice": (
        N_("the row {id} stands here a second time, first in row {first}"),
        N_("keep one of the two"),
    ),
    "rows-mixed-up": (
        N_("beside {id} stands “{title}”, and not “{wanted}”"),
        N_("it was sorted without column A; answers may stand in wrong rows"),
    ),
    "row-without-id": (
        N_("there is an answer, and no number in column A"),
        N_("write which indicator it is for"),
    ),
    "misspelt-row": (
        N_("“{id}” was not asked for here"),
        N_("did you mean “{near}”?"),
    ),
    "unknown-row": (
        N_("“{id}” was not asked for here"),
        N_("put the number back that stood in column A"),
    ),
    "formula-given": (
        N_("a formula stands here: {text}"),
        N_("write the value itself"),
    ),
    "error-given": (
        N_("an error stands here: {text}"),
        N_("write the value itself"),
    ),
    "cells-merged": (
        N_("the cells {area} were merged"),
        N_("split them, and give every row its own answer"),
    ),
    "another-unit": (
        N_("here stands “{text}”; the workbook was made for the unit {code}"),
        N_("each unit fills in its own; put the name back, or send its template"),
    ),
}

SAID: Final[dict[str, tuple[str, str]]] = {
    **_FILES,
    **_FOLDERS,
    **_FORMS,
    **_ROUNDS,
    **_WHOLE,
    **_SHEETS,
}
