"""Record real HTTP/1.1 traffic for the corpus, over loopback, octet for octet.

Usage::

    python corpus/record.py --list
    python corpus/record.py [PROGRAM ...] [--into DIR]

Without a PROGRAM everything that is installed is recorded; what is not installed
is skipped with one line.  Files go to DIR (default: this script's directory):
``requests/``, ``responses/``, ``conversations/``, and ``index.json``, which
says for each file how it must be read.  What stood there of a program is replaced
when the whole program was recorded and read twice without a disagreement.

How to get the programs (Debian's names; elsewhere they are similar)::

    apt-get install curl wget chromium nginx-light apache2 lighttpd nodejs npm
    pip install httptools requests httpx aiohttp uvicorn websockets gunicorn
    npm install undici          # then set NODE_PATH to its node_modules

``httptools`` is always needed: it reads requests a second time.  Python programs
are those of the interpreter that runs this script.  The distribution's services
need not run; each server is started here, on a free port of 127.0.0.1, with a
configuration of its own, and stopped again.  Nothing else is listened on or
connected to, every wait is bounded, and a full run takes a few minutes.

Exit codes: 0 recorded (or listed), 1 a program could not be recorded, 2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from recording import index
from recording.catalogue import PROGRAMS
from recording.checking import SecondReaderMissing
from recording.program import Program, ProgramFailed


def main(
    arguments: Sequence[str] | None = None,
    programs: Mapping[str, Program] = PROGRAMS,
) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(arguments)
    names: list[str] = options.programs or list(programs)
    unknown = [name for name in names if name not in programs]
    if unknown:
        return _complain(f"unknown program {unknown[0]!r}; see --list", 2)
    if options.list:
        for name in names:
            program = programs[name]
            print(f"{name:12} {program.version() or f'not installed ({program.get})'}")
        return 0
    into: Path = options.into
    if not into.is_dir():
        return _complain(f"{into} is not a directory", 2)
    return max([_record(programs[name], into) for name in names])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="record.py", description="Record real HTTP/1.1 traffic for the corpus."
    )
    parser.add_argument("programs", nargs="*", metavar="PROGRAM")
    parser.add_argument("--list", action="store_true", help="what can be recorded")
    parser.add_argument(
        "--into",
        type=Path,
        default=Path(__file__).parent,
        metavar="DIR",
        help="where the files go (default: the corpus)",
    )
    return parser


def _record(program: Program, into: Path) -> int:
    version = program.version()
    if version is None:
        print(f"{program.name}: skipped, not installed ({program.get})")
        return 0
    try:
        with tempfile.TemporaryDirectory(prefix="record-") as room:
            # Servers that drop their privileges must still read their files.
            Path(room).chmod(0o755)
            recordings = program.record(Path(room), version)
        count = index.write(into, program.name, recordings)
    except (ValueError, OSError, ProgramFailed, SecondReaderMissing) as error:
        return _complain(f"{program.name}: {error}", 1)
    print(f"{program.name}: {count} files of {version}", flush=True)
    return 0


def _complain(message: str, code: int) -> int:
    print(f"record.py: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
