"""A running program that keeps tables and factors in memory between questions."""

from __future__ import annotations

import http.client
import json
import os
import selectors
import signal
import subprocess
import tempfile
import time
import weakref
from types import TracebackType
from typing import IO, Any, Mapping
from urllib.parse import parse_qs, quote, urlsplit

from ._errors import Finding, InputError, ProgramError
from ._program import ask, document_of, find_program
from ._progress import Progress
from ._questions import SessionQuestions
from ._result import Result, warn_of

LEFT_TO_A_PROCESS = frozenset(["closed-field", "read-only", "table-not-found"])
"""What the server refuses and the command line may do: files, and tables by their paths."""


class Session(SessionQuestions):
    """Questions about a table to one process that stays, with answers in milliseconds.

    ::

        with chokepoint.Session("icio2023-2019-g20x20") as session:
            session.shock("JPN/C:KOR=30%").answer
            session.exposure(user="KOR/C").frame

    Every function of the package is a method; the table is the session's where none is given.
    What the server does not do, as it writes no files and opens no others than tables that it knows
    by name, a process of its own answers. One session answers one question at a time: threads use
    one each.

    Parameters
    ----------
    table
        The table: a path, or a name.
    threads
        Threads for the linear algebra, by the environment that OpenBLAS and others look at;
        ``None`` leaves that to the program.
    start_timeout
        Seconds to wait for the server.
    progress
        Whether it is shown that an answer takes its time; ``None`` for where somebody looks: a
        notebook or a terminal.
    """

    def __init__(
        self, table: str | os.PathLike[str], *, threads: int | None = None,
        start_timeout: float = 60, progress: bool | None = None,
    ) -> None:
        self._table = os.fspath(table)
        # A table from pymrio may be a temporary folder, which lives as long as its object.
        self._source = table
        self._threads = threads
        self._progress = progress
        environment = dict(os.environ)
        if threads is not None:
            for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
                environment[name] = str(threads)
        # A file, not a pipe: nobody has to read what the server says while it runs.
        self._errors = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [find_program(), "serve", self._table, "--port", "0"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._errors,
            env=environment, start_new_session=True,
        )
        self._connection: http.client.HTTPConnection | None = None
        self._finalizer = weakref.finalize(self, _stop, self._process, self._errors)
        try:
            address = self._address(start_timeout)
        except BaseException:
            self.close()
            raise
        parts = urlsplit(address)
        self._host = parts.netloc
        self._token = parse_qs(parts.query)["token"][0]

    @property
    def table(self) -> str:
        """The table of the session."""
        return self._table

    def close(self) -> None:
        """Stops the server; does nothing when it is stopped."""
        if self._connection is not None:
            self._connection.close()
        self._finalizer()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed"
        if self._finalizer.alive:
            state = "running" if self._process.poll() is None else "ended"
        return f"<session with {self._table}, {state}>"

    def _ask(self, question: Mapping[str, Any]) -> Result:
        if not self._finalizer.alive:
            raise ProgramError([Finding("session-closed", "error", "the session is closed")])
        start = time.monotonic()
        draw = self._draw
        try:
            document = self._post(question)
        except InputError as error:
            if not LEFT_TO_A_PROCESS.intersection(finding.code for finding in error.findings):
                raise
            document = ask(question, threads=self._threads, progress=self._progress)
            draw = self._draw_outside
        result = Result(document, question, lambda: draw(question), time.monotonic() - start)
        warn_of(result, 3)
        return result

    def _draw(self, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """The figure of an answer, from the server."""
        if not self._finalizer.alive or self._process.poll() is not None:
            return self._draw_outside(question)
        status, content = self._send(question, "&format=svg")
        return {"svg": content.decode()} if status == 200 else {}

    def _draw_outside(self, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """The figure of an answer, from a process of its own."""
        again = ask(question, threads=self._threads, progress=self._progress, formats=["svg"])
        renderings: Mapping[str, Any] = again["renderings"]
        return renderings

    def _post(self, question: Mapping[str, Any]) -> dict[str, Any]:
        status, content = self._send(question)
        kind = {422: "failure", 500: "bug"}.get(status, "input")
        return document_of(content, f"the server answered with status {status}", kind)

    def _send(self, question: Mapping[str, Any], more: str = "") -> tuple[int, bytes]:
        """The status and content of the server's answer; `more` goes into the address."""
        body = {name: value for name, value in question.items() if name != "command"}
        command = str(question["command"])
        path = f"/api/{quote(command)}?token={quote(self._token)}{more}"
        shown = Progress.wanted(self._progress)
        try:
            return self._exchange(path, json.dumps(body).encode(), command, shown)
        except (http.client.HTTPException, OSError) as error:
            raise ProgramError([self._end(error)]) from error
        finally:
            if shown is not None:
                shown.close()

    def _end(self, error: Exception) -> Finding:
        """What there is to say when the server does not answer."""
        try:
            status = self._process.wait(1)
        except subprocess.TimeoutExpired:
            return Finding("no-answer", "error", f"the server did not answer: {error}")
        said = self._last_words() or (
            f"killed by signal {-status}" if status < 0 else f"status {status}")
        return Finding(
            "server-ended", "error", f"the server of the session has ended: {said}",
            remedy="open another session")

    def _exchange(
        self, path: str, body: bytes, command: str, shown: Progress | None
    ) -> tuple[int, bytes]:
        """Sends a request on the connection that is open, or on a new one where it was closed."""
        headers = {"Content-Type": "application/json"}
        while True:
            is_new = self._connection is None
            connection = self._connection or http.client.HTTPConnection(self._host)
            self._connection = connection
            try:
                connection.request("POST", path, body, headers)
                if shown is not None:
                    self._watch(connection, command, shown)
                response = connection.getresponse()
                return response.status, response.read()
            except (http.client.RemoteDisconnected, ConnectionError):
                self._drop()
                if is_new:
                    raise
            except BaseException:
                # An interrupt leaves an answer on its way: the server stops it with the connection.
                self._drop()
                raise

    _patience = 0.5
    """Seconds between two words about how long an answer takes."""

    def _watch(
        self, connection: http.client.HTTPConnection, command: str, shown: Progress
    ) -> None:
        """Says how long an answer has taken, until it comes."""
        start = time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(connection.sock, selectors.EVENT_READ)
            while not selector.select(self._patience):
                shown.show(f"{command}: {time.monotonic() - start:.0f} s", None)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _address(self, timeout: float) -> str:
        """The line that the server prints when it is ready."""
        stream = self._process.stdout
        assert stream is not None
        end = time.monotonic() + timeout
        line = b""
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            while not line.endswith(b"\n"):
                left = end - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise ProgramError(
                        [Finding("server-late", "error", f"the server was not ready in {timeout} s")]
                    )
                chunk = os.read(stream.fileno(), 4096)
                if not chunk:
                    self._process.wait()
                    said = self._last_words()
                    finding = Finding("server-ended", "error", said or "the server did not start")
                    raise InputError([finding]) if self._process.returncode == 2 else ProgramError(
                        [finding]
                    )
                line += chunk
        return line.splitlines()[0].decode()

    def _last_words(self) -> str:
        """What the server wrote to standard error."""
        if self._errors.closed:
            return ""
        self._errors.seek(0)
        text = self._errors.read().decode(errors="replace").strip()
        return text[len("error: "):] if text.startswith("error: ") else text


def _stop(process: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()
    errors.close()
