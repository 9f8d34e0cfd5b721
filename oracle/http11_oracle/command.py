"""The command ``http11``.

It ends with 0 if nothing was found, 1 if a rule is broken, 2 if it was called
in a wrong way, 3 if a target (or an extra) is not there, 130 after Ctrl-C.
Whatever is wrong is told in one line; there is never a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from http11_oracle._exit import (
    BROKEN_PIPE,
    INTERRUPTED,
    NOT_RUNNABLE,
    WRONG_USE,
    CommandError,
)

_OF_THE_EXTRA = frozenset({"hypothesis", "rich"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``http11`` with the arguments `argv` and return its exit code."""
    _give_streams()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except CommandError as error:
        print(f"http11: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("http11: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return BROKEN_PIPE
    except OSError as error:
        _drop_output()
        print(f"http11: cannot write the output: {error.strerror}", file=sys.stderr)
        return WRONG_USE
    return code


def _give_streams() -> None:
    # A shell can start a program without them (`>&-`): Python then has None.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nothing = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
            setattr(sys, name, nothing)


def _drop_output() -> None:
    # The interpreter must not complain when it flushes what is still buffered.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(argv: Sequence[str]) -> int:
    try:
        # Imported late: what it needs may not be installed.
        from http11_oracle import _cli  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_THE_EXTRA:
            raise
        message = f"{error.name} is not installed: pip install 'h11impl[oracle]'"
        raise CommandError(message, NOT_RUNNABLE) from error
    return _cli.run(argv)


if __name__ == "__main__":
    sys.exit(main())
