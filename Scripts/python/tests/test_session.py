from __future__ import annotations

import os
import signal
import subprocess
import threading

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


def test_the_server_draws_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    with chokepoint.Session(TABLE) as session:
        result = session.shock("JPN/C:KOR=30%", model="extraction,cost-push")
        outside = chokepoint.shock(TABLE, "JPN/C:KOR=30%", model="extraction,cost-push").figure()
        monkeypatch.setenv("CHOKEPOINT", "/nowhere")  # no other process can be asked
        figure = result.figure()
        assert figure is not None and figure == outside and figure in result._repr_html_()


def test_a_server_that_has_died_is_said() -> None:
    session = chokepoint.Session(TABLE)
    session.info()
    os.kill(session._process.pid, signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(chokepoint.ProgramError) as caught:
            session.info()
        finding = caught.value.findings[0]
        assert finding.message == "the server of the session has ended: killed by signal 9"
        assert finding.remedy == "open another session"
    assert "ended" in repr(session)
    session.close()


def test_an_interrupt_leaves_the_session_usable() -> None:
    text = open(os.path.join("Scripts", "sweeps", "elasticity.yaml")).read()
    # What a shell starts in the background is deaf to Control-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with chokepoint.Session(TABLE) as session:
            session.info()
            timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
            timer.start()
            with pytest.raises(KeyboardInterrupt):
                session.sweep(text=text, draws=20_000, resamples=0)
            assert len(session.info().tables) > 0
    finally:
        signal.signal(signal.SIGINT, before)


def test_waiting_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chokepoint._progress.Progress, "delay", 0.0)
    monkeypatch.setattr(chokepoint.Session, "_patience", 0.001)
    with chokepoint.Session(TABLE, progress=True) as session:
        session.shock("JPN/C:KOR=30%", model="extraction")
    shown = capsys.readouterr().err
    assert "shock: 0 s" in shown and shown.endswith("\r\x1b[2K")
