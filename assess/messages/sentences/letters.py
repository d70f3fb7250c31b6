"""What can be wrong with letters and their templates."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "no-template": (
        N_("this template cannot be read: {reason}"),
        N_("assess notice templates DIR writes those of the program"),
    ),
    "not-a-template": (
        N_("this is not a document of Word"),
        N_("save it as .docx"),
    ),
    "template-syntax": (
        N_("the template cannot be understood: {reason}"),
        N_("each {{% for %}} and {{% if %}} needs its end; compare the shipped one"),
    ),
    "template-stuck": (
        N_("the template cannot be filled in: {reason}"),
        N_("assess notice check TEMPLATE lists the fields that there are"),
    ),
    "misspelt-field": (
        N_("there is no field “{name}”"),
        N_("did you mean “{near}”?"),
    ),
    "unknown-field": (
        N_("there is no field “{name}”"),
        N_("assess notice check TEMPLATE lists the fields that there are"),
    ),
    "not-earlier": (
        N_("run {against} is not earlier than run {run}"),
        N_("assess runs list shows the runs that there are"),
    ),
    "bad-document-number": (
        N_("“{text}” is not a number of a register"),
        N_("write it like 奇政办函〔2015〕7号: the year in 〔〕, no zeros"),
    ),
}
