"""Under which segmentations a case is checked."""

from __future__ import annotations

from collections.abc import Iterator

from http11_strategies import Case, Reads, by_lines, cut, octet_by_octet, whole

LONG_INPUT = 65536
"""Inputs of more octets than this are not cut into single octets throughout."""
SINGLE_OCTETS = 4096
"""How many octets at the start of a long input are reads of their own."""
LONG_PIECES = 256
"""In how many equal reads the rest of a long input follows."""


def readings(case: Case) -> Iterator[tuple[str, Reads]]:
    """Yield the segmentations that a case is checked under, with their names.

    They are: all octets at once; octet by octet; cut after each LF.  An input
    of more than `LONG_INPUT` octets is cut into single octets at its start only
    (`SINGLE_OCTETS` of them; the rest follows in `LONG_PIECES` equal reads).
    The end of the stream follows as ``b""`` where the case has one.
    """
    octets, eof = case.octets, case.eof
    yield "whole", whole(octets, eof=eof)
    if len(octets) <= LONG_INPUT:
        yield "octet by octet", octet_by_octet(octets, eof=eof)
    else:
        step = -(-(len(octets) - SINGLE_OCTETS) // LONG_PIECES)
        rest = range(SINGLE_OCTETS, len(octets), step)
        cuts = [*range(1, SINGLE_OCTETS), *rest]
        yield "octet by octet", cut(octets, cuts, eof=eof)
    yield "by lines", by_lines(octets, eof=eof)
