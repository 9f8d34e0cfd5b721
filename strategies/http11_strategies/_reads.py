"""How octets may be cut into reads, without any randomness.

A segmentation is a tuple of reads that join back to the octets.  No read is
empty, except that ``b""`` as the last one stands for the end of the stream.
Everything here is a plain function of its arguments, so that a judge, a replay
and a fuzzer can all use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Reads = tuple[bytes, ...]
"""The reads of one stream, in order."""

_SEPARATORS = frozenset(b"\r\n:; \t")
"""Octets that end or delimit an element: a cut beside one splits the grammar."""


def cut(octets: bytes, positions: Iterable[int], *, eof: bool = False) -> Reads:
    """Cut `octets` at `positions` (offsets in octets, in any order).

    Positions that would make an empty read (0, the length, repetitions) are
    ignored.  With `eof`, ``b""`` is added as the last read.
    """
    inner = sorted({p for p in positions if 0 < p < len(octets)})
    starts = [0, *inner]
    ends = [*inner, len(octets)]
    reads = tuple(octets[a:b] for a, b in zip(starts, ends, strict=True) if a < b)
    return (*reads, b"") if eof else reads


def whole(octets: bytes, *, eof: bool = False) -> Reads:
    """Give all octets in one read."""
    return cut(octets, (), eof=eof)


def octet_by_octet(octets: bytes, *, eof: bool = False) -> Reads:
    """Give each octet in a read of its own."""
    return cut(octets, range(1, len(octets)), eof=eof)


def by_lines(octets: bytes, *, eof: bool = False) -> Reads:
    """Cut after each LF, wherever it stands."""
    after_lf = (i for i, octet in enumerate(octets, start=1) if octet == 0x0A)
    return cut(octets, after_lf, eof=eof)


def telling_cuts(octets: bytes) -> tuple[int, ...]:
    """Return the positions where a cut is most likely to be mishandled.

    These are both sides of every line terminator and separator (so inside each
    CRLF and before the last LF), and after the first octet of every line (so
    inside each chunk size of more than one digit).
    """
    found: list[int] = []
    for position in range(1, len(octets)):
        beside = octets[position] in _SEPARATORS or octets[position - 1] in _SEPARATORS
        second = position >= 2 and octets[position - 2] == 0x0A
        if beside or second:
            found.append(position)
    return tuple(found)


def fixed_segmentations(octets: bytes, eof: bool) -> Iterator[tuple[str, Reads]]:
    """Yield the three segmentations that every input deserves, with their names.

    They are ``whole``, ``octet by octet`` and ``by lines``; for short inputs
    some of them may be equal.
    """
    yield "whole", whole(octets, eof=eof)
    yield "octet by octet", octet_by_octet(octets, eof=eof)
    yield "by lines", by_lines(octets, eof=eof)
