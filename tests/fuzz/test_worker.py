"""Inside a fuzzing process: counting, and writing down what breaks."""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from http11_fuzz.libfuzzer import LONGEST_INPUT
from http11_fuzz.worker import (
    BOARD,
    FINDINGS,
    PREFIX,
    Board,
    Finding,
    Recorder,
    command_line,
    keep,
    recorded,
)
from http11_oracle import Kind
from http11_oracle.octets import PropertyBroken


def check(data: bytes) -> None:
    """Break a rule on inputs with an ``x``, another with a ``y``."""
    if b"x" in data:
        raise PropertyBroken("LM-04", Kind.SPLIT_DEPENDENCE, [data], "one", "two")
    if b"y" in data:
        raise PropertyBroken("PI-01", Kind.WRONG_FRAMING, [data], "one", "none")


@given(st.lists(st.binary(max_size=50)))
def test_the_board_counts_and_remembers(inputs: list[bytes]) -> None:
    """Another process sees the number of executions and the input at work."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "board"
        mine, theirs = Board.create(path), Board(path)
        for number, data in enumerate(inputs, start=1):
            theirs.start(data)
            assert (mine.executions(), mine.last_input()) == (number, data)
        mine.close()
        theirs.close()


def test_the_board_cuts_what_is_too_long(tmp_path: Path) -> None:
    """An engine with another limit does not run over the board's end."""
    board = Board.create(tmp_path / "board")
    board.start(b"a" * (LONGEST_INPUT + 1))
    assert board.last_input() == b"a" * LONGEST_INPUT
    board.close()


def test_the_shortest_input_of_each_kind_is_kept(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A broken property ends nothing; each kind is told when it gets shorter."""
    board = Board.create(tmp_path / "board")
    record = Recorder("t", check, board, tmp_path)
    for data in (b"fine", b"xxxx", b"xxxxx", b"yy", b"xx", b"xy"):
        record(data)
    told = [
        Finding(**json.loads(line.removeprefix(PREFIX)))
        for line in capfd.readouterr().err.splitlines()
    ]
    split = str(tmp_path / "t-LM-04-split-dependence.octets")
    framing = str(tmp_path / "t-PI-01-wrong-framing.octets")
    assert [finding.file for finding in told] == [split, framing, split]
    assert told[0] == Finding("LM-04", "split-dependence", "one", "two", split)
    assert Path(split).read_bytes() == b"xx"
    assert Path(framing).read_bytes() == b"yy"
    assert board.executions() == 6
    board.close()


def test_without_the_command_the_engine_sees_the_exception() -> None:
    """Plain libFuzzer gets the check itself."""
    assert recorded("t", check) is check


def test_under_the_command_findings_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment names the board and the directory for findings."""
    board = Board.create(tmp_path / "board")
    monkeypatch.setenv(BOARD, str(tmp_path / "board"))
    monkeypatch.setenv(FINDINGS, str(tmp_path))
    recorded("t", check)(b"x")
    assert board.executions() == 1
    assert (tmp_path / "t-LM-04-split-dependence.octets").read_bytes() == b"x"
    board.close()


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """An older one is replaced, and nothing else is left behind."""
    path = tmp_path / "a.octets"
    for data in (b"long", b"l"):
        assert keep(path, data) == path
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_the_first_argument_can_be_run_again(tmp_path: Path) -> None:
    """Through a shell, with blanks in its path."""
    script = tmp_path / "a b.py"
    first, *rest = command_line([str(script), "-merge=1"])
    assert shlex.split(first) == [sys.executable, str(script)]
    assert rest == ["-merge=1"]
