"""Programs: found, run, stopped, and recorded."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from recording.catalogue import PROGRAMS
from recording.program import (
    ProgramFailed,
    Recorder,
    find,
    free_port,
    python_version_of,
    run_client,
    running_server,
    version_of,
)
from recording.snippets import Snippet, record_snippets
from recording.talks import ask
from recording.tap import Dialogue, converse

from .making import dialogue_of, request_line


def test_python_is_found_and_told() -> None:
    """Versions come from the installed program; what is missing has none."""
    command = [sys.executable, "-c", "print('version 1.2')"]

    assert version_of("it", command, r"version ([\d.]+)") == "it 1.2"
    assert version_of("it", command, "nothing") is None
    assert version_of("it", ["no-such-program-here"], "x") is None
    assert find("no-such-program-here") is None
    assert find("no-such-program-here", "sh") is not None
    told = python_version_of("pytest")
    assert told is not None
    assert told.startswith(f"pytest {pytest.__version__}, CPython ")
    assert python_version_of("no-such-distribution-here") is None


def test_client_that_fails(tmp_path: Path) -> None:
    """A client's exit code and last words, or its time, are told."""
    python = sys.executable
    sleeper = [python, "-c", "import time; time.sleep(60)"]

    run_client([python, "-c", "raise SystemExit(3)"], tmp_path, codes=[3])
    with pytest.raises(ProgramFailed, match=r"^exit code 1: .*: on purpose$"):
        run_client([python, "-c", "raise SystemExit('on purpose')"], tmp_path)
    with pytest.raises(ProgramFailed, match=r"^longer than 0\.1 s: "):
        run_client(sleeper, tmp_path, timeout=0.1)


def test_server_runs_for_a_block(tmp_path: Path) -> None:
    """A server is up inside the block and gone after it."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)]

    with running_server(command, port, tmp_path):
        heard = converse(port, [ask("/missing")])

    assert heard.server.startswith(b"HTTP/1.0 404 ")
    with pytest.raises(ConnectionRefusedError):
        converse(port, [ask("/")])


def test_server_that_does_not_start(tmp_path: Path) -> None:
    """A server that ends at once is told with its last words."""
    command = [sys.executable, "-c", "raise SystemExit('bad configuration')"]

    with (
        pytest.raises(ProgramFailed, match=r"no server on port \d+: bad configuration"),
        running_server(command, free_port(), tmp_path),
    ):
        raise AssertionError("the block must not be entered")


def test_snippets_are_run_and_recorded(tmp_path: Path) -> None:
    """A snippet gets the server's root; what it sends is recorded."""
    recorder = Recorder(program="fake", origin="fake 1.0", real="client")
    prelude = "import sys, urllib.request as u\nbase = sys.argv[1]"
    snippet = Snippet("get", "a GET", "u.urlopen(base + '/close').close()")

    (recording,) = record_snippets(
        recorder, [sys.executable, "-c"], prelude, [snippet], tmp_path
    )

    assert recording.dialogue.client.startswith(b"GET /close HTTP/1.1\r\n")
    idle = Snippet("idle", "does nothing", "")
    with pytest.raises(ProgramFailed, match="fake-idle: no connection was made"):
        record_snippets(recorder, [sys.executable, "-c"], prelude, [idle], tmp_path)


def test_connections_of_one_run_are_numbered() -> None:
    """Several connections get numbers; those without octets are left out."""
    recorder = Recorder(program="fake", origin="fake 1.0", real="client")
    used = dialogue_of(request_line())

    kept = recorder.keep("two", "", [used, Dialogue(), used])

    assert ["fake-two-1", "fake-two-2"] == [recording.name for recording in kept]


def test_program_names_are_told_apart() -> None:
    """No name is the start of another's ids: files are replaced by that start."""
    clashes = [
        (one, two) for one in PROGRAMS for two in PROGRAMS if two.startswith(f"{one}-")
    ]

    assert not clashes
    assert all(name == program.name for name, program in PROGRAMS.items())
