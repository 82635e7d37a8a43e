"""Tables from and to pymrio's IOSystem."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._questions import convert

if TYPE_CHECKING:
    import pymrio


class PymrioTable(os.PathLike[str]):
    """A table that was an ``IOSystem``, as a folder that the program reads.

    It stands wherever a table does. Without a folder of its own choice it is temporary and goes
    away with this object.
    """

    def __init__(self, path: Path, is_temporary: bool) -> None:
        self.path = path
        if is_temporary:
            self._finalizer = weakref.finalize(self, shutil.rmtree, path.parent, True)

    def __fspath__(self) -> str:
        return str(self.path)

    def __repr__(self) -> str:
        return f"<table from pymrio in {self.path}>"


def from_pymrio(
    system: pymrio.IOSystem, folder: str | os.PathLike[str] | None = None
) -> PymrioTable:
    """The table of a pymrio ``IOSystem``, for any question.

    Parameters
    ----------
    system
        With ``Z`` and ``Y``; extensions with ``F`` (and ``F_Y``) become satellite accounts. Numbers
        keep every bit with pyarrow and pymrio 0.5 or later, 12 digits without them.
    folder
        A new or empty folder to keep it in; a temporary one without it.

    Raises
    ------
    ValueError
        Where ``Z`` or ``Y`` is missing, or the folder holds something.
    """
    for name in ("Z", "Y"):
        if getattr(system, name, None) is None:
            raise ValueError(f"the IOSystem has no {name}: call calc_all() first, or load one")
    if folder is None:
        path = Path(tempfile.mkdtemp(prefix="chokepoint-")) / "table"
    else:
        path = Path(folder)
        if path.exists() and any(path.iterdir()):
            raise ValueError(f"{path} holds something already: give a new folder")
    path.mkdir(parents=True, exist_ok=True)
    # Text has 12 digits, Parquet every bit.
    system.save_all(path, table_format="parquet" if _has_parquet() else "txt")
    return PymrioTable(path, folder is None)


def to_pymrio(table: str | os.PathLike[str], **reading: Any) -> pymrio.IOSystem:
    """A table of any format as pymrio's ``IOSystem``, with its satellite accounts.

    Parameters
    ----------
    table
        The table: a path, or a name.
    reading
        How it is read: ``format_hint``, ``year``, ``keep_split``, ``mapping``, ``view``,
        ``no_satellites``, ``repair``.
    """
    import pymrio

    with tempfile.TemporaryDirectory(prefix="chokepoint-") as folder:
        path = Path(folder) / "table"
        to = "pymrio-parquet" if _has_parquet() else "pymrio"
        convert(os.fspath(table), str(path), to=to, **reading)
        return pymrio.load_all(path)


def _has_parquet() -> bool:
    """Whether pandas can read and write Parquet, and pymrio knows it, as it does since 0.5."""
    import pymrio

    version = re.findall(r"\d+", pymrio.__version__)[:2]
    return list(map(int, version)) >= [0, 5] and importlib.util.find_spec("pyarrow") is not None
