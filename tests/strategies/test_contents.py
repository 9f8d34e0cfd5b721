"""Contents in every framing, against an independent reading of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from http11_strategies import Framing, _contents as strategies
from http11_strategies._spelling import Content

from . import grammar
from .finding import find_any, minimal


@given(strategies.contents(Framing.CHUNKED))
def test_chunked_contents(content: Content) -> None:
    """The chunks hold the body, and the trailer section the trailers."""
    body, section = grammar.dechunked(content.octets)
    trailers = tuple(
        (name.lower(), value.strip(b" \t"))
        for line in section.split(b"\r\n")[:-2]
        for name, _, value in [line.partition(b":")]
    )
    assert (body, trailers) == (content.body, content.trailers)
    (line,) = content.lines
    assert line.field[0] == b"transfer-encoding"
    members = [m.strip(b" \t").lower() for m in line.field[1].split(b",")]
    assert [b"chunked"] == [member for member in members if member]


@given(strategies.contents(Framing.CONTENT_LENGTH))
def test_measured_contents(content: Content) -> None:
    """Content-Length is the length of the body, which is sent as it is."""
    (line,) = content.lines
    name, value = line.field
    assert (b"content-length", len(content.body)) == (name, int(value))
    assert value.isdigit()
    assert content.octets == content.body
    assert content.trailers == ()


@given(strategies.contents(Framing.CLOSE))
def test_contents_until_close(content: Content) -> None:
    """No field line announces a content that ends with the connection."""
    assert (content.body, (), ()) == (content.octets, content.lines, content.trailers)


def test_no_content() -> None:
    """Without framing there is nothing."""
    content = minimal(strategies.contents(Framing.NONE))
    assert (b"", b"", (), ()) == (
        content.octets,
        content.body,
        content.lines,
        content.trailers,
    )


@pytest.mark.parametrize(
    ("framing", "octets", "lines"),
    [
        (Framing.CHUNKED, b"0\r\n\r\n", [b"Transfer-Encoding: chunked\r\n"]),
        (Framing.CONTENT_LENGTH, b"", [b"Content-Length: 0\r\n"]),
        (Framing.CLOSE, b"", []),
    ],
)
def test_simplest_contents(framing: Framing, octets: bytes, lines: list[bytes]) -> None:
    """The simplest content in each framing is empty and plainly announced."""
    content = minimal(strategies.contents(framing))
    assert (octets, lines) == (content.octets, [line.octets for line in content.lines])


@pytest.mark.parametrize("framing", [f for f in Framing if f is not Framing.NONE])
@pytest.mark.parametrize("body", [b"0\r\n\r\n", b"\r\n", b"0123456789abcdef"])
def test_bodies_that_look_like_framing(framing: Framing, body: bytes) -> None:
    """A body may look like the framing around it."""
    find_any(strategies.contents(framing), lambda content: body in content.body)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(rb"(.*\r\n)?[0-9]?[a-f][\r;].*", id="digit in lower case"),
        pytest.param(rb"(.*\r\n)?[0-9]?[A-F][\r;].*", id="digit in upper case"),
        pytest.param(rb"0[1-9a-f].*", id="leading zero"),
        pytest.param(rb"00+\r\n.*", id="last chunk of several zeros"),
        pytest.param(rb"[1-9]\r\n.{1,9}\r\n[1-9]\r\n.*", id="two small chunks"),
        pytest.param(rb"[0-9a-f]+;[^\r]*\r\n.*", id="extension"),
        pytest.param(rb"0+;[^\r]*\r\n.*", id="extension of the last chunk"),
        pytest.param(rb"[0-9a-f]+[ \t]+;[^\r]*\r\n.*", id="whitespace before one"),
        pytest.param(rb"[0-9a-f]+;[^\r\"]*\"[^\r]*\r\n.*", id="quoted-string"),
        pytest.param(
            rb".*\r\n[^\r]+:[^\r]+\r\n[^\r]+:[^\r]+\r\n\r\n", id="two trailers"
        ),
    ],
)
def test_chunked_spellings_are_reached(pattern: bytes) -> None:
    """Each freedom of the chunked coding is taken."""
    wanted = re.compile(pattern, re.DOTALL)
    find_any(
        strategies.chunked_contents,
        lambda content: wanted.fullmatch(content.octets) is not None,
    )


def test_length_with_leading_zeros_is_reached() -> None:
    """Leading zeros of Content-Length are legal."""
    find_any(
        strategies.measured_contents,
        lambda content: grammar.is_(rb"0+[1-9]+", content.lines[0].value),
    )


@pytest.mark.parametrize("coding", [b"chunked", b"CHUNKED", b", chunked", b"chunked,"])
def test_coding_spellings_are_reached(coding: bytes) -> None:
    """The coding is a list of one member, in any case."""
    find_any(
        strategies.chunked_contents, lambda content: content.lines[0].value == coding
    )
