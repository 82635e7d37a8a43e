from __future__ import annotations

import warnings
from pathlib import Path

import pytest

import chokepoint
from chokepoint._pymrio import _has_parquet

from .conftest import TABLE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pymrio = pytest.importorskip("pymrio")

pytestmark = pytest.mark.filterwarnings("default")


def test_from_pymrio_answers_as_pymrio_does() -> None:
    system = pymrio.load_test().calc_all()
    table = chokepoint.from_pymrio(system)
    output = chokepoint.solve(table).tables["output"]["output"]
    expected = system.x["indout"]
    assert len(output) == len(expected)
    for industry, value in expected.items():
        assert output.loc[industry] == pytest.approx(value, rel=1e-9)
    footprint = chokepoint.footprint(table, account="emissions")
    assert footprint.tables


def test_there_and_back(tmp_path: Path) -> None:
    system = chokepoint.to_pymrio(TABLE)
    assert system.Z.shape == (400, 400)
    assert list(system.Z.index.names) == ["region", "sector"]
    assert list(system.Z.columns.names) == ["region", "sector"]
    back = chokepoint.from_pymrio(system, tmp_path / "back")
    totals = chokepoint.info(back)
    assert totals.table is not None and totals.table["unit"]
    again = chokepoint.to_pymrio(back)
    if _has_parquet():
        assert (again.Z.to_numpy() == system.Z.to_numpy()).all()
        assert (again.Y.to_numpy() == system.Y.to_numpy()).all()
        assert (again.x.to_numpy() == system.x.to_numpy()).all()
    assert chokepoint.compare(TABLE, back).tables
    with pytest.raises(ValueError, match="holds something"):
        chokepoint.from_pymrio(system, tmp_path / "back")


def test_a_system_without_flows_is_refused() -> None:
    with pytest.raises(ValueError, match="has no Z"):
        chokepoint.from_pymrio(pymrio.IOSystem())


def test_a_session_keeps_a_temporary_table() -> None:
    system = pymrio.load_test().calc_all()
    with chokepoint.Session(chokepoint.from_pymrio(system)) as session:
        assert len(session.solve().tables["output"]) == len(system.x)


def test_accounts_survive() -> None:
    system = pymrio.load_test().calc_all()
    back = chokepoint.to_pymrio(chokepoint.from_pymrio(system)).calc_all()
    for name, due in {"emissions": system.emissions, "factor_inputs": system.factor_inputs}.items():
        found = getattr(back, name)
        assert found.F.to_numpy() == pytest.approx(due.F.to_numpy(), rel=1e-9)
        assert list(found.unit["unit"]) == list(due.unit["unit"])
    assert back.emissions.F_Y.to_numpy() == pytest.approx(
        system.emissions.F_Y.to_numpy(), rel=1e-9)
    assert back.emissions.D_cba.to_numpy() == pytest.approx(
        system.emissions.D_cba.to_numpy(), rel=1e-6)
