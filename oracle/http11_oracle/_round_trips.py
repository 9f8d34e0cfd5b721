"""The fixed set of calls for the round trip: every framing with odd, legal parts."""

from __future__ import annotations

from collections.abc import Iterator

from http11_oracle._round_trip import RoundTrip
from http11_strategies import Call, CallKind, Context, Field, Role, SentRequest

_CHUNKED = (b"Transfer-Encoding", b"chunked")
_TRAILERS = ((b"X-Digest", b"abc"), (b"x-digest", b"d\te \xff"))

_FIELDS: tuple[tuple[Field, ...], ...] = (
    (),
    ((b"X-Mixed-CASE", b"Kept As Is"), (b"x-mixed-case", b"second")),
    ((b"!#$%&'*+-.^_`|~0", b"every token character"), (b"X-Empty", b"")),
    ((b"X-Octets", b"\x80\xa0\xff"), (b"X-Inner", b"a\tb  c")),
    ((b"X-Colons", b"a: b:c"), (b"X-Quoted", b'"a, \\"b"')),
)

_BODIES: tuple[tuple[Field | None, tuple[bytes, ...]], ...] = (
    (None, ()),
    ((b"Content-Length", b"0"), ()),
    ((b"content-length", b"5"), (b"he", b"", b"llo")),
    ((b"Content-Length", b"9"), (b"0\r\n\r\n\0\xff\r\n",)),
    (_CHUNKED, ()),
    (_CHUNKED, (b"he", b"", b"llo")),
    (_CHUNKED, (b"0\r\n\r\nGET / HTTP/1.1\r\n\r\n", b"x" * 300)),
)

_REQUESTS = (
    (b"GET", b"/"),
    (b"POST", b"/a;b=c/%2F?q=%20&r=/?"),
    (b"OPTIONS", b"*"),
    (b"!#$%&'*+-.^_`|~", b"http://example.com:80/"),
)

_STATUSES = ((200, b"OK"), (299, b""), (404, b"Not\tFound \xfc"), (500, b"a: b"))


def round_trips() -> tuple[RoundTrip, ...]:
    """Return the set, the same each time."""
    made = (*_requests(), *_responses(), *_special())
    return tuple(
        RoundTrip(id=f"SE-37/{n}", role=role, calls=calls, context=context, eof=eof)
        for n, (role, calls, context, eof) in enumerate(made)
    )


_Made = tuple[Role, tuple[Call, ...], Context, bool]

_SERVER = Context(role=Role.SERVER)
_ASKED = Call(kind=CallKind.RECEIVE, data=b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")


def _client(*methods: bytes) -> Context:
    requests = tuple(SentRequest(method=method) for method in methods)
    return Context(role=Role.CLIENT, requests=requests)


def _body(framing: Field | None, pieces: tuple[bytes, ...]) -> tuple[Call, ...]:
    trailers = _TRAILERS if framing is _CHUNKED and len(pieces) > 1 else ()
    data = (Call(kind=CallKind.DATA, data=piece) for piece in pieces)
    return (*data, Call(kind=CallKind.END, fields=trailers))


def _requests() -> Iterator[_Made]:
    for number, (framing, pieces) in enumerate(_BODIES):
        for more, (method, target) in enumerate(_REQUESTS):
            fields = (
                (b"Host", b"example.com:80"),
                *_FIELDS[(number + more) % len(_FIELDS)],
                *([] if framing is None else [framing]),
            )
            head = Call(
                kind=CallKind.REQUEST, method=method, target=target, fields=fields
            )
            yield Role.CLIENT, (head, *_body(framing, pieces)), _SERVER, False


def _responses() -> Iterator[_Made]:
    for number, (framing, pieces) in enumerate(_BODIES[1:]):
        for more, (status, reason) in enumerate(_STATUSES):
            fields = (*_FIELDS[(number + more) % len(_FIELDS)], framing or _CHUNKED)
            head = Call(
                kind=CallKind.RESPONSE, status=status, reason=reason, fields=fields
            )
            calls = (_ASKED, head, *_body(framing, pieces))
            yield Role.SERVER, calls, _client(b"GET"), False


def _special() -> Iterator[_Made]:
    """Interim responses, no body where none may be, the end as the only framing."""
    end = Call(kind=CallKind.END)
    length = (b"Content-Length", b"5")
    ok = Call(kind=CallKind.RESPONSE, status=200, reason=b"OK", fields=(length,))
    hints = Call(
        kind=CallKind.INFORMATIONAL, status=103, fields=((b"Link", b"</x>; rel=y"),)
    )
    hello = Call(kind=CallKind.DATA, data=b"hello")
    yield Role.SERVER, (_ASKED, hints, hints, ok, hello, end), _client(b"GET"), False
    for status in (204, 304):
        bare = Call(kind=CallKind.RESPONSE, status=status)
        yield Role.SERVER, (_ASKED, bare, end), _client(b"GET"), False
    head = Call(kind=CallKind.RECEIVE, data=b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
    yield Role.SERVER, (head, ok, end), _client(b"HEAD"), False
    old = Call(kind=CallKind.RECEIVE, data=b"GET / HTTP/1.0\r\n\r\n")
    plain = Call(kind=CallKind.RESPONSE, status=200, fields=((b"X", b"y"),))
    yield Role.SERVER, (old, plain, hello, hello, end), _client(b"GET"), True
    again = (Call(kind=CallKind.NEXT), _ASKED, ok, hello, end)
    calls = (_ASKED, ok, hello, end, *again)
    yield Role.SERVER, calls, _client(b"GET", b"GET"), False
