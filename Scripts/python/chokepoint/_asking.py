"""What the generated functions call."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, Union

from ._program import ask
from ._progress import in_notebook
from ._result import Result, warn_of

Text = Union[str, float, "os.PathLike[str]"]
"""Words as they are typed after an option; a number or a path may stand for them."""
Texts = Union[Text, Iterable[Text]]
"""Several of them, or one."""


def question(command: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The question as plain data: what was left out stays out, paths become texts.

    A mapping is another question or a scenario: the program takes its text.
    """
    given: dict[str, Any] = {"command": command}
    for name, value in fields.items():
        if value is not None:
            given[name.rstrip("_")] = _plain(value)
    return given


def _plain(value: Any) -> Any:
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        # A whole number is written without a point, as it would be typed.
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return json.dumps(value, default=_plain)
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    item = getattr(value, "item", None)  # numpy's numbers
    return _plain(item()) if callable(item) else value


def answer(
    command: str,
    fields: Mapping[str, Any],
    *,
    threads: int | None,
    cache: bool,
    progress: bool | None,
) -> Result:
    """The answer of a process of its own."""
    asked = question(command, fields)
    # A notebook shows the figure: with the answer it costs nothing.
    formats = ["svg"] if in_notebook() else []
    start = time.monotonic()
    document = ask(asked, threads=threads, cache=cache, progress=progress, formats=formats)

    def draw() -> Mapping[str, Any]:
        again = ask(asked, threads=threads, cache=cache, progress=progress, formats=["svg"])
        renderings: Mapping[str, Any] = again["renderings"]
        return renderings

    result = Result(document, asked, draw, time.monotonic() - start)
    warn_of(result, 3)
    return result


class Asks(Protocol):
    """Something with a table that answers questions."""

    @property
    def table(self) -> str:
        """The table of questions that name none."""

    def _ask(self, question: Mapping[str, Any]) -> Result: ...
