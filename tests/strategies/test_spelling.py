"""Spelling is a plain function of choices: the same choices, the same octets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from http11_strategies import Framing, _spelling as spelling
from http11_strategies._spelling import Chunk, ChunkExtension, FieldLine, FieldShape

from . import grammar


def test_recase() -> None:
    """Each bit swaps the case of one letter, and nothing else changes."""
    assert b"chunked" == spelling.recase(b"chunked", 0)
    assert b"ChUnked" == spelling.recase(b"chunked", 0b101)
    assert b"a1-\xe9B" == spelling.recase(b"A1-\xe9b", 0b11111)


@given(st.binary(), st.integers(0, 2**40))
def test_recase_keeps_the_word(text: bytes, flips: int) -> None:
    """Only the case changes, and doing it twice undoes it."""
    assert text.lower() == spelling.recase(text, flips).lower()
    assert text == spelling.recase(spelling.recase(text, flips), flips)


def test_field_line() -> None:
    """The shape changes the octets of a line, never what it says."""
    shape = FieldShape(flips=1, before=b"\t", after=b" ")
    line = FieldLine(b"Host", b"a", shape)
    assert b"host:\ta \r\n" == line.octets
    assert (b"host", b"a") == line.field == FieldLine(b"Host", b"a").field


@given(st.text('a"\\;\t\xe9').map(lambda s: s.encode("latin-1")), st.integers(0))
def test_quoted_strings_can_be_read_back(text: bytes, escapes: int) -> None:
    """Undoing the quoted-pairs of a quoted-string gives the text."""
    quoted = spelling.quoted_string(text, escapes)
    assert grammar.is_(grammar.QUOTED_STRING, quoted)
    assert text == re.sub(rb"\\(.)", rb"\1", quoted[1:-1], flags=re.DOTALL)


@pytest.mark.parametrize(
    ("extension", "octets"),
    [
        (ChunkExtension(name=b"a"), b";a"),
        (ChunkExtension(name=b"a", value=b"b"), b";a=b"),
        (ChunkExtension(name=b"a", value=b'""'), b';a=""'),
        (
            ChunkExtension(name=b"a", value=b"b", spaces=(b" ", b"\t", b"  ", b"\t ")),
            b" ;\ta  =\t b",
        ),
        (ChunkExtension(name=b"a", spaces=(b" ", b"\t", b"  ", b"")), b" ;\ta"),
    ],
)
def test_chunk_extension(extension: ChunkExtension, octets: bytes) -> None:
    """The whitespace stands in its four places, two of which need a value."""
    assert octets == extension.octets


def test_chunk() -> None:
    """A size has its surplus zeros and its case; the last chunk has no data."""
    extensions = (ChunkExtension(name=b"x"), ChunkExtension(name=b"y"))
    chunk = Chunk(data=b"0123456789", zeros=2, flips=1, extensions=extensions)
    assert b"00A;x;y\r\n0123456789\r\n" == chunk.octets
    assert b"000\r\n" == Chunk(zeros=2).octets


def test_chunked_content() -> None:
    """Body and trailers are known without reading the octets."""
    content = spelling.with_chunks(
        [Chunk(data=b"ab"), Chunk(data=b"c")],
        last=Chunk(zeros=1),
        trailers=[FieldLine(b"T", b"v", FieldShape(before=b""))],
        coding=FieldLine(b"Transfer-Encoding", b"chunked"),
    )
    assert b"2\r\nab\r\n1\r\nc\r\n00\r\nT:v\r\n\r\n" == content.octets
    assert (b"abc", ((b"t", b"v"),)) == (content.body, content.trailers)
    assert Framing.CHUNKED is content.framing


def test_other_contents() -> None:
    """The other framings send the body as it is."""
    measured = spelling.with_length(b"ab", zeros=2, shape=FieldShape())
    assert (b"ab", b"ab") == (measured.octets, measured.body)
    assert [b"Content-Length: 002\r\n"] == [line.octets for line in measured.lines]
    closed = spelling.until_close(b"ab")
    assert (b"ab", ()) == (closed.octets, closed.lines)
    withheld = measured.withheld()
    assert (b"", b"", Framing.NONE) == (
        withheld.octets,
        withheld.body,
        withheld.framing,
    )
    assert measured.lines == withheld.lines
