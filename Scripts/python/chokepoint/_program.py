"""Finds the program, and asks it one question."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Mapping, Sequence

from ._errors import Finding, ProgramError, ProgramNotFound, error_of
from ._progress import Progress

NAME = "chokepoint"


def find_program() -> str:
    """The path of the program.

    It is the one that the environment variable ``CHOKEPOINT`` names, else the first in ``PATH``,
    else the one beside this package (where a build of the sources puts it), or beside the Python
    that runs.

    Raises
    ------
    ProgramNotFound
        Where there is none.
    """
    named = os.environ.get("CHOKEPOINT")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ProgramNotFound([_missing(f"$CHOKEPOINT names {named}, which is no program")])
        return found
    found = shutil.which(NAME)
    if found is not None:
        return found
    for folder in _folders():
        found = shutil.which(NAME, path=str(folder))
        if found is not None:
            return found
    raise ProgramNotFound([_missing("the program chokepoint is not in PATH")])


def _folders() -> list[Path]:
    here = Path(__file__).resolve()
    beside = [here.parent, Path(sys.executable).parent]
    # Scripts/python/chokepoint in a work tree of the sources.
    if len(here.parents) > 3 and (here.parents[3] / "Package.swift").is_file():
        beside.append(here.parents[3] / ".build" / "release")
    return beside


def _missing(message: str) -> Finding:
    return Finding(
        code="program-not-found",
        severity="error",
        message=message,
        remedy="install its Debian package or archive, or set CHOKEPOINT to its path",
    )


def ask(
    question: Mapping[str, Any],
    *,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
    formats: Sequence[str] = (),
) -> dict[str, Any]:
    """The result document for a question, by a process of its own.

    With ``formats`` it has a member ``renderings`` with the answer in these.

    Parameters
    ----------
    question
        ``command`` and its fields, as ``chokepoint schema`` describes them.
    threads
        Threads for the linear algebra; ``None`` leaves that to the program.
    cache
        Whether decoded tables and factors are kept between questions.
    progress
        Whether progress is shown; ``None`` for where somebody looks: a notebook or a terminal.
    """
    arguments = [find_program(), "ask"]
    if threads is not None:
        arguments += ["--threads", str(threads)]
    if not cache:
        arguments.append("--no-cache")
    for name in formats:
        arguments += ["--with", name]
    shown = Progress.wanted(progress)
    if shown is not None:
        arguments.append("--progress")
    process = subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    said: list[str] = []
    assert process.stdin and process.stdout and process.stderr
    listener = threading.Thread(target=_listen, args=(process.stderr, shown, said), daemon=True)
    listener.start()
    try:
        try:
            process.stdin.write(json.dumps(question).encode())
            process.stdin.close()
        except BrokenPipeError:
            pass  # It ended before it read everything; what it said tells why.
        output = process.stdout.read()
        process.wait()
        listener.join()
    finally:
        if process.poll() is None:  # An interrupt ends the program too.
            process.terminate()
            process.wait()
        process.stdout.close()
        process.stderr.close()
        if shown is not None:
            shown.close()
    return document_of(output, "\n".join(said) or f"the program ended with {process.returncode}")


def document_of(text: bytes, otherwise: str, kind: str = "bug") -> dict[str, Any]:
    """The result document that the program wrote.

    A document about errors that does not say of which kind they are is of ``kind``.

    Raises
    ------
    ChokepointError
        For a document about errors, and, with the text ``otherwise``, for anything else.
    """
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    if isinstance(document, dict) and "errors" in document:
        raise error_of({"kind": kind, **document})
    if not isinstance(document, dict) or "schema" not in document:
        raise ProgramError([Finding("no-answer", "error", otherwise)])
    if str(document["schema"]).startswith("chokepoint.reply/"):
        return {**document["result"], "renderings": document["renderings"]}
    return document


def _listen(stream: Any, progress: Progress | None, said: list[str]) -> None:
    """Shows what the program is doing, and keeps what else it says."""
    for raw in stream:
        line = raw.decode(errors="replace").rstrip("\n")
        step = None
        if progress is not None and line.startswith("{"):
            try:
                step = json.loads(line)
            except ValueError:
                pass
        if progress is not None and isinstance(step, dict) and "step" in step:
            progress.show(str(step["step"]), step.get("fraction"))
        else:
            said.append(line)
