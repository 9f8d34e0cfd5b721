"""What libFuzzer says and how it ends: its command line, status lines, exit codes."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from pathlib import Path

INPUT_TIMEOUT = 20
"""Seconds that one input may take before libFuzzer calls it a hang."""

MEMORY_LIMIT = 2048
"""MiB that a worker may use."""

LONGEST_INPUT = 20_480
"""Octets; more than the 16 KiB that implementations commonly allow a head."""

_STATUS = re.compile(
    r"#\d+\s+(?P<what>[A-Z]\w*|pulse)\s+cov: (?P<edges>\d+) ft: (?P<features>\d+) "
    r"corp: (?P<inputs>\d+)/"
)

_EXIT_CODES = {
    70: f"hung: an input took more than {INPUT_TIMEOUT} seconds",
    71: f"out of memory: more than {MEMORY_LIMIT} MiB",
    77: "crashed",
    130: "interrupted",
}


@dataclass(frozen=True, slots=True)
class Status:
    """What a worker has covered so far."""

    edges: int = 0
    """Places in the instrumented code that were reached."""
    features: int = 0
    """Edges with how often they were taken, and comparisons that were made."""
    inputs: int = 0
    """Inputs in the working corpus, each of which adds something."""


def status(line: str) -> Status | None:
    """Read a status line of libFuzzer; any other line gives ``None``."""
    found = _STATUS.match(line)
    if found is None:
        return None
    return Status(int(found["edges"]), int(found["features"]), int(found["inputs"]))


def arguments(
    *, seconds: int, dictionary: Path, artefacts: str, corpora: list[Path]
) -> list[str]:
    """Return the arguments for a run of `seconds`.

    New inputs are written to the first of `corpora`; `artefacts` is the prefix
    of the files in which inputs that end the worker are kept.
    """
    return [
        f"-max_total_time={seconds}",
        f"-timeout={INPUT_TIMEOUT}",
        f"-rss_limit_mb={MEMORY_LIMIT}",
        f"-max_len={LONGEST_INPUT}",
        f"-dict={dictionary}",
        f"-artifact_prefix={artefacts}",
        # Else the few long inputs take most of the time.
        "-entropic_scale_per_exec_time=1",
        *map(str, corpora),
    ]


def death(code: int) -> str | None:
    """Say how a worker with exit code `code` died; ``None`` if it came to its end."""
    if code == 0:
        return None
    if code < 0:
        return f"killed by signal {-code}: {signal.strsignal(-code)}"
    return _EXIT_CODES.get(code, f"left with exit code {code}")
