from __future__ import annotations

import sys
import types
from typing import Any

import pytest

from chokepoint import _progress
from chokepoint._progress import Progress


def test_a_line_appears_and_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    early = Progress(in_notebook=False)
    early.show("reading", None)
    early.close()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(Progress, "delay", 0.0)
    late = Progress(in_notebook=False)
    late.show("reading", 0.25)
    assert capsys.readouterr().err.endswith("reading … 25 %")
    late.close()
    assert capsys.readouterr().err == "\r\x1b[2K"


def test_nobody_looks_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Progress.wanted(False) is None
    assert Progress.wanted(None) is None  # pytest's standard error is no terminal
    assert isinstance(Progress.wanted(True), Progress)


def test_a_notebook_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, Any]] = []

    class Handle:
        def update(self, data: Any, raw: bool) -> None:
            shown.append(("update", data["text/html"]))

    class ZMQInteractiveShell:
        pass

    def display(data: Any, raw: bool, display_id: bool) -> Handle:
        shown.append(("display", data["text/html"]))
        return Handle()

    module: Any = types.ModuleType("IPython")
    module.get_ipython = ZMQInteractiveShell
    module.display = types.SimpleNamespace(display=display)
    monkeypatch.setitem(sys.modules, "IPython", module)
    monkeypatch.setattr(Progress, "delay", 0.0)
    assert _progress.in_notebook()
    progress = Progress.wanted(None)
    assert progress is not None
    progress.show("a < b", None)
    progress.show("a < b", 0.5)
    progress.close()
    assert shown == [
        ("display", "<progress></progress> a &lt; b"),
        ("update", '<progress max="1" value="0.500"></progress> a &lt; b'),
        ("update", ""),
    ]
