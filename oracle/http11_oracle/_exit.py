"""How the command ends: exit codes, and errors that are one line for the user."""

from __future__ import annotations

NOTHING_FOUND = 0
FOUND = 1
WRONG_USE = 2
NOT_RUNNABLE = 3
INTERRUPTED = 130
BROKEN_PIPE = 141


class CommandError(Exception):
    """The command cannot go on; `code` is the exit code, the message one line."""

    def __init__(self, message: str, code: int = WRONG_USE) -> None:
        super().__init__(" ".join(message.split()))
        self.code = code
