"""Segmentations join back to the octets, and cut where parsers stumble."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from http11_strategies import segmentations

from .finding import find_any, minimal

OCTETS = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n"


@given(st.data(), st.binary(), st.booleans())
def test_reads_join_back(data: st.DataObject, octets: bytes, eof: bool) -> None:
    """Whatever the cuts, no octet is lost, and only EOF is an empty read."""
    reads = data.draw(segmentations(octets, eof=eof))
    assert octets == b"".join(reads)
    assert eof == (reads[-1:] == (b"",))
    assert all(reads[:-1] if eof else reads)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_octets_may_be_cut(kind: type) -> None:
    """Octets are bytes or anything like them; the reads are bytes."""
    assert (b"ab",) == minimal(segmentations(kind(b"ab")))


def test_text_is_refused() -> None:
    """A string has no octets, and this is said at once."""
    text: Any = "GET / HTTP/1.1"
    with pytest.raises(TypeError, match="bytes-like"):
        segmentations(text)


def test_segmentations_shrink_to_one_read() -> None:
    """The simplest segmentation has one read, or one and EOF."""
    assert (OCTETS,) == minimal(segmentations(OCTETS))
    assert (OCTETS, b"") == minimal(segmentations(OCTETS, eof=True))
    assert () == minimal(segmentations(b""))
    assert (b"",) == minimal(segmentations(b"", eof=True))


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(b"GET / HTTP/1.1\r", id="inside a CRLF"),
        pytest.param(b"GET / HTTP/1.1\r\nHost:", id="after a colon"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n1", id="inside a chunk size"),
        pytest.param(OCTETS[:-1], id="before the last LF"),
    ],
)
def test_interesting_cuts_are_reached(end: bytes) -> None:
    """A first read can end at each place that parsers stumble over."""
    find_any(segmentations(OCTETS), lambda reads: reads[0] == end)


def test_regular_cuts_are_reached() -> None:
    """One octet each, and line by line, are among the segmentations."""
    find_any(segmentations(OCTETS), lambda reads: len(reads) == len(OCTETS))
    lines = tuple(OCTETS.splitlines(keepends=True))
    find_any(segmentations(OCTETS), lambda reads: reads == lines)


def test_cuts_anywhere_are_reached() -> None:
    """Octets without any structure are cut as well."""
    find_any(segmentations(b"a" * 20), lambda reads: len(reads[0]) == 13)
