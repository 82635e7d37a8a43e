from __future__ import annotations

import csv
import inspect
import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import chokepoint

from .conftest import ROOT, TABLE

pandas = pytest.importorskip("pandas")


def typed(*arguments: str) -> bytes:
    """What the command line prints."""
    run = subprocess.run(
        [os.environ["CHOKEPOINT"], *arguments], check=True, stdout=subprocess.PIPE)
    return run.stdout


def test_numbers_are_those_of_the_command_line() -> None:
    result = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction,cost-push")
    text = typed("shock", TABLE, "--restrict", "JPN/C:KOR=30%", "--model", "extraction,cost-push",
                 "--format", "csv", "--table", "impact").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    impact = result.tables["impact"]
    assert len(impact) == len(rows) > 0
    assert impact.index.names == ["model", "region"]
    for row in rows:
        if row["value_added_change"]:
            found = impact.loc[(row["model"], row["region"]), "value_added_change"]
            assert found == float(row["value_added_change"])


def test_units_and_ledger_are_attributes() -> None:
    result = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction")
    impact = result.tables["impact"]
    assert impact.attrs["units"]["value_added_change"] == "million USD"
    ledger = {item["name"]: item for item in impact.attrs["assumptions"]}
    assert ledger["restrictions[0].cut"]["value"] == 0.3
    assert result.assumptions.frame().loc["restrictions[0].cut", "value"] == 0.3
    assert impact.head(1).attrs["assumptions"] is impact.attrs["assumptions"]
    assert impact.attrs["table"]["unit"] == "million USD"


def test_several_texts_and_numbers_are_taken() -> None:
    one = chokepoint.exposure(TABLE, user="KOR/C")
    several = chokepoint.exposure([TABLE], user=["KOR/C"], top=1000)
    assert one.document["tables"] == several.document["tables"]
    by_number = chokepoint.shock(TABLE, "JPN/C:KOR=0.3", model="trade-ge", theta=2, drivers="none")
    by_text = chokepoint.shock(
        TABLE, "JPN/C:KOR=0.3", model="trade-ge", theta="2", drivers="none")
    assert by_number.document["tables"] == by_text.document["tables"]
    path = chokepoint.info(Path("Tables") / f"{TABLE}.h5")
    assert path.table is not None and path.table["year"] == 2019


def test_errors_hold_every_finding() -> None:
    with pytest.raises(chokepoint.InputError) as caught:
        chokepoint.shock(TABLE, ["JPX/C:KOR=30%", "JPN/C:KOR=300%"])
    findings = caught.value.findings
    assert len(findings) == 2
    assert "did you mean JPN?" in str(findings[0])
    assert isinstance(caught.value, ValueError)
    with pytest.raises(chokepoint.InputError, match="there is no table of this name"):
        chokepoint.info("nowhere")


def test_warnings_are_warnings(tmp_path: Path) -> None:
    table = tmp_path / "unbalanced"
    shutil.copytree(ROOT / "Tables" / "miller-blair-2region", table)
    demand = (table / "Y.csv").read_text()
    (table / "Y.csv").write_text(demand.replace("R/1,200,0", "R/1,400,0"))
    with pytest.warns(chokepoint.ChokepointWarning, match="output") as caught:
        result = chokepoint.multipliers(table)
    assert caught[0].filename == __file__
    warning = caught[0].message
    assert isinstance(warning, chokepoint.ChokepointWarning)
    assert warning.finding in result.diagnostics


def test_the_program_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert chokepoint.find_program() == os.environ["CHOKEPOINT"]
    monkeypatch.setenv("CHOKEPOINT", str(tmp_path / "none"))
    with pytest.raises(chokepoint.ProgramNotFound, match="CHOKEPOINT names"):
        chokepoint.info(TABLE)
    monkeypatch.delenv("CHOKEPOINT")
    program = tmp_path / "chokepoint"
    program.write_text("#!/bin/sh\necho nonsense\necho what happened >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert chokepoint.find_program() == str(program)
    with pytest.raises(chokepoint.ProgramError, match="what happened"):
        chokepoint.info(TABLE)


def test_functions_are_current_and_documented() -> None:
    schema = json.loads(typed("schema"))["$defs"]
    names = {command: re.sub("[ -]", "_", command) for command in schema}
    assert list(names.values()) == list(chokepoint.COMMANDS)
    for command, part in schema.items():
        function = getattr(chokepoint, names[command])
        parameters = inspect.signature(function).parameters
        fields = {name for name in part["properties"] if name != "command"}
        assert {name.rstrip("_") for name in parameters} - {"threads", "cache", "progress"} == fields
        for name in fields:
            assert name in function.__doc__
        method = inspect.signature(getattr(chokepoint.Session, names[command]))
        assert {name.rstrip("_") for name in method.parameters} - {"self"} == fields


def test_results_show_themselves() -> None:
    result = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction")
    page = result._repr_html_()
    assert "assumptions</summary>" in page and "<table>" in page
    assert "impact" in repr(result)
    with pytest.raises(KeyError, match="there is no table effect; there are"):
        result.tables["effect"]


def test_figures_are_pictures() -> None:
    result = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction,cost-push")
    figure = result.figure()
    if "svg" not in typed("shock", "--help").decode():
        pytest.skip("this program draws no figures")
    assert figure is not None and "<svg" in figure and figure in result._repr_html_()


def test_empty_and_missing_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    document = {
        "schema": "chokepoint.result/1", "command": "shock", "version": "0", "assumptions": [],
        "tables": [
            {"name": "none", "title": "", "rows": [],
             "columns": [{"name": "region", "unit": None}, {"name": "x", "unit": "USD"}]},
            {"name": "some", "title": "", "rows": [["KOR", None, 1], ["JPN", 2.5, 2]],
             "columns": [{"name": "region", "unit": None}, {"name": "x", "unit": "USD"},
                         {"name": "n", "unit": None}]},
        ],
    }
    result = chokepoint.Result(document, {})
    assert list(result.tables["none"].columns) == ["x"] and len(result.tables["none"]) == 0
    some = result.tables["some"]
    assert some["x"].dtype == float and some["x"].isna()["KOR"]
    assert some["n"].dtype == int
    assert result.tables.rows("some")[1] == {"region": "JPN", "x": 2.5, "n": 2}
