"""Inside a fuzzing process: count the inputs, keep what breaks, go on.

The command and its workers share a small file in memory, the :class:`Board`:
it holds the number of executions and the input at work, so that both are known
however the worker ends.  A broken property is written down and does not end
the run.  Without the command (plain libFuzzer, other fuzzing services) neither
is there, and a broken property is raised for the engine to see.
"""

from __future__ import annotations

import json
import mmap
import os
import shlex
import struct
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from http11_fuzz.libfuzzer import LONGEST_INPUT
from http11_oracle.octets import PropertyBroken

BOARD = "HTTP11_FUZZ_BOARD"
FINDINGS = "HTTP11_FUZZ_FINDINGS"
"""Environment variables with which the command tells its workers where to write."""

PREFIX = "http11-finding "
"""How a line that tells the command of a finding begins."""

_HEADER = struct.Struct("<QI")


class Board:
    """A file in memory with the number of executions and the last input."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)

    @staticmethod
    def create(path: Path) -> Board:
        """Make an empty board at `path`."""
        path.write_bytes(bytes(_HEADER.size + LONGEST_INPUT))
        return Board(path)

    def start(self, data: bytes) -> None:
        """Note that an execution starts, and with which input."""
        count, _ = _HEADER.unpack_from(self._memory)
        kept = data[:LONGEST_INPUT]
        _HEADER.pack_into(self._memory, 0, count + 1, len(kept))
        self._memory[_HEADER.size : _HEADER.size + len(kept)] = kept

    def executions(self) -> int:
        """Return how many executions have started."""
        return int.from_bytes(self._memory[:8], "little")

    def last_input(self) -> bytes:
        """Return the input of the last execution."""
        _, size = _HEADER.unpack_from(self._memory)
        return self._memory[_HEADER.size : _HEADER.size + size]

    def close(self) -> None:
        """Give the memory back; the file stays."""
        self._memory.close()


@dataclass(frozen=True, slots=True)
class Finding:
    """An input that broke a rule, or ended a worker."""

    rule: str
    kind: str
    expected: str
    observed: str
    file: str
    """Where the input was written."""


class Recorder:
    """A check that writes down what breaks, the shortest input of each kind."""

    def __init__(
        self, name: str, check: Callable[[bytes], None], board: Board, folder: Path
    ) -> None:
        self._name = name
        self._check = check
        self._board = board
        self._folder = folder
        self._shortest: dict[str, int] = {}

    def __call__(self, data: bytes) -> None:
        """Check one input."""
        self._board.start(data)
        try:
            self._check(data)
        except PropertyBroken as broken:
            self._record(data, broken)

    def _record(self, data: bytes, broken: PropertyBroken) -> None:
        key = f"{self._name}-{broken.rule}-{broken.kind.value}"
        if len(data) >= self._shortest.get(key, len(data) + 1):
            return
        self._shortest[key] = len(data)
        file = keep(self._folder / f"{key}.octets", data)
        finding = Finding(
            broken.rule, broken.kind.value, broken.expected, broken.observed, str(file)
        )
        sys.stderr.write(f"{PREFIX}{json.dumps(asdict(finding))}\n")
        sys.stderr.flush()


def keep(path: Path, data: bytes) -> Path:
    """Write `data` to `path` whole or not at all, and return the path."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.write_bytes(data)
    return partial.replace(path)


def recorded(name: str, check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Return what a fuzz target gives to the engine for `check`."""
    board, folder = os.environ.get(BOARD), os.environ.get(FINDINGS)
    if board is None or folder is None:
        return check
    return Recorder(name, check, Board(Path(board)), Path(folder))


def command_line(argv: Sequence[str]) -> list[str]:
    """Return `argv` with a first word that libFuzzer can run again.

    For ``-merge``, ``-fork`` and some more it starts its first argument through
    a shell: a bare script name fails there, for ``-merge`` even silently.
    """
    script = shlex.quote(str(Path(argv[0]).resolve()))
    return [f"{shlex.quote(sys.executable)} {script}", *argv[1:]]
