"""LibreOffice, filling in a workbook as a person does: it opens, types and saves."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SOFFICE: Final = shutil.which("soffice")

_MACRO: Final = """
Function Setting(name, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Setting = one
End Function

Sub Fill
  Dim files, typed, book, cell, parts
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  typed = createUnoService("com.sun.star.io.TextInputStream")
  typed.setInputStream(files.openFileRead(ConvertToURL(Environ("FILL_WITH"))))
  typed.setEncoding("UTF-8")
  book = StarDesktop.loadComponentFromURL(ConvertToURL(Environ("FILL_FROM")), _
    "_blank", 0, Array(Setting("Hidden", True)))
  Do While Not typed.isEOF()
    parts = Split(typed.readLine(), Chr(9))
    cell = book.Sheets(0).getCellRangeByName(parts(0))
    If Left(parts(1), 1) = "=" Then
      cell.String = Join(Split(parts(1), "\\n"), Chr(10))
    Else
      cell.FormulaLocal = Join(Split(parts(1), "\\n"), Chr(10))
    End If
  Loop
  book.storeToURL(ConvertToURL(Environ("FILL_TO")), _
    Array(Setting("FilterName", Environ("FILL_AS"))))
  book.close(True)
  StarDesktop.terminate()
End Sub
"""
_XML: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE {kind}:{name}
 PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{name}.dtd">
"""
_LIBRARY: Final = """<library:library xmlns:library="http://openoffice.org/2000/library"
 library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Filling"/>
</library:library>"""
_LIBRARIES: Final = """<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>"""
_MODULE: Final = """<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Filling" script:language="StarBasic">{macro}</script:module>"""


def fill_in(
    path: Path, to: Path, cells: Iterable[tuple[str, str]], form: str = "xlsx"
) -> None:
    """Type texts into cells of the first sheet, and save it."""
    profile = to.parent / "profile"
    _start(profile, "--terminate_after_init")  # it makes its own folders first
    basic = profile / "user" / "basic"
    _write(basic / "script.xlc", "library:libraries", _LIBRARIES)
    _write(basic / "Standard" / "script.xlb", "library:library", _LIBRARY)
    module = _MODULE.format(macro=escape(_MACRO))
    _write(basic / "Standard" / "Filling.xba", "script:module", module)
    typed = to.parent / "typed.txt"
    lines = (f"{cell}\t{text}".replace("\n", "\\n") for cell, text in cells)
    typed.write_text("\n".join(lines), "utf-8")
    filters = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97"}
    told = {
        "FILL_FROM": str(path),
        "FILL_TO": str(to),
        "FILL_WITH": str(typed),
        "FILL_AS": filters[form],
    }
    _start(profile, "macro:///Standard.Filling.Fill", **told)
    assert to.exists(), "LibreOffice saved nothing"


def _write(path: Path, element: str, content: str) -> None:
    kind, _colon, name = element.partition(":")
    path.write_text(_XML.format(kind=kind, name=name) + content, "utf-8")


def _start(profile: Path, what: str, **told: str) -> None:
    assert SOFFICE
    at = f"-env:UserInstallation={profile.as_uri()}"
    subprocess.run(
        [SOFFICE, at, "--headless", what],
        env=os.environ | told,
        check=True,
        capture_output=True,
        timeout=120,
    )
