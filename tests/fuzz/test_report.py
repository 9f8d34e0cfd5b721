"""What the command says."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from http11_fuzz import report
from http11_fuzz.campaign import Run
from http11_fuzz.coverage import Reached
from http11_fuzz.libfuzzer import Status
from http11_fuzz.worker import Finding

FINDING = Finding("LM-04", "split-dependence", "one", "two", "a b.octets")
RUN = Run(
    name="toy",
    executions=300,
    cpu_seconds=1.5,
    status=Status(1, 2, 3),
    new_inputs=4,
    findings={"a": FINDING},
)


def test_a_summary_is_one_line() -> None:
    """Executions and their rate, coverage, findings."""
    assert report.summary(RUN) == (
        "toy: 300 executions in 1.5 CPU seconds (200 a second), 1 edges, 2 features, "
        "4 new inputs, 1 finding"
    )


@pytest.mark.parametrize(
    ("run", "end"),
    [
        (Run(name="toy"), "no finding"),
        (Run(name="toy", death="crashed"), "no finding (crashed)"),
        (Run(name="toy", interrupted=True), "no finding (interrupted)"),
        (Run(name="toy", findings={"a": FINDING, "b": FINDING}), "2 findings"),
    ],
)
def test_a_summary_says_how_the_run_ended(run: Run, end: str) -> None:
    """An early end is told, and a run without time has no rate."""
    assert report.summary(run) == (
        "toy: 0 executions in 0.0 CPU seconds (0 a second), 0 edges, 0 features, "
        f"0 new inputs, {end}"
    )


def test_a_finding_tells_all(tmp_path: Path) -> None:
    """Rule, kind, escaped octets, both sides, and a line to copy."""
    path = tmp_path / "a b.octets"
    path.write_bytes(b"GET\r\n\x1b")
    finding = Finding("LM-04", "split-dependence", "one", "two", str(path))
    assert list(report.details(finding)) == [
        "LM-04: split-dependence",
        r"  octets    GET\r\n\x1b",
        "  expected  one",
        "  observed  two",
        f"  file      {path}",
        f"  replay    http11 fuzz --replay '{path}'",
    ]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    """The rest of the finding is still worth reading."""
    finding = Finding("LM-04", "split-dependence", "one", "two", str(tmp_path / "no"))
    assert "  octets    cannot be read: No such file or directory" in list(
        report.details(finding)
    )


def test_coverage_is_told_in_numbers_and_shares() -> None:
    """A package without branches has no share of them."""
    assert report.reached(Reached(1, 3, 0, 0)) == (
        "h11impl, run by seeds and new inputs: 1 of 3 (33.3%) lines, 0 of 0 branches"
    )


@pytest.mark.parametrize(
    ("terminal", "expected"),
    [
        (True, "\r{}\x1b[K\r{}\x1b[K\r\x1b[K"),
        (False, "{}\n"),
    ],
)
def test_progress_is_a_line_on_a_terminal_and_plain_lines_elsewhere(
    terminal: bool,
    expected: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a terminal twice a second, elsewhere every ten seconds."""
    clock = iter([0.0, 0.4, 0.6, 0.7, 11.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    progress = report.Progress()
    for _ in range(4):
        progress(RUN)
    progress.close()
    rest = "300 executions, 1 edges, 2 features, 3 inputs, 1 finding"
    lines = [f"toy: {s} s, {rest}" for s in ((1, 11) if terminal else (11,))]
    assert capsys.readouterr().err == expected.format(*lines)
