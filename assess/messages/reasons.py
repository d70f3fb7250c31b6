"""Why the system refused: its own words, which are English, and ours for them."""

from __future__ import annotations

import errno
import os
from typing import Final

from assess.messages import N_, _

_OF_THE_SYSTEM: Final = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("you are not allowed to"),
    errno.EPERM: N_("you are not allowed to"),
    errno.EEXIST: N_("something of this name is there already"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("its folder is a file"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EROFS: N_("the disk is read-only"),
    errno.EIO: N_("the disk does not work"),
    errno.EFBIG: N_("the file would become too large"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("its links go in a circle"),
}
_OF_SQLITE: Final = {
    "database or disk is full": N_("the disk is full"),
    "attempt to write a readonly database": N_("you are not allowed to write it"),
    "unable to open database file": N_("it or its folder cannot be opened"),
    "disk I/O error": N_("the disk does not work"),
    "database disk image is malformed": N_("the file is damaged"),
}
_OURS: Final = {os.strerror(number): said for number, said in _OF_THE_SYSTEM.items()}
_OURS.update(_OF_SQLITE)


def in_our_words(text: str) -> str:
    """Say it in the reader's language where it is the system's; else as it is."""
    return _(_OURS[text]) if text in _OURS else text
