"""How much of `h11impl` a set of inputs reaches, by coverage.py if it is installed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

REPLAY_TIMEOUT = 120.0
"""Seconds after which the measurement is given up."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Lines and branches of a package that were run."""

    lines: int
    all_lines: int
    branches: int
    all_branches: int


def available() -> bool:
    """Whether coverage.py is installed."""
    return importlib.util.find_spec("coverage") is not None


def measure(
    corpora: Mapping[str, list[Path]], timeout: float = REPLAY_TIMEOUT
) -> Reached | None:
    """Replay directories of inputs, by the name of their check, and count.

    Returns ``None`` if the replay fails or takes longer than `timeout` seconds.
    """
    words = [f"{name}={path}" for name, paths in corpora.items() for path in paths]
    with tempfile.TemporaryDirectory(prefix="http11-fuzz-") as folder:
        data = f"--data-file={Path(folder) / 'data'}"
        report = Path(folder) / "report.json"
        # No project's own settings: what is measured is always the same.
        tool = [sys.executable, "-m", "coverage"]
        replay = [
            *tool, "run", "--rcfile=/dev/null", data, "--branch", "--source=h11impl",
            "-m", "http11_fuzz", *words,
        ]  # fmt: skip
        write = [*tool, "json", "--rcfile=/dev/null", data, "-q", "-o", str(report)]
        try:
            for command in (replay, write):
                subprocess.run(
                    command, check=True, capture_output=True, timeout=timeout
                )
        except subprocess.SubprocessError:
            return None
        return read(report.read_text(encoding="utf-8"))


def read(report: str) -> Reached:
    """Read the totals of coverage.py's JSON report."""
    totals = json.loads(report)["totals"]
    return Reached(
        int(totals["covered_lines"]),
        int(totals["num_statements"]),
        int(totals["covered_branches"]),
        int(totals["num_branches"]),
    )
