from __future__ import annotations

import csv
import inspect
import io
import json
import os
import pickle
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


def test_a_question_or_a_scenario_may_be_an_object() -> None:
    plan = chokepoint.plan({"command": "scan", "table": TABLE, "top": 5})
    assert len(plan.frame) > 0
    scenario = {
        "version": 1, "title": "an object", "table": TABLE,
        "restrictions": [{"exporter": "JPN", "sectors": "C", "importer": "KOR", "cut": 0.3}],
        "models": [{"name": "extraction"}],
    }
    run = chokepoint.run(text=scenario).tables["impact"]
    shock = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction").tables["impact"]
    assert run["value_added_change"].equals(shock["value_added_change"])
    assert chokepoint.explain("look-through").frame["term"][0].startswith("look")


# Questions about a table whose tables have a row for each combination of codes.
INDEXED: list[tuple[str, list[object], dict[str, object]]] = [
    ("multipliers", [TABLE], {}),
    ("multipliers", [TABLE], {"households": "C", "labour": "VA"}),
    ("origins", [TABLE], {"origin": "JPN/C", "destination": "KOR,USA", "by": "industry"}),
    ("exposure", [TABLE], {"user": ["KOR/C", "JPN"]}),
    ("concentration", [TABLE], {"more_tables": ["icio2023-2020-77x11"], "user": "KOR"}),
    ("position", [TABLE], {}),
    ("decompose", [TABLE], {"by": "sector", "exporter": "KOR,JPN"}),
    ("scan", [TABLE], {"importer": "KOR"}),
    ("sensitivity", [TABLE], {"exposure": "JPN:KOR/C"}),
    ("shock", [TABLE, ["JPN/C:KOR=30%", "JPN/C:USA=10%", "JPN/D:KOR=10%"]],
     {"model": "extraction,cost-push"}),
    ("linkages", [TABLE], {"industry": "KOR"}),
    ("influence", [TABLE], {"top": 5}),
    ("sda", [[TABLE, TABLE]], {"region": "KOR,JPN"}),
    ("tiva", [TABLE], {"region": "KOR,JPN"}),
    ("triangulate", [TABLE], {"by": "region"}),
]


@pytest.mark.filterwarnings("ignore::chokepoint.ChokepointWarning")
@pytest.mark.parametrize("name, places, names", INDEXED, ids=[item[0] for item in INDEXED])
def test_codes_are_the_index(
    name: str, places: list[object], names: dict[str, object]
) -> None:
    result = getattr(chokepoint, name)(*places, **names)
    for table in result.tables:
        frame = result.tables[table]
        if table == "numerics":
            continue  # facts of a solver, of which some come twice
        assert frame.index.is_unique, f"{table}: {frame.index.names}"
        left = {"region", "sector", "exporter", "importer", "supplier", "user", "model"}
        assert not left.intersection(frame.columns), table
        assert set(frame.attrs["units"]) == {*frame.columns, *filter(None, frame.index.names)}


def test_several_stressors_are_told_apart(tmp_path: Path) -> None:
    document = {
        "schema": "chokepoint.result/1", "command": "footprint", "version": "0", "assumptions": [],
        "tables": [{
            "name": "footprint", "title": "",
            "columns": [{"name": name, "unit": None} for name in
                        ("region", "production", "unit", "stressor", "region_name")],
            "rows": [["KOR", 1.0, "kt", "CO2", "South Korea"], ["KOR", 2.0, "t", "CH4", "South Korea"]],
        }],
    }
    frame = chokepoint.Result(document, {}).frame
    assert frame.loc[("KOR", "CH4"), "production"] == 2


def test_frames_are_kept_as_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    impact = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction").tables["impact"]
    path = tmp_path / "impact.parquet"
    impact.to_parquet(path)
    back = pandas.read_parquet(path)
    pandas.testing.assert_frame_equal(back, impact)


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


def test_results_go_to_other_processes() -> None:
    result = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction")
    copy = pickle.loads(pickle.dumps(result))
    assert copy.document == result.document and copy.assumptions == result.assumptions
    assert copy.tables["impact"].equals(result.tables["impact"])


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


def test_nothing_is_computed_or_written_again_to_be_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document = {"schema": "chokepoint.result/1", "command": "sweep", "version": "0",
                "assumptions": [], "tables": [{"name": "t", "title": "", "rows": [],
                                               "columns": [{"name": "x", "unit": None}]}]}
    asked: list[str] = []

    def draw() -> dict[str, str]:
        asked.append("drawn")
        return {"svg": "<svg></svg>"}

    slow = chokepoint.Result(document, {"command": "sweep"}, draw, seconds=60)
    assert "<svg" not in slow._repr_html_() and asked == []
    assert slow.figure() == "<svg></svg>" and asked == ["drawn"]
    assert "<svg" in slow._repr_html_() and asked == ["drawn"]
    quick = chokepoint.Result(document, {"command": "sweep"}, draw, seconds=0.1)
    assert "<svg" in quick._repr_html_() and len(asked) == 2
    writing = chokepoint.Result(document, {"command": "sweep", "store": "a.draws"}, draw)
    assert writing.figure() is None and "<svg" not in writing._repr_html_() and len(asked) == 2


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
    document["tables"][0]["rows"] = [["KOR", None]]
    none = chokepoint.Result(document, {}).tables["none"]
    assert none["x"].dtype == float and none["x"].isna().all()
    assert result.tables.rows("some")[1] == {"region": "JPN", "x": 2.5, "n": 2}


def test_errors_name_arguments() -> None:
    """What the command line calls an option is an argument here."""
    with pytest.raises(chokepoint.InputError) as caught:
        chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="nosuch")
    assert caught.value.findings[0].location == "model"
    assert str(caught.value).startswith("model: unknown model nosuch")
    with pytest.raises(chokepoint.InputError) as caught:
        chokepoint.paths(TABLE, from_="JPX/C", to="KOR/C")
    assert caught.value.findings[0].location == "from_"
    with pytest.raises(chokepoint.InputError) as caught:
        chokepoint.position(TABLE, no_inventory_correction=True, inventory="x")
    assert str(caught.value) == "‘no_inventory_correction’ needs no ‘inventory’"
    finding = chokepoint.Finding.of({
        "message": "‘--top’ has no meaning", "location": "t.csv: --year",
        "remedy": "‘chokepoint aggregate --sectors’ merges; --format json is of the command line"})
    assert finding.message == "‘top’ has no meaning" and finding.location == "t.csv: year"
    assert finding.remedy == (
        "‘chokepoint aggregate --sectors’ merges; --format json is of the command line")
