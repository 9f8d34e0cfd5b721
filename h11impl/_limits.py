"""How much a peer may send where a program would otherwise have to hold it all."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

EMPTY_LINE: Final = 2
"""Octets of the empty line that ends a section, which no limit counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on what is received; octets count with their line ends.

    Whether an input is within them never depends on how it was cut into reads.
    A line is measured when all of its section is there.  Bodies are not limited:
    they are handed on as they come.

    Raises:
        ValueError: A limit is not a positive number.
    """

    head: int = 16 * 1024
    """Octets of the head of a message, with the empty lines before it."""
    start_line: int = 16 * 1024
    """Octets of a request line or status line, without its end."""
    field: int = 16 * 1024
    """Octets of one field line, without its end."""
    fields: int = 512
    """Number of field lines in a head or in a trailer section."""
    chunk_line: int = 16 * 1024
    """Octets of a chunk size with its extensions; 22 always fit."""
    trailers: int = 16 * 1024
    """Octets of a trailer section."""
    interim: int = 100
    """Number of interim responses before a final one."""

    @property
    def lines_fit(self) -> bool:
        """Whether a head or trailer section within its limit has no line too long."""
        most = min(self.start_line, self.field)
        return self.head <= most and self.trailers <= most

    def __post_init__(self) -> None:
        """Check the limits."""
        for limit in fields(self):
            value: object = getattr(self, limit.name)
            if not isinstance(value, int) or value < 1:
                raise ValueError(f"{limit.name} must be a positive int, not {value!r}")
