"""The real fuzz targets, for a moment, where Atheris is installed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from http11_fuzz.inputs import CHECKS
from http11_fuzz.places import dictionary, script
from http11_fuzz.seeds import prepare
from http11_fuzz.worker import BOARD, FINDINGS, Board
from http11_strategies import corpus_path

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="Atheris is not installed (CPython 3.11 to 3.14 on Linux, x86-64)",
)


def fuzz(name: str, *words: str, **variables: str) -> str:
    """Run a target with libFuzzer's options `words`; return what it wrote."""
    # A tracer beside the engine's own would only make this slow.
    plain = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, str(script(name)), *words],
        env=plain | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.parametrize("name", CHECKS)
def test_a_target_runs_without_a_finding(name: str, tmp_path: Path) -> None:
    """2000 executions from the corpus: only the stack is instrumented."""
    board = Board.create(tmp_path / "board")
    for folder in ("new", "findings"):
        (tmp_path / folder).mkdir()
    (seeds,) = prepare(CHECKS[name], corpus_path(), tmp_path / "seeds")
    written = fuzz(
        name,
        "-runs=2000",
        "-max_len=300",
        f"-dict={dictionary()}",
        f"-artifact_prefix={tmp_path / 'findings'}/",
        str(tmp_path / "new"),
        str(seeds),
        **{BOARD: str(tmp_path / "board"), FINDINGS: str(tmp_path / "findings")},
    )
    assert board.executions() >= 2000
    assert list((tmp_path / "findings").iterdir()) == []
    instrumented = {
        line.split()[-1].partition(".")[0]
        for line in written.splitlines()
        if line.startswith("INFO: Instrumenting")
    }
    assert instrumented == {"h11impl"}
    board.close()


def test_a_corpus_can_be_merged(tmp_path: Path) -> None:
    """For this libFuzzer starts the target again; it must not lose the inputs."""
    for folder in ("merged", "inputs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "inputs" / "1").write_bytes(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    merged = tmp_path / "merged"
    fuzz("server_octets", "-merge=1", str(merged), str(tmp_path / "inputs"))
    assert [path.read_bytes() for path in merged.iterdir()] == [
        b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    ]
