"""Strategies for the smallest parts of messages, and tables of legal oddities.

A table holds values that the grammar allows and that parsers have been wrong
about; it comes first in its strategy, and its first value is the plain one, so
that examples shrink towards what people write.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from http11_strategies._spelling import (
    ChunkExtension,
    FieldLine,
    FieldShape,
    quoted_string,
    recase,
)

LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = b"0123456789"
_TCHAR = LETTERS + DIGITS + b"!#$%&'*+-.^_`|~"
_OBS_TEXT = bytes(range(0x80, 0x100))
_VISIBLE = LETTERS + bytes(o for o in range(0x21, 0x7F) if o not in LETTERS)


def text(octets: bytes, *, min_size: int = 0) -> st.SearchStrategy[bytes]:
    """Return a strategy for runs of up to twelve of the given octets."""
    alphabet = octets.decode("latin-1")
    characters = st.text(alphabet, min_size=min_size, max_size=12)
    return characters.map(lambda drawn: drawn.encode("latin-1"))


def table_or(
    table: Sequence[bytes], others: st.SearchStrategy[bytes]
) -> st.SearchStrategy[bytes]:
    """Return a strategy for the values of a table, and any others."""
    return st.one_of(st.sampled_from(table), others)


flips = st.integers(0, 2**16 - 1)
"""Which letters of a case-insensitive word change their case."""

whitespace = st.sampled_from([b"", b" ", b"\t", b"  ", b" \t ", b"\t\t"])
"""OWS and BWS (RFC 9110, 5.6.3)."""

tokens = table_or((b"a", b"A1", b"0", b"!#$%&'*+-.^_`|~"), text(_TCHAR, min_size=1))
"""token (RFC 9110, 5.6.2)."""

RESERVED_NAMES = frozenset(
    b"age authorization cache-control connection content-encoding content-length "
    b"content-range content-type cookie date expect expires host http2-settings "
    b"if-match if-modified-since if-none-match if-range if-unmodified-since "
    b"keep-alive location max-forwards pragma proxy-authenticate "
    b"proxy-authorization proxy-connection range retry-after set-cookie te trailer "
    b"transfer-encoding upgrade vary via warning www-authenticate".split()
)
"""Names with a meaning of their own: never given a value at random, nor trailed."""

FIELD_NAMES = (
    b"X-A",
    b"Content_Length",
    b"Content-Lengthx",
    b"X-Content-Length",
    b"Transfer_Encoding",
    b"Transfer-Encodings",
    b"Hosts",
    b"Connection2",
    b"X",
    b"123",
    b"!#$%&'*+-.^_`|~",
)

field_names = table_or(
    FIELD_NAMES, tokens.filter(lambda token: token.lower() not in RESERVED_NAMES)
)
"""Names of fields without any meaning, many of which look as if they had one."""

FIELD_VALUES = (
    b"a",
    b"",
    b"a b\tc",
    b"a:b",
    b": a",
    b",",
    b'"a, b"; c="\\""',
    b"chunked",
    b"close",
    b"GET / HTTP/1.1",
    b"Content-Length: 5",
    b"\xa0a\x85",  # NBSP and NEL, where they are no whitespace
    b"\xef\xbb\xbfa",
    b"\xff",
    b"v" * 300,
)

field_values = table_or(
    FIELD_VALUES,
    text(_VISIBLE + _OBS_TEXT + b" \t").map(lambda value: value.strip(b" \t")),
)
"""field-value (RFC 9110, 5.5), obs-text included, without whitespace around it."""

field_shapes = st.one_of(
    st.just(FieldShape()),
    st.builds(
        FieldShape,
        flips=st.one_of(st.sampled_from([0, 2**16 - 1]), flips),
        before=whitespace,
        after=whitespace,
    ),
)
"""Ways to write a field line."""

field_lines = st.builds(FieldLine, field_names, field_values, field_shapes)
"""Field lines that mean nothing to the framing of a message."""

REQUEST_FIELDS = (
    (b"Accept", b"*/*"),
    (b"Cookie", b"a=b; c=\xe9"),
    (b"Content-Type", b'text/plain;charset="utf-8"'),
    (b"If-None-Match", b'"a,b", W/"c"'),
    (b"Via", b"1.0 a, 1.1 b:80 (c)"),
)

RESPONSE_FIELDS = (
    (b"Date", b"Sun, 06 Nov 1994 08:49:37 GMT"),
    (b"Set-Cookie", b"a=b; Path=/"),
    (b"Content-Type", b"multipart/byteranges; boundary=0"),
    (b"Server", b"a/1.0 (b; c)"),
    (b"Vary", b"*"),
)

REASON_PHRASES = (
    b"OK",
    b"",
    b"Not Found",
    b"200",
    b"a\tb",
    b"\xe9\xff",
    b"HTTP/1.1 200",
)

reason_phrases = table_or(REASON_PHRASES, text(_VISIBLE + _OBS_TEXT, min_size=1))
"""reason-phrase, or none (RFC 9112, 4), without whitespace at its ends."""

final_statuses = st.one_of(
    st.sampled_from([200, 201, 206, 299, 301, 404, 499, 500, 599]),
    st.integers(200, 599).filter(lambda status: status not in (204, 205, 304)),
)
"""Status codes of responses that may have content."""

interim_statuses = st.one_of(
    st.sampled_from([100, 102, 103, 199]),
    st.integers(100, 199).filter(lambda status: status != 101),
)
"""Status codes of interim responses that leave the protocol as it is."""

CONNECTION_OPTIONS = (
    b"close",
    b"keep-alive",
    b"closed",
    b"x-close",
    b"close-",
    b"keep-alive2",
    b"a",
)

connection_options = table_or(
    CONNECTION_OPTIONS,
    tokens.map(bytes.lower).filter(lambda token: token not in RESERVED_NAMES),
)
"""Connection options in lower case; none asks for another protocol."""


@st.composite
def _connection_lines(
    draw: st.DrawFn,
) -> tuple[tuple[FieldLine, ...], frozenset[bytes]]:
    """Draw the Connection lines of a message, and the options that they list."""
    lines: list[FieldLine] = []
    options: set[bytes] = set()
    members = st.lists(connection_options, min_size=1, max_size=3)
    for names in draw(st.lists(members, max_size=2)):
        options.update(names)
        value = draw(st.sampled_from([b"", b",", b", "]))
        value += recase(names[0], draw(flips))
        for name in names[1:]:
            value += draw(st.sampled_from([b", ", b",", b" ,\t", b", ,", b",,"]))
            value += recase(name, draw(flips))
        value += draw(st.sampled_from([b"", b",", b" ,"]))
        lines.append(FieldLine(b"Connection", value, draw(field_shapes)))
    return tuple(lines), frozenset(options)


connection_lines = _connection_lines()
"""The Connection lines of a message (RFC 9110, 7.6.1), and what they list."""


quoted_strings = st.builds(
    quoted_string,
    table_or(
        (b"", b";", b"a=b;c", b'"', b"\\", b"0", b"\t\xff"),
        text(_VISIBLE + _OBS_TEXT + b" \t"),
    ),
    flips,
)
"""quoted-string (RFC 9110, 5.6.4), some octets escaped without need."""

chunk_extensions = st.builds(
    ChunkExtension,
    name=tokens,
    value=st.one_of(st.none(), tokens, quoted_strings),
    spaces=st.tuples(whitespace, whitespace, whitespace, whitespace),
)
"""chunk-ext with one member (RFC 9112, 7.1.1)."""
