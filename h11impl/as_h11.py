"""Run a program that imports h11 on h11impl: ``python -m h11impl.as_h11 ARGUMENTS``.

The arguments are what you would give to ``python``: ``-m uvicorn app:app``, or a
script and its own arguments.  It runs with the directory ``_at_start`` first in
PYTHONPATH, where Python finds a module that it imports whenever it starts.  So
every Python that the program starts in turn has h11impl in h11's place too,
unless it is told to ignore its environment (``-E``, ``-I``) or site (``-S``).

Without arguments that directory is printed, for those who set PYTHONPATH
themselves.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DIRECTORY = str(Path(__file__).resolve().with_name("_at_start"))


def main() -> None:
    """Become the program, or print the directory."""
    if len(sys.argv) == 1:
        print(DIRECTORY)
        return
    others = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [DIRECTORY, others]))
    # Not a child: signals and the exit code are the program's own.
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])


if __name__ == "__main__":
    main()
