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

_FORMS: Final[dict[str, tuple[str, str]]] = {
    "nothing-to-ask": (
        N_("the scheme asks nobody here for anything from {source}"),
        N_("import the units first; assess scheme show tells what comes from where"),
    ),
}

SAID: Final[dict[str, tuple[str, str]]] = {**_FILES, **_FORMS}
