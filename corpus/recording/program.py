"""What a recordable program is, and how its processes are run and stopped."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .index import Recording
from .tap import LOOPBACK, Dialogue

MOST_SECONDS = 60.0
"""A client program is killed after this time, a server that is not up after it too."""


class ProgramFailed(RuntimeError):
    """A program did not do what its recording needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that can be recorded."""

    name: str
    get: str
    """How to get it, for people."""
    version: Callable[[], str | None]
    """Name and version of the installed program, ``None`` if there is none."""
    record: Callable[[Path, str], list[Recording]]
    """Record it; arguments: an empty directory, and the installed version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorder:
    """Makes the recordings of one program, all with its name and version."""

    program: str
    origin: str
    real: str

    def keep(
        self,
        what: str,
        description: str,
        dialogues: Dialogue | Sequence[Dialogue],
        *,
        conversation: bool = False,
    ) -> list[Recording]:
        """Return one recording a connection that carried octets, numbered if several.

        Raises :exc:`ProgramFailed` if there is none.
        """
        several = [dialogues] if isinstance(dialogues, Dialogue) else dialogues
        used = [dialogue for dialogue in several if dialogue.client]
        if not used:
            raise ProgramFailed(f"{self.program}-{what}: no connection was made")
        return [
            Recording(
                program=self.program,
                what=what if len(used) == 1 else f"{what}-{number}",
                origin=self.origin,
                description=description,
                dialogue=dialogue,
                real=self.real,
                conversation=conversation,
            )
            for number, dialogue in enumerate(used, 1)
        ]


def find(*names: str) -> str | None:
    """Return the path of the first of `names` that is installed."""
    # Servers live outside of an ordinary user's search path.
    places = [None, "/usr/sbin:/usr/local/sbin:/usr/libexec/apache2"]
    for place in places:
        for name in names:
            if path := shutil.which(name, path=place):
                return path
    return None


def version_of(label: str, command: Sequence[str], pattern: str) -> str | None:
    """Return `label` and what `pattern` finds in the output of `command`.

    ``None`` if the command is missing, fails, or prints something else.
    """
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=MOST_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(pattern, done.stdout.decode("utf-8", "replace"))
    return f"{label} {match[1]}" if match else None


def python_version_of(*distributions: str) -> str | None:
    """Return names and versions of distributions for this interpreter, and its own.

    ``None`` if the first of them is not installed.
    """
    code = (
        "import importlib.metadata as m, platform, sys\n"
        "print(', '.join([f'{n} {m.version(n)}' for n in sys.argv[1:]]"
        " + ['CPython ' + platform.python_version()]))"
    )
    command = [sys.executable, "-c", code, *distributions]
    found = version_of("", command, r"^(.*?)\s*$")
    return found.strip() if found else None


def run_client(
    command: Sequence[str],
    cwd: Path,
    *,
    env: Mapping[str, str] | None = None,
    codes: Sequence[int] = (0,),
    timeout: float = MOST_SECONDS,
) -> None:
    """Run a client program to its end.

    Raises :exc:`ProgramFailed` for another exit code than `codes`, or if it runs
    longer than `timeout` seconds (it is then killed).
    """
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ProgramFailed(f"longer than {timeout:g} s: {command!r}") from None
    if done.returncode not in codes:
        last = done.stdout.decode("utf-8", "replace").strip()[-300:]
        raise ProgramFailed(f"exit code {done.returncode}: {command!r}: {last}")


def free_port() -> int:
    """Return a loopback port that nobody listens on at this moment."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        name: tuple[str, int] = listener.getsockname()
        return name[1]


@contextmanager
def running_server(
    command: Sequence[str],
    port: int,
    cwd: Path,
    *,
    env: Mapping[str, str] | None = None,
) -> Generator[None, None, None]:
    """Run a server for the length of a ``with`` block, once it listens on `port`.

    Raises :exc:`ProgramFailed` if it ends or does not listen.
    """
    log = cwd / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_listening(process, port, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_listening(
    process: subprocess.Popen[bytes], port: int, log: Path
) -> None:
    deadline = time.monotonic() + MOST_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    last = log.read_text("utf-8", "replace").strip()[-300:]
    raise ProgramFailed(f"no server on port {port}: {last}")
