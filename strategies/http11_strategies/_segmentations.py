"""Strategies for how octets are cut into reads."""

from __future__ import annotations

from hypothesis import strategies as st

from http11_strategies._reads import (
    Reads,
    by_lines,
    cut,
    octet_by_octet,
    telling_cuts,
    whole,
)

Octets = bytes | bytearray | memoryview
"""What may be cut: anything that is plainly a run of octets."""


def segmentations(octets: Octets, *, eof: bool = False) -> st.SearchStrategy[Reads]:
    """Return a strategy for the ways in which `octets` may arrive.

    A value is a tuple of reads that join back to `octets`: all at once, one
    octet each, line by line, cut where parsers stumble (inside CRLF, before the
    last LF, inside chunk sizes), or cut anywhere.  No read is empty; with `eof`
    an additional last ``b""`` is the end of the stream.  Examples shrink
    towards a single read.

    Raises :exc:`TypeError` if `octets` is not bytes-like.
    """
    data = bytes(memoryview(octets))
    ways: list[st.SearchStrategy[Reads]] = [st.just(whole(data, eof=eof))]
    if len(data) > 1:
        telling = st.sampled_from(telling_cuts(data) or (1,))
        anywhere = st.integers(1, len(data) - 1)
        ways += [
            st.sets(telling, min_size=1).map(lambda cuts: cut(data, cuts, eof=eof)),
            st.sets(anywhere, min_size=1).map(lambda cuts: cut(data, cuts, eof=eof)),
            st.builds(by_lines, st.just(data), eof=st.just(eof)),
            st.builds(octet_by_octet, st.just(data), eof=st.just(eof)),
        ]
    return st.one_of(ways)
