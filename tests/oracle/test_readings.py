"""The segmentations of a case: nothing lost, and never too many reads."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_oracle import readings
from http11_oracle._readings import LONG_INPUT, LONG_PIECES, SINGLE_OCTETS

from .toys import case


@given(st.binary(max_size=300), st.booleans())
def test_readings_lose_nothing(octets: bytes, eof: bool) -> None:
    """Every segmentation joins back to the octets; the end of stream comes last."""
    for _, reads in readings(case(octets=octets, eof=eof)):
        assert b"".join(reads) == octets
        assert (reads[-1:] == (b"",)) == eof


def test_readings_have_names() -> None:
    """There are three of them, each cut in its own way."""
    assert list(readings(case(octets=b"a\nb"))) == [
        ("whole", (b"a\nb",)),
        ("octet by octet", (b"a", b"\n", b"b")),
        ("by lines", (b"a\n", b"b")),
    ]


@pytest.mark.parametrize("size", [LONG_INPUT + 1, LONG_INPUT * 16 + 7])
def test_long_inputs_are_cut_into_octets_at_their_start_only(size: int) -> None:
    """The number of reads is bounded, however long the input is."""
    _, (_, reads), _ = readings(case(octets=b"a" * size))
    lengths = [len(read) for read in reads]
    assert sum(lengths) == size
    assert set(lengths[:SINGLE_OCTETS]) == {1}
    rest = lengths[SINGLE_OCTETS:]
    assert len(rest) <= LONG_PIECES
    assert len(set(rest[:-1])) == 1


def test_the_longest_plain_input_is_still_cut_throughout() -> None:
    """Up to the limit every octet is a read of its own."""
    _, (_, reads), _ = readings(case(octets=b"a" * LONG_INPUT))
    assert len(reads) == LONG_INPUT
