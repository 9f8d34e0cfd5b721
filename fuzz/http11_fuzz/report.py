"""What the command says: progress while it runs, a summary at the end."""

from __future__ import annotations

import shlex
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from http11_fuzz.campaign import Run
from http11_fuzz.coverage import Reached
from http11_fuzz.worker import Finding
from http11_oracle._words import escape

_PLAIN_EVERY = 10.0
_TERMINAL_EVERY = 0.5


class Progress:
    """Shows a run on standard error: one line on a terminal, else some lines."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._every = _TERMINAL_EVERY if self._terminal else _PLAIN_EVERY
        self._start = self._shown = time.monotonic()

    def __call__(self, run: Run) -> None:
        """Show how far `run` is, if it is time to."""
        now = time.monotonic()
        if now - self._shown < self._every:
            return
        self._shown = now
        text = f"{run.name}: {now - self._start:.0f} s, {_so_far(run)}"
        # Back to the start of the line, and nothing left of a longer one.
        sys.stderr.write(f"\r{text}\x1b[K" if self._terminal else f"{text}\n")
        sys.stderr.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def summary(run: Run) -> str:
    """Say in one line what `run` did."""
    rate = run.executions / run.cpu_seconds if run.cpu_seconds else 0.0
    end = "interrupted" if run.interrupted else run.death
    return (
        f"{run.name}: {run.executions} executions in {run.cpu_seconds:.1f} CPU seconds "
        f"({rate:.0f} a second), {run.status.edges} edges, "
        f"{run.status.features} features, {run.new_inputs} new inputs, "
        f"{_findings(len(run.findings))}{f' ({end})' if end else ''}"
    )


def details(finding: Finding) -> Iterator[str]:
    """Yield the lines that tell a finding."""
    yield f"{finding.rule}: {finding.kind}"
    yield f"  octets    {_octets(finding.file)}"
    yield f"  expected  {finding.expected}"
    yield f"  observed  {finding.observed}"
    yield f"  file      {finding.file}"
    yield f"  replay    http11 fuzz --replay {shlex.quote(finding.file)}"


def reached(found: Reached) -> str:
    """Say which part of the embedded implementation was run."""
    return (
        f"h11impl, run by seeds and new inputs: "
        f"{_share(found.lines, found.all_lines)} lines, "
        f"{_share(found.branches, found.all_branches)} branches"
    )


def _so_far(run: Run) -> str:
    return (
        f"{run.executions} executions, {run.status.edges} edges, "
        f"{run.status.features} features, {run.status.inputs} inputs, "
        f"{_findings(len(run.findings))}"
    )


def _findings(count: int) -> str:
    return {0: "no finding", 1: "1 finding"}.get(count, f"{count} findings")


def _octets(file: str) -> str:
    try:
        return escape(Path(file).read_bytes())
    except OSError as error:  # a full disk, or somebody else tidied up
        return f"cannot be read: {error.strerror}"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}{f' ({100 * part / whole:.1f}%)' if whole else ''}"
