"""The tests ask the program that CHOKEPOINT names, in the root of the sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TABLE = "icio2023-2019-g20x20"
PROGRAM = os.environ.get("CHOKEPOINT", str(ROOT / ".build" / "release" / "chokepoint"))


@pytest.fixture(autouse=True)
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CHOKEPOINT", PROGRAM)
    monkeypatch.delenv("CHOKEPOINT_TABLES", raising=False)
