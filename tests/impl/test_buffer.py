"""The receive buffer, against the plainest model of one."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, strategies as st

from h11impl import LocalProtocolError
from h11impl._buffer import ReceiveBuffer
from h11impl._rules import STRICT

octets = st.text("ab:\r\n", max_size=12).map(str.encode)


def filled(*reads: bytes) -> ReceiveBuffer:
    """Return a buffer after some reads."""
    buffer = ReceiveBuffer()
    for read in reads:
        buffer.append(read)
    return buffer


@given(st.lists(st.tuples(octets.filter(bool), st.integers(0, 8))))
def test_queue_of_octets(steps: list[tuple[bytes, int]]) -> None:
    """What goes in comes out, in order, however it is cut on either side."""
    buffer, model = ReceiveBuffer(), b""
    for read, count in steps:
        buffer.append(read)
        model += read
        assert (len(model), model) == (len(buffer), bytes(buffer))
        assert (model[0], True) == (buffer.first(), buffer.startswith(model[:2]))
        taken = buffer.take_at_most(count)
        assert (bytes, model[:count]) == (type(taken), taken)
        model = model[count:]
    assert model == bytes(buffer)


def test_reads_pass_without_a_copy() -> None:
    """A read that is taken whole is handed on as the object that it was."""
    read = b"x" * 100
    assert filled(read).take_at_most(1000) is read


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_bytes_like_reads(kind: type[bytearray] | type[memoryview]) -> None:
    """Anything bytes-like is taken, and copied: its owner may change it."""
    source = bytearray(b"abc")
    buffer = ReceiveBuffer()
    buffer.append(kind(source))
    source[0] = 0
    assert b"abc" == bytes(buffer)


@pytest.mark.parametrize("wrong", ["text", 5, None])
def test_no_octets(wrong: object) -> None:
    """What is not bytes-like is refused, text too."""
    with pytest.raises(TypeError):
        ReceiveBuffer().append(wrong)  # type: ignore[arg-type]


@given(octets, st.integers(1, 12), st.lists(st.integers(0, 12), max_size=4))
def test_line(wire: bytes, limit: int, cuts: list[int]) -> None:
    """A line is found within the limit only, wherever the reads were cut."""
    end = wire.find(b"\n", 0, limit) + 1
    buffer, taken = ReceiveBuffer(), None
    for read in pieces(wire, cuts):
        buffer.append(read)
        taken = taken or buffer.take_line(limit)
    assert (wire[:end] if end else None) == taken
    assert wire[end:] == bytes(buffer)


def pieces(wire: bytes, cuts: list[int]) -> list[bytes]:
    """Cut octets at some positions; no piece is empty."""
    marks = [0, *sorted(set(cuts)), len(wire)]
    return [wire[a:b] for a, b in itertools.pairwise(marks) if wire[a:b]]


@given(
    st.lists(st.sampled_from([b"\r\n", b"\n", b"a", b":b", b"\r", b"\0"])).map(
        b"".join
    ),
    st.integers(1, 16),
    st.lists(st.integers(0, 16), max_size=4),
)
def test_lines_up_to_an_empty_one(wire: bytes, limit: int, cuts: list[int]) -> None:
    """The first empty line ends a section, whatever the ends and the reads."""
    end = re.search(rb"\n\r?\n", wire[:limit])
    buffer, taken, refused = ReceiveBuffer(), None, False
    for read in pieces(wire, cuts):
        buffer.append(read)
        if taken is None and not refused:
            try:
                taken = buffer.take_lines(limit)
            except LocalProtocolError:
                refused = True
    if end is None:
        assert (None, False, wire) == (taken, refused, bytes(buffer))
        return
    lines = re.split(rb"\r?\n", wire[: end.end()])[:-2]
    if any(re.search(rb"[\r\0]", line) for line in lines):
        assert refused
    else:
        assert (lines, wire[end.end() :]) == (taken, bytes(buffer))


def test_matches_are_taken_with_what_they_match() -> None:
    """A pattern is only tried at the first pending octet."""
    buffer = filled(b"xab")
    pattern = re.compile(b"(a)b")
    assert buffer.take_match(pattern) is None
    buffer.skip(1)
    assert b"a" == buffer.take_match(pattern)
    assert 0 == len(buffer)


def test_knows_whether_a_line_ends_within_a_limit() -> None:
    """Only the octets within the limit count."""
    buffer = filled(b"abc\nd")
    assert not buffer.has_line(3)
    assert buffer.has_line(4)


@pytest.mark.parametrize("wire", [b"a\nb\r\n\r\n", b"a\r\n\n", b"a\n\r\n"])
def test_strict_line_ends(wire: bytes) -> None:
    """A lone LF ends a line by default, and is refused strictly (RFC 9112, 2.2)."""
    assert filled(wire).take_lines(99) is not None
    with pytest.raises(LocalProtocolError, match="a line ends without CR"):
        filled(wire).take_lines(99, STRICT)
    assert [b"a"] == filled(b"a\r", b"\n\r\n").take_lines(99, STRICT)
