"""Run one fuzz target as a process of its own and know how it went, come what may."""

from __future__ import annotations

import hashlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from http11_fuzz import libfuzzer
from http11_fuzz.libfuzzer import Status
from http11_fuzz.worker import BOARD, FINDINGS, PREFIX, Board, Finding, keep
from http11_oracle.octets import TOTALITY

DEATH = "death"
"""The kind of a finding that ended a worker."""

GRACE = 40.0
"""Seconds beyond its time after which a worker is killed: start, seeds, one hang."""

CLOSING = 10.0
"""Seconds that a worker may take to end after its last word."""

_TICK = 0.5
_LAST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to run: the script of a target, for how long, from which inputs."""

    name: str
    script: Path
    dictionary: Path
    seeds: tuple[Path, ...]
    corpus: Path
    """An empty directory for the inputs that reach something new."""
    findings: Path
    """An existing directory for the inputs that break something."""
    seconds: int


@dataclass(slots=True, kw_only=True)
class Run:
    """How a run went."""

    name: str
    executions: int = 0
    cpu_seconds: float = 0.0
    """CPU time of the worker, its start included."""
    status: Status = field(default_factory=Status)
    new_inputs: int = 0
    findings: dict[str, Finding] = field(default_factory=dict[str, Finding])
    """By the file that holds the input."""
    death: str | None = None
    """How the worker died, if it did not come to its end."""
    interrupted: bool = False
    last_words: str = ""
    """The end of what a worker wrote that died."""


class Worker:
    """A fuzzing process, its board, and the lines that it writes."""

    def __init__(self, plan: Plan, board: Path) -> None:
        self.board = Board.create(board)
        self._overdue = False
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        corpora = [plan.corpus, *plan.seeds]
        options = libfuzzer.arguments(
            seconds=plan.seconds,
            dictionary=plan.dictionary,
            artefacts=f"{plan.findings / plan.name}-",
            corpora=corpora,
        )
        self._process = subprocess.Popen(
            [sys.executable, str(plan.script), *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=_environment(board, plan.findings),
            # Ctrl-C is for the command, which then ends its worker.
            start_new_session=True,
            encoding="utf-8",
            errors="backslashreplace",
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as output:
            for line in output:
                self._lines.put(line)
        self._lines.put(None)

    def lines(self, deadline: float) -> Iterator[str]:
        """Yield what the worker writes, and ``""`` now and then, till it ends.

        It is killed when :func:`time.monotonic` is beyond `deadline`.
        """
        while True:
            try:
                line = self._lines.get(timeout=_TICK)
            except queue.Empty:
                line = ""
            if line is None:
                return
            yield line
            if time.monotonic() > deadline:
                self._overdue = True
                self._process.kill()

    def end(self) -> str | None:
        """Wait for the worker; return how it died, or ``None`` for a proper end."""
        # It has closed its output, so it is about to end, if it can.
        try:
            code = self._process.wait(CLOSING)
        except subprocess.TimeoutExpired:
            self._overdue = True
        else:
            if not self._overdue:
                return libfuzzer.death(code)
        return "hung: it did not end in time"

    def stop(self) -> None:
        """Kill the worker, if it still runs."""
        self._process.kill()
        self._process.wait()
        self._listener.join(CLOSING)


def run(plan: Plan, progress: Callable[[Run], None], grace: float = GRACE) -> Run:
    """Carry out `plan`; call `progress` now and then with the run so far.

    However the worker ends, what it did up to then is in the result, and the
    input that ended it is among the findings.  Ctrl-C ends the worker and is
    told by `interrupted`.
    """
    result = Run(name=plan.name)
    before = {path.name for path in plan.findings.iterdir()}
    cpu = _cpu_of_children()
    with tempfile.TemporaryDirectory(prefix="http11-fuzz-") as folder:
        worker = Worker(plan, Path(folder) / "board")
        try:
            deadline = time.monotonic() + plan.seconds + grace
            words = _follow(worker, result, progress, deadline)
            death = worker.end()
            if death is not None:
                result.death = death
                result.last_words = "\n".join(words)
                _keep_last_input(plan, result, worker.board, before)
        except KeyboardInterrupt:
            result.interrupted = True
        finally:
            worker.stop()
            result.executions = worker.board.executions()
            worker.board.close()
    result.cpu_seconds = _cpu_of_children() - cpu
    result.new_inputs = sum(1 for _ in plan.corpus.iterdir())
    return result


def _follow(
    worker: Worker, result: Run, progress: Callable[[Run], None], deadline: float
) -> list[str]:
    words: deque[str] = deque(maxlen=_LAST_WORDS)
    for line in worker.lines(deadline):
        status = libfuzzer.status(line)
        if status is not None:
            result.status = status
        elif line.startswith(PREFIX):
            _take_finding(result, line.removeprefix(PREFIX))
        elif line.strip():
            words.append(line.rstrip())
        result.executions = worker.board.executions()
        progress(result)
    return list(words)


def _take_finding(result: Run, line: str) -> None:
    # A worker that is killed may leave half a line; its last input is kept then.
    with suppress(ValueError):
        finding = Finding(**json.loads(line))
        result.findings[finding.file] = finding


def _keep_last_input(plan: Plan, result: Run, board: Board, before: set[str]) -> None:
    """Make a finding of the input that ended the worker, if one did."""
    if board.executions() == 0:
        return
    known = {Path(file).name for file in result.findings} | before
    artefacts = sorted(
        path for path in plan.findings.glob(f"{plan.name}-*") if path.name not in known
    )
    if not artefacts:  # killed, or os._exit(): the engine could not write one
        data = board.last_input()
        digest = hashlib.sha256(data).hexdigest()[:16]
        artefacts = [keep(plan.findings / f"{plan.name}-died-{digest}.octets", data)]
    for path in artefacts:
        result.findings[str(path)] = Finding(
            TOTALITY, DEATH, "the worker goes on", result.death or "", str(path)
        )


def _environment(board: Path, findings: Path) -> Mapping[str, str]:
    return os.environ | {BOARD: str(board), FINDINGS: str(findings)}


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system
