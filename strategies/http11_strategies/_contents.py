"""Strategies for the content of messages, in every framing."""

from __future__ import annotations

from hypothesis import strategies as st

from http11_strategies._model import Framing
from http11_strategies._spelling import (
    NO_CONTENT,
    Chunk,
    Content,
    FieldLine,
    recase,
    until_close,
    with_chunks,
    with_length,
)
from http11_strategies._tokens import (
    chunk_extensions,
    field_lines,
    field_shapes,
    flips,
)

BODIES = (
    b"hello",
    b"\r\n",
    b"0\r\n\r\n",
    b"\r\n0\r\n\r\n",
    b"GET /smuggled HTTP/1.1\r\nHost: example.org\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    b"\x00\xff\n",
    b"0123456789abcdef",
)
"""Contents that look like the framing around them, and one of sixteen octets."""

pieces = st.one_of(
    st.binary(min_size=1, max_size=20),
    st.sampled_from(BODIES),
    st.integers(1, 300).map(lambda size: b"x" * size),
)
"""Contents of at least one octet."""

bodies = st.one_of(st.just(b""), pieces)
"""Any content, small: its meaning is nobody's concern, only its length."""

zeros = st.one_of(st.just(0), st.integers(0, 8))
"""How many surplus zeros lead a number; recipients may limit the digits."""

CODINGS = (b"chunked", b",chunked", b", chunked", b"chunked,", b",,chunked, ,")
"""Spellings of the list that has the chunked coding as its only member."""

codings = st.one_of(st.just(b"chunked"), st.sampled_from(CODINGS))
"""Values of Transfer-Encoding, in lower case (RFC 9112, 6.1; RFC 9110, 5.6.1.2)."""


@st.composite
def _chunks(draw: st.DrawFn, data: st.SearchStrategy[bytes]) -> Chunk:
    """Draw a chunk whose data is drawn from `data`."""
    return Chunk(
        data=draw(data),
        zeros=draw(zeros),
        flips=draw(flips),
        extensions=tuple(draw(st.lists(chunk_extensions, max_size=3))),
    )


@st.composite
def _chunked_contents(draw: st.DrawFn) -> Content:
    """Draw a content in the chunked coding, trailers included."""
    coding = recase(draw(codings), draw(st.one_of(st.just(0), flips)))
    return with_chunks(
        draw(st.lists(_chunks(pieces), max_size=4)),
        last=draw(_chunks(st.just(b""))),
        trailers=draw(st.lists(field_lines, max_size=3)),
        coding=FieldLine(b"Transfer-Encoding", coding, draw(field_shapes)),
    )


chunked_contents = _chunked_contents()
"""Contents in the chunked coding (RFC 9112, 7.1)."""


measured_contents = st.builds(with_length, bodies, zeros=zeros, shape=field_shapes)
"""Contents with their Content-Length (RFC 9110, 8.6)."""


def contents(framing: Framing) -> st.SearchStrategy[Content]:
    """Return a strategy for contents that are framed as `framing` says."""
    if framing is Framing.CONTENT_LENGTH:
        return measured_contents
    if framing is Framing.CHUNKED:
        return chunked_contents
    if framing is Framing.CLOSE:
        return bodies.map(until_close)
    return st.just(NO_CONTENT)
