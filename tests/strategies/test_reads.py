"""The plain functions that cut octets into reads."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_strategies import (
    by_lines,
    cut,
    fixed_segmentations,
    octet_by_octet,
    telling_cuts,
    whole,
)


@given(st.binary(), st.lists(st.integers(-5, 105)), st.booleans())
def test_cut_loses_nothing(octets: bytes, positions: list[int], eof: bool) -> None:
    """Positions outside, repeated or unordered make no empty read."""
    reads = cut(octets, positions, eof=eof)
    assert octets == b"".join(reads)
    assert eof == (reads[-1:] == (b"",))
    assert all(reads[:-1] if eof else reads)


def test_cut_cuts_there() -> None:
    """A read ends at each position."""
    assert (b"a", b"bc", b"d") == cut(b"abcd", [3, 1, 3])


@pytest.mark.parametrize(
    ("octets", "lines"),
    [
        (b"", ()),
        (b"a", (b"a",)),
        (b"a\r\nb\n\nc", (b"a\r\n", b"b\n", b"\n", b"c")),
        (b"a\rb\r\n", (b"a\rb\r\n",)),
    ],
)
def test_lines_end_with_lf(octets: bytes, lines: tuple[bytes, ...]) -> None:
    """A line ends with LF and nothing else."""
    assert lines == by_lines(octets)


def test_whole_and_single_octets() -> None:
    """The two extremes, with and without the end of the stream."""
    assert (b"ab",) == whole(b"ab")
    assert (b"ab", b"") == whole(b"ab", eof=True)
    assert (b"a", b"b") == octet_by_octet(b"ab")
    assert (b"a", b"b", b"") == octet_by_octet(b"ab", eof=True)


def test_fixed_segmentations() -> None:
    """Three named segmentations are always tried."""
    assert {
        "whole": (b"a\nb", b""),
        "octet by octet": (b"a", b"\n", b"b", b""),
        "by lines": (b"a\n", b"b", b""),
    } == dict(fixed_segmentations(b"a\nb", True))


def test_telling_cuts() -> None:
    """They are beside every separator, and after the first octet of a line."""
    assert (1, 2, 3, 4, 5, 6, 8) == telling_cuts(b"a:b\r\n123\r")
    assert () == telling_cuts(b"abc")
    assert () == telling_cuts(b"")
