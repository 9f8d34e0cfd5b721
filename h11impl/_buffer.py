"""The octets that were received and not yet read."""

from __future__ import annotations

import re
from typing import Final

from h11impl._errors import broken
from h11impl._grammar import FIELD_VALUE
from h11impl._headers import Octets
from h11impl._rules import DEFAULT, Profile

_LINE_END: Final = re.compile(rb"\r?\n")
_EMPTY_LINE: Final = re.compile(rb"\n\r?\n")
_EMPTY_LINE_REST: Final = 2
"""How many octets of an empty line, and of the line end before it, precede its LF."""


class ReceiveBuffer:
    """A queue of octets that is cheap in the two usual cases.

    A read that arrives while nothing is pending is kept as it is and handed on
    without a copy.  A read that arrives while something is pending is appended
    to a ``bytearray``, in time proportional to the new octets only: no feed ever
    touches the octets that were there before.

    INVARIANT: ``0 <= _start <= len(_octets)``; nothing before `_start` is pending;
    no LF stands before ``_start + _searched`` except inside an unfinished section
    whose end was looked for up to there.
    """

    __slots__ = ("_octets", "_searched", "_start")

    _octets: bytes | bytearray
    _start: int
    _searched: int

    def __init__(self) -> None:
        """Start empty."""
        self._octets = b""
        self._start = 0
        self._searched = 0

    def __len__(self) -> int:
        """Return the number of pending octets."""
        return len(self._octets) - self._start

    def __bytes__(self) -> bytes:
        """Return all pending octets, and keep them."""
        return bytes(self._octets[self._start :])

    def append(self, octets: Octets) -> None:
        """Append octets from the peer.

        Raises:
            TypeError: `octets` is not bytes-like.
        """
        if type(octets) is not bytes:
            if isinstance(octets, str):
                raise TypeError("received data must be bytes-like, not str")
            octets = bytes(memoryview(octets))
        pending = self._octets
        if self._start == len(pending):
            self._octets = octets
        else:
            if isinstance(pending, bytes):
                pending = bytearray(pending[self._start :])
                self._octets = pending
            elif self._start:
                del pending[: self._start]
            pending += octets
        self._start = 0

    @property
    def searched(self) -> int:
        """How many pending octets are known to belong to an unfinished section."""
        return self._searched

    def startswith(self, prefix: bytes) -> bool:
        """Tell whether the pending octets start with `prefix`."""
        return self._octets.startswith(prefix, self._start)

    def first(self) -> int:
        """Return the first pending octet."""
        return self._octets[self._start]

    def skip(self, count: int) -> None:
        """Drop `count` pending octets."""
        self._start += count
        self._searched = 0

    def take_at_most(self, count: int) -> bytes:
        """Remove and return up to `count` octets."""
        octets, start = self._octets, self._start
        self._searched = 0
        if count < len(octets) - start:
            self._start = start + count
            return bytes(octets[start : start + count])
        self._octets = b""
        self._start = 0
        if start == 0:
            return bytes(octets)
        return bytes(octets[start:])

    def take_match(self, pattern: re.Pattern[bytes]) -> bytes | None:
        """Remove what `pattern` matches here and return its first group."""
        match = pattern.match(self._octets, self._start)
        if match is None:
            return None
        self._start = match.end()
        self._searched = 0
        return bytes(match[1])

    def take_line(self, limit: int) -> bytes | None:
        """Remove and return a line with its LF, or None if there is none yet.

        Only the first `limit` octets are looked at; each of them once, however
        many reads it takes.
        """
        octets, start = self._octets, self._start
        end = octets.find(b"\n", start + self._searched, start + limit)
        if end < 0:
            self._searched = min(len(octets) - start, limit)
            return None
        return self.take_at_most(end + 1 - start)

    def take_lines(self, limit: int, profile: Profile = DEFAULT) -> list[bytes] | None:
        """Remove lines up to and with an empty one, or return None for now.

        A line ends with CRLF or a lone LF (RFC 9112, 2.2).  Only the first
        `limit` octets are looked at; each of them a few times at most, however
        many reads it takes.

        Returns:
            The lines without their ends, and without the empty one.

        Raises:
            LocalProtocolError: They hold octets that no line may hold.
        """
        octets, start, searched = self._octets, self._start, self._searched
        stop = start + limit
        if searched and octets.find(b"\n", start + searched, stop) < 0:
            end = None
        else:
            begin = start + max(searched - _EMPTY_LINE_REST, 0)
            end = _EMPTY_LINE.search(octets, begin, stop)
        if end is None:
            self._searched = min(len(octets) - start, limit)
            return None
        section = bytes(octets[start : end.end()])
        lines = section.split(b"\r\n")
        # What the set leaves over is two octets for each CRLF, or something is odd.
        if len(section.translate(None, FIELD_VALUE)) != 2 * (len(lines) - 1):
            lines = _unusual_lines(section, profile)
        del lines[-2:]
        self.skip(len(section))
        return lines

    def has_line(self, limit: int) -> bool:
        """Tell whether the first `limit` octets hold the end of a line."""
        return self._octets.find(b"\n", self._start, self._start + limit) >= 0


def _unusual_lines(section: bytes, profile: Profile) -> list[bytes]:
    if "LT-02" in profile and section.count(b"\n") != section.count(b"\r\n"):
        raise broken("LT-02", "a line ends without CR")
    lines = _LINE_END.split(section)
    for line in lines:
        # RFC 9112, 2.2: a lone LF may end a line, a lone CR never does.
        if line.translate(None, FIELD_VALUE):
            raise broken("LT-04", f"illegal control character in {line[:80]!r}")
    return lines
