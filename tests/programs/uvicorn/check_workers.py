"""uvicorn's worker processes and its reloader, started on h11impl."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from pathlib import Path

import pytest

APP = """
import sys

async def app(scope, receive, send):
    if scope["type"] == "http":
        body = sys.modules["h11"].__name__.encode()
        start = {"type": "http.response.start", "status": 200, "headers": []}
        await send(start)
        await send({"type": "http.response.body", "body": body})
"""

EACH_WAY = pytest.mark.parametrize(
    "options", [[], ["--workers", "2"], ["--reload"]], ids=" ".join
)


def answer(directory: Path, started_by: list[str], options: list[str]) -> bytes:
    """Let uvicorn serve the application; return what it answers."""
    (directory / "app.py").write_text(APP, "utf-8")
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as s:
        # It listens before uvicorn starts: no need to guess when that is ready.
        listener.bind(str(directory / "s"))
        listener.listen()
        s.settimeout(60)
        s.connect(str(directory / "s"))
        command = [sys.executable, *started_by, "-m", "uvicorn", "app:app"]
        command += ["--http", "h11", "--fd", str(listener.fileno()), *options]
        with subprocess.Popen(
            [*command, "--app-dir", str(directory)],
            cwd=directory,
            pass_fds=[listener.fileno()],
        ) as server:
            try:
                connection = http.client.HTTPConnection("uvicorn")
                connection.sock = s
                connection.request("GET", "/")
                with connection.getresponse() as response:
                    return response.read()
            finally:
                server.terminate()


@EACH_WAY
def test_every_process_has_it(tmp_path: Path, options: list[str]) -> None:
    """The process that answers has our module under h11's name."""
    assert answer(tmp_path, ["-m", "h11impl.as_h11"], options) == b"h11impl"


@EACH_WAY
def test_without_the_command_it_is_h11(tmp_path: Path, options: list[str]) -> None:
    """The application tells the one from the other."""
    assert answer(tmp_path, [], options) == b"h11"
