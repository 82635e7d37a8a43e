"""What can go wrong, as exceptions that hold the findings of the program."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Mapping, Sequence

_OPTION = re.compile(r"‘chokepoint [^’]*’|(‘?)(?<![\w-])--([a-z][a-z0-9-]*)(?(1)’?)")
"""A command line as a whole, which stays as it is, or an option, in quotes or not."""


@lru_cache(maxsize=1)
def _arguments() -> Mapping[str, str]:
    """The arguments of all functions, by the words of the command line."""
    from . import _questions

    return {
        name.rstrip("_").replace("_", "-"): name
        for command in _questions.COMMANDS
        for name in inspect.signature(getattr(_questions, command)).parameters
    }


def _in_python(text: Any, quotes: str) -> Any:
    """A text in which options are named as the arguments that they are here."""
    if not isinstance(text, str) or "--" not in text:
        return text

    def name(found: re.Match[str]) -> str:
        argument = _arguments().get(found[2] or "")
        return quotes.format(argument) if argument else found[0]

    return _OPTION.sub(name, text)


@dataclass(frozen=True)
class Finding:
    """One thing that the program has to say about its input or its result."""

    code: str
    """A stable identifier, such as ``unknown-field``."""
    severity: str
    """``error``, ``warning`` or ``note``."""
    message: str
    """What it is, in one sentence."""
    location: str | None = None
    """The file, line, cell, argument or label; ``None`` where there is no place to name."""
    remedy: str | None = None
    """What would mend it; ``None`` where nothing has to be done."""

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Finding:
        """The finding that an object of a document stands for; options are arguments here."""
        return cls(
            code=str(json.get("code", "")),
            severity=str(json.get("severity", "error")),
            message=_in_python(str(json.get("message", "")), "‘{}’"),
            location=_in_python(json.get("location") or json.get("place"), "{}"),
            remedy=_in_python(json.get("remedy"), "‘{}’"),
        )

    def __str__(self) -> str:
        text = self.message
        if self.location:
            text = f"{self.location}: {text}"
        return f"{text} ({self.remedy})" if self.remedy else text


class ChokepointError(Exception):
    """A question without an answer. ``findings`` says why, all at once."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class InputError(ChokepointError, ValueError):
    """The question, or a file that it names, cannot be used as it is."""


class ComputationError(ChokepointError, ArithmeticError):
    """A model has no solution, or the data cannot be computed with."""


class ProgramError(ChokepointError, RuntimeError):
    """A fault of the program itself; please report it."""


class ProgramNotFound(ChokepointError, FileNotFoundError):
    """The program ``chokepoint`` is nowhere to be found."""


class ChokepointWarning(UserWarning):
    """What the program warns of. ``finding`` holds the facts."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


def error_of(document: Mapping[str, Any]) -> ChokepointError:
    """The exception for a document of the layout ``chokepoint.error/1``."""
    findings = [Finding.of(item) for item in document.get("errors", [])]
    kind = document.get("kind")
    if kind == "failure":
        return ComputationError(findings)
    if kind == "bug":
        return ProgramError(findings)
    return InputError(findings)
