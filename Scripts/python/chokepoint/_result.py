"""Answers: the document of the program, with its tables as data frames."""

from __future__ import annotations

import html
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._errors import ChokepointError, ChokepointWarning, Finding

if TYPE_CHECKING:
    import pandas

CODES = frozenset(
    "model run region sector exporter importer origin destination user supplier industry product hs "
    "partner account party measure metric path parameter driver draw day year name item index rung "
    "step compared supplying_sector from to place".split()
)
"""Columns that say what a row is about; those that a table begins with become its index."""

CODES_BESIDE = frozenset(
    "sectors users input input_origin taken_out counted factor indicator fact quantity from_year "
    "to_year draws base_samples event overlay variant phase".split()
)
"""Columns that do so right behind others."""

CODES_ANYWHERE = frozenset(["stressor"])
"""Columns that do so wherever they stand."""

WRITTEN = frozenset(["output", "store", "export", "inverse"])
"""Fields of questions that write files: these are not asked again for a figure."""

CHEAP = 2.0
"""Seconds that an answer may have taken to be asked again for its figure unbidden."""


def index_of(names: Sequence[str]) -> list[str]:
    """The columns of a table that are its index, in their order."""
    index: list[str] = []
    for name in names[:-1]:
        if name not in CODES and not (index and name in CODES_BESIDE):
            break
        index.append(name)
    return index + [name for name in names if name in CODES_ANYWHERE and name not in index]


class Ledger(tuple[dict[str, Any], ...]):
    """The assumptions behind an answer, as they are in its document.

    Copies share it: pandas copies ``attrs`` with every step, which would be slow otherwise.
    """

    def __deepcopy__(self, memory: Any) -> Ledger:
        return self

    def frame(self) -> pandas.DataFrame:
        """The assumptions as a data frame with their names as index."""
        import pandas

        columns = ["name", "value", "unit", "source", "default"]
        return pandas.DataFrame(list(self), columns=columns).set_index("name")


class Tables(Mapping[str, "pandas.DataFrame"]):
    """The tables of an answer by name, as data frames.

    The columns that a table begins with and that say what a row is about, such as ``model`` and
    ``region``, are its index. ``attrs`` holds ``title``, ``notes``, ``units`` (by column) and what
    stands behind the numbers: ``assumptions``, ``table``, ``numerics``, ``command``, ``version``.
    """

    def __init__(self, document: Mapping[str, Any], assumptions: Ledger) -> None:
        self._document = document
        self._assumptions = assumptions
        self._tables = {table["name"]: table for table in document["tables"]}
        self._frames: dict[str, pandas.DataFrame] = {}

    def __getitem__(self, name: str) -> pandas.DataFrame:
        if name not in self._tables:
            raise KeyError(f"there is no table {name}; there are {', '.join(self._tables)}")
        if name not in self._frames:
            self._frames[name] = self._frame(self._tables[name])
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return f"<tables {', '.join(self._tables)}>"

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table as dictionaries; needs no pandas."""
        table = self._tables[name]
        names = [column["name"] for column in table["columns"]]
        return [dict(zip(names, row)) for row in table["rows"]]

    def _frame(self, table: Mapping[str, Any]) -> pandas.DataFrame:
        try:
            import pandas
        except ImportError as error:
            raise ImportError(
                "tables as data frames need pandas: pip install pandas; "
                "without it, tables.rows(name) gives dictionaries"
            ) from error
        names = [column["name"] for column in table["columns"]]
        # Column by column: each gets the type that its numbers have.
        columns = dict(zip(names, map(list, zip(*table["rows"])))) if table["rows"] else {}
        frame = pandas.DataFrame(columns, columns=names)
        for column in table["columns"]:
            # Nothing is there to tell: a column with a unit holds numbers.
            if column["unit"] is not None and frame[column["name"]].isna().all():
                frame[column["name"]] = frame[column["name"]].astype(float)
        index = index_of(names)
        if index:
            frame = frame.set_index(index)
        frame.attrs = {
            "title": table["title"],
            "notes": list(table.get("notes", [])),
            "units": {column["name"]: column["unit"] for column in table["columns"]},
            "command": self._document["command"],
            "version": self._document["version"],
            "table": self._document.get("table"),
            "numerics": self._document.get("numerics"),
            "assumptions": self._assumptions,
        }
        return frame


class Result:
    """The answer to one question. In Jupyter it shows itself as a page with its figure."""

    def __init__(
        self,
        document: Mapping[str, Any],
        question: Mapping[str, Any],
        draw: Callable[[], Mapping[str, Any]] | None = None,
        seconds: float = 0,
    ) -> None:
        self.document: dict[str, Any] = dict(document)
        """The document ``chokepoint.result/1`` as it came."""
        self.asked: dict[str, Any] = dict(question)
        """What was asked: ``command`` and its fields."""
        self.assumptions = Ledger(document.get("assumptions", []))
        """The ledger: every assumption with its value, unit and source."""
        self.tables = Tables(document, self.assumptions)
        """The tables by name, as data frames."""
        self._figure: str | None = None
        # Asks again for the renderings; what that costs, about.
        self._draw = draw
        self._seconds = seconds

    def __getstate__(self) -> dict[str, Any]:
        # A copy in another process has no session to ask.
        return {**self.__dict__, "_draw": None}

    @property
    def command(self) -> str:
        """The command that answered, such as ``shock``."""
        return str(self.document["command"])

    @property
    def question(self) -> str | None:
        """The question in words, where the program says it."""
        return self.document.get("question")

    @property
    def answer(self) -> list[dict[str, Any]]:
        """The range of every measure over the models: ``measure``, ``unit``, ``party``, ``low``,
        ``low_model``, ``high``, ``high_model``; empty for questions without models."""
        return list(self.document.get("answer") or [])

    @property
    def table(self) -> dict[str, Any] | None:
        """The table that was used: its name, year, unit, digest and path."""
        return self.document.get("table")

    @property
    def numerics(self) -> dict[str, Any] | None:
        """How well the equations were solved."""
        return self.document.get("numerics")

    @property
    def diagnostics(self) -> list[Finding]:
        """What the program found about the input and the result."""
        return [Finding.of(item) for item in self.document.get("diagnostics", [])]

    @property
    def frame(self) -> pandas.DataFrame:
        """The first table, which is the one that the question is about."""
        return self.tables[next(iter(self.tables))]

    def figure(self) -> str | None:
        """The most important figure as SVG; ``None`` where there is none.

        Where it did not come with the answer, as in a session and outside of notebooks, the
        question is asked again for it, unless it writes files.
        """
        if self._figure is None:
            renderings = self.document.get("renderings")
            if renderings is None and self._draw and not WRITTEN.intersection(self.asked):
                try:
                    renderings = self._draw()
                except ChokepointError:
                    pass
            self._figure = str((renderings or {}).get("svg") or "")
        return self._figure or None

    @property
    def _has_figure_at_hand(self) -> bool:
        """Whether the figure is there, or costs next to nothing."""
        is_there = self._figure is not None or "renderings" in self.document
        return is_there or self._seconds <= CHEAP

    def __repr__(self) -> str:
        said = self.question or f"{self.command} of {(self.table or {}).get('name', 'no table')}"
        return f"<{said}: {', '.join(self.tables)}>"

    def _repr_html_(self) -> str:
        parts = [f"<h4>{html.escape(self.question or self._heading())}</h4>"]
        for text in self.document.get("preamble", []):
            parts.append(f"<p>{html.escape(text)}</p>")
        if self.answer:
            parts.append(_answer_html(self.answer))
        # Nobody waits for an answer a second time who only looks at it.
        figure = self.figure() if self._has_figure_at_hand else None
        if figure:
            parts.append(f"<div>{figure}</div>")
        for name in list(self.tables)[:1]:
            parts.append(_table_html(self.document["tables"][0]))
        for finding in self.diagnostics:
            if finding.severity != "note":
                parts.append(f"<p><b>{finding.severity}</b>: {html.escape(str(finding))}</p>")
        parts.append(_ledger_html(self.assumptions, self.document))
        return "".join(parts)

    def _heading(self) -> str:
        return f"{self.command}: {(self.table or {}).get('name', '')}".rstrip(": ")


def warn_of(result: Result, depth: int) -> None:
    """Makes the warnings of an answer warnings of Python, at the caller's line."""
    for finding in result.diagnostics:
        if finding.severity != "note":
            warnings.warn(ChokepointWarning(finding), stacklevel=depth + 1)


