"""Strategies for valid messages with their ground truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from http11_strategies._assembly import (
    RequestHead,
    ResponseHead,
    keeps_alive,
    request_case,
    response_case,
)
from http11_strategies._contents import contents
from http11_strategies._model import Case, Field, Framing, SentRequest
from http11_strategies._spelling import (
    NO_CONTENT,
    Content,
    FieldLine,
    FieldShape,
    recase,
)
from http11_strategies._targets import methods, request_targets
from http11_strategies._tokens import (
    REQUEST_FIELDS,
    RESPONSE_FIELDS,
    connection_lines,
    field_lines,
    field_shapes,
    final_statuses,
    flips,
    interim_statuses,
    reason_phrases,
)

Version = Literal[b"1.1", b"1.0"]
"""The HTTP versions that are generated, without ``HTTP/``."""

_VERSIONS: tuple[Version, ...] = (b"1.1", b"1.0")
_REQUEST_FRAMINGS = (Framing.NONE, Framing.CONTENT_LENGTH, Framing.CHUNKED)
_RESPONSE_FRAMINGS = (
    Framing.CONTENT_LENGTH,
    Framing.CHUNKED,
    Framing.CLOSE,
    Framing.NONE,
)


def requests(
    *, framing: Framing | None = None, version: Version | None = None
) -> st.SearchStrategy[Case]:
    """Return a strategy for valid requests in any legal spelling (RFC 9112, 3).

    Each is a :class:`Case` that a conforming server must accept as exactly one
    message.  Requests that say nothing against a persistent connection can be
    pipelined by joining their octets; after CONNECT nothing may follow.

    `framing` restricts them to one framing (a request is never delimited by
    the close of the connection, RFC 9112, 6.3), `version` to one HTTP version
    (there is no chunked coding in HTTP/1.0).  Examples shrink towards
    ``GET / HTTP/1.1``.  Raises :exc:`hypothesis.errors.InvalidArgument` if there
    is no such request.
    """
    return _requests(_framings(framing, version, _REQUEST_FRAMINGS))


def responses(
    *, framing: Framing | None = None, version: Version | None = None
) -> st.SearchStrategy[Case]:
    """Return a strategy for valid responses in any legal spelling (RFC 9112, 4).

    Each is a :class:`Case` that a conforming client must accept as exactly one
    final response to the request in its context, with interim responses before
    it in HTTP/1.1.  If it is delimited by the close of the connection, ``eof``
    is set.  The framing ``NONE`` is that of answers to HEAD, of 204 and 304,
    and of successful answers to CONNECT.

    `framing` and `version` restrict the responses as in :func:`requests`.
    Examples shrink towards ``HTTP/1.1 200 OK`` without content.  Raises
    :exc:`hypothesis.errors.InvalidArgument` if there is no such response.
    """
    return _responses(_framings(framing, version, _RESPONSE_FRAMINGS))


Framed = tuple[Framing, Version]


def _framings(
    framing: Framing | None,
    version: Version | None,
    framings: Sequence[Framing],
) -> st.SearchStrategy[Framed]:
    """Return a strategy for the pairs of framing and version that are possible."""
    pairs: list[Framed] = [
        (f, v)
        for v in _VERSIONS
        for f in framings
        if framing in (None, f)
        and version in (None, v)
        and not (f is Framing.CHUNKED and v == b"1.0")
    ]
    if not pairs:
        raise InvalidArgument(
            f"no such message: framing={framing!r} with version={version!r}"
        )
    return st.sampled_from(pairs)


_rarely = st.integers(0, 9).map(lambda number: number == 9)


@st.composite
def _permuted(draw: st.DrawFn, lines: Sequence[FieldLine]) -> tuple[FieldLine, ...]:
    return tuple(draw(st.permutations(lines)))


def _known_line(field: Field, shape: FieldShape) -> FieldLine:
    return FieldLine(*field, shape)


def _known(
    fields: Sequence[Field],
) -> st.SearchStrategy[FieldLine]:
    names = st.sampled_from(fields)
    return st.builds(_known_line, names, field_shapes)


request_lines = st.lists(st.one_of(field_lines, _known(REQUEST_FIELDS)), max_size=4)
"""Field lines of requests, apart from those that frame and route them."""

response_lines = st.lists(st.one_of(field_lines, _known(RESPONSE_FIELDS)), max_size=4)
"""Field lines of responses, apart from those that frame them."""


@st.composite
def _expectations(draw: st.DrawFn, body: bytes) -> tuple[FieldLine, ...]:
    """Draw at most one Expect line; without content there is nothing to expect."""
    if not body or not draw(st.booleans()):
        return ()
    value = recase(b"100-continue", draw(flips))
    return (FieldLine(b"Expect", value, draw(field_shapes)),)


@st.composite
def _requests(draw: st.DrawFn, framings: st.SearchStrategy[Framed]) -> Case:
    framing, version = draw(framings)
    content = draw(contents(framing))
    targets = request_targets(content=framing is not Framing.NONE)
    method, target, authority = draw(targets)
    host: tuple[FieldLine, ...] = (FieldLine(b"Host", authority, draw(field_shapes)),)
    expect: tuple[FieldLine, ...] = ()
    if version == b"1.1":
        expect = draw(_expectations(content.body))
    elif draw(st.booleans()):
        host = ()
    connection, options = draw(connection_lines)
    others = draw(request_lines)
    lines = draw(_permuted([*host, *content.lines, *connection, *expect, *others]))
    named = bool(host) or target[:1] not in (b"/", b"*")
    tunnel = method == b"CONNECT"
    return request_case(
        RequestHead(method=method, target=target, version=version, lines=lines),
        content,
        keep_alive=None if tunnel else keeps_alive(version, options, framing),
        authority=authority if named else None,
        empty_line=draw(st.booleans()),
    )


@st.composite
def _answered(
    draw: st.DrawFn, framing: Framing, version: Version
) -> tuple[SentRequest, int, Content]:
    """Draw a request, and the status and content of a response to it."""
    other = sent_request(draw(methods.filter(lambda method: method != b"HEAD")))
    if framing is Framing.NONE:
        return draw(_bodiless(other, version))
    request = draw(st.sampled_from([other, sent_request(b"CONNECT")]))
    statuses = final_statuses
    if request.method == b"CONNECT":
        statuses = statuses.filter(lambda status: status >= 300)
    status, content = draw(st.tuples(statuses, contents(framing)))
    if content.body == b"" and framing is Framing.CONTENT_LENGTH and draw(_rarely):
        # 205 has no content and says so: its framing is not special to a client.
        return other, 205, content
    return request, status, content


@st.composite
def _bodiless(
    draw: st.DrawFn, other: SentRequest, version: Version
) -> tuple[SentRequest, int, Content]:
    """Draw a response that has no content, for one of four reasons.

    An answer to HEAD and a 304 may say how the content would be framed that
    they do not have (RFC 9110, 8.6; RFC 9112, 6.1).  What is said is drawn even
    where it is not used: else these would count as simpler than a plain 200.
    """
    framings = [Framing.CONTENT_LENGTH, Framing.CHUNKED]
    framing = draw(st.sampled_from(framings[: 2 if version == b"1.1" else 1]))
    status, said = draw(st.tuples(final_statuses, contents(framing)))
    content = said.withheld() if draw(st.booleans()) else NO_CONTENT
    why = draw(st.sampled_from(["no content", "not modified", "head", "connect"]))
    if why == "no content":
        return other, 204, NO_CONTENT
    if why == "connect":
        return sent_request(b"CONNECT"), draw(st.integers(200, 299)), NO_CONTENT
    if why == "not modified":
        return other, 304, content
    return sent_request(b"HEAD"), status, content


def sent_request(method: bytes) -> SentRequest:
    """Return the request, of the given method, that a generated response answers."""
    target = b"example.org:443" if method == b"CONNECT" else b"/"
    return SentRequest(
        method=method, target=target, fields=((b"host", b"example.org"),)
    )


@st.composite
def _interim_heads(draw: st.DrawFn) -> ResponseHead:
    return ResponseHead(
        status=draw(interim_statuses),
        reason=draw(reason_phrases),
        version=b"1.1",
        lines=tuple(draw(response_lines)),
    )


interim_heads = _interim_heads()
"""Interim responses other than 101 (Switching Protocols)."""


@st.composite
def _responses(draw: st.DrawFn, framings: st.SearchStrategy[Framed]) -> Case:
    framing, version = draw(framings)
    request, status, content = draw(_answered(framing, version))
    connection, options = draw(connection_lines)
    others = draw(response_lines)
    lines = draw(_permuted([*content.lines, *connection, *others]))
    # Drawn in HTTP/1.0 as well, which has none: else it would count as simpler.
    interim = draw(st.lists(interim_heads, max_size=2))
    tunnel = request.method == b"CONNECT" and status < 300
    return response_case(
        ResponseHead(
            status=status, reason=draw(reason_phrases), version=version, lines=lines
        ),
        content,
        request=request,
        interim=interim if version == b"1.1" else (),
        keep_alive=None if tunnel else keeps_alive(version, options, framing),
    )
