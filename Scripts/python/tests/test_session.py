from __future__ import annotations

import os
import subprocess

import pytest

import chokepoint

from .conftest import PROGRAM, TABLE


@pytest.fixture(scope="module", autouse=True)
def serves() -> None:
    said = subprocess.run([PROGRAM, "--help"], check=True, stdout=subprocess.PIPE).stdout
    if b"\n  serve " not in said:
        pytest.skip("this program has no server")


def test_answers_are_those_without_a_session() -> None:
    with chokepoint.Session(TABLE) as session:
        assert session.table == TABLE and "running" in repr(session)
        for _ in range(3):
            inside = session.shock("JPN/C:KOR=30%", model="extraction")
        outside = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction")
        assert inside.document["tables"] == outside.document["tables"]
        assert inside.assumptions == outside.assumptions
        other = session.info(table="miller-blair-2region")
        assert other.table is not None and "Miller" in other.table["name"]
    assert "closed" in repr(session)
    with pytest.raises(chokepoint.ProgramError, match="the session is closed"):
        session.info()


def test_errors_are_those_without_a_session() -> None:
    with chokepoint.Session(TABLE) as session:
        with pytest.raises(chokepoint.InputError) as inside:
            session.shock(["JPX/C:KOR=30%", "JPN/C:KOR=300%"])
        with pytest.raises(chokepoint.InputError) as outside:
            chokepoint.shock(TABLE, ["JPX/C:KOR=30%", "JPN/C:KOR=300%"])
        assert list(map(str, inside.value.findings)) == list(map(str, outside.value.findings))
        assert len(session.info().tables) > 0


def test_a_table_that_is_not_there_is_said() -> None:
    with pytest.raises(chokepoint.ChokepointError, match="there is no table of this name"):
        with chokepoint.Session("nowhere") as session:
            session.info()


def test_questions_that_write_are_answered(tmp_path: object) -> None:
    path = os.path.join(str(tmp_path), "copy.h5")
    with chokepoint.Session(TABLE) as session:
        session.convert(path)
    assert os.path.exists(path)