ROWS_SHOWN = 12


def _answer_html(answer: list[dict[str, Any]]) -> str:
    names = ["measure", "party", "low", "low_model", "high", "high_model", "unit"]
    columns = [{"name": name, "unit": None} for name in names]
    rows = [[item.get(name) for name in names] for item in answer]
    return _table_html({"title": "", "columns": columns, "rows": rows})


def _table_html(table: Mapping[str, Any]) -> str:
    rows = table["rows"][:ROWS_SHOWN]
    # A column that says nothing about the rows that are shown is left out.
    shown = [
        (position, column)
        for position, column in enumerate(table["columns"])
        if any(row[position] is not None for row in rows)
    ]
    head = "".join(
        f"<th>{html.escape(column['name'])}"
        + (f"<br><small>{html.escape(column['unit'])}</small>" if column["unit"] else "")
        + "</th>"
        for _, column in shown
    )
    body = "".join(
        "<tr>" + "".join(_td(row[position]) for position, _ in shown) + "</tr>" for row in rows
    )
    left = len(table["rows"]) - len(rows)
    more = f"<p><small>and {left:,} more rows</small></p>" if left > 0 else ""
    caption = f"<caption>{html.escape(table['title'])}</caption>" if table["title"] else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _td(value: Any) -> str:
    side = "left" if isinstance(value, str) else "right"
    return f'<td style="text-align:{side}">{html.escape(_cell(value))}</td>'


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1e4 else f"{value:,.0f}"
    return str(value)


def _ledger_html(ledger: Ledger, document: Mapping[str, Any]) -> str:
    rows = "".join(
        "<tr>"
        + "".join(_td(item[name]) for name in ("name", "value", "unit", "source"))
        + "</tr>"
        for item in ledger
    )
    head = "".join(f"<th>{name}</th>" for name in ("assumption", "value", "unit", "source"))
    folded = (
        f"<details><summary>{len(ledger)} assumptions</summary>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )
    table = document.get("table") or {}
    source = f"{html.escape(str(table['name']))}; " if table else ""
    said = f"<p><small>{source}chokepoint {html.escape(document['version'])}</small></p>"
    return (folded if ledger else "") + said
