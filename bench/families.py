"""Families of inputs that grow: what cost and memory are measured on.

A family is data: a prefix, a unit that is repeated, a suffix.  Called with a
number of octets it returns an input of about that size.  Nothing here knows an
implementation; a family says only which octets arrive in which reads at which
role, and, for responses, which requests they answer.

There are five groups:

``RECEIVED``   inputs of any size: time and memory must grow no faster than that
``UNFINISHED`` octets that complete nothing, and then reads of one octet, whose
               cost must not depend on how much came before
``FOLLOWED``   many events in one read: the cost of the first ones must not depend
               on how much comes after
``STREAMED``   bodies and messages without end: memory must not grow with them
``ENDLESS``    what the default limits must stop, so that memory is bounded
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["client", "server"]
"""Who receives: a server receives requests, a client receives responses."""

Cut = Literal["whole", "octets", "units"]
"""One read; a read for each octet; a read for each unit."""

GET = b"GET / HTTP/1.1\r\nHost: a\r\n"
POST = b"POST / HTTP/1.1\r\nHost: a\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\n"
END = b"\r\n\r\n"
LAST = b"0\r\n\r\n"
BLOCK = b"x" * 65536
CHUNK = b"1f40\r\n" + b"x" * 8000 + b"\r\n"


@dataclass(frozen=True, slots=True)
class Units:
    """Reads that are made while they are iterated, so that they take no memory."""

    prefix: bytes
    unit: bytes
    count: int
    suffix: bytes

    def __iter__(self) -> Iterator[bytes]:
        """Iterate over the reads; none is empty."""
        if self.prefix:
            yield self.prefix
        for _ in range(self.count):
            yield self.unit
        if self.suffix:
            yield self.suffix


@dataclass(frozen=True, slots=True)
class Input:
    """Reads, the role that receives them, and what they answer."""

    reads: Iterable[bytes]
    role: Role
    context: tuple[bytes, ...]
    """Client role: the methods of the requests that are answered, in order."""
    eof: bool
    """The peer closes its side after the reads."""


@dataclass(frozen=True, slots=True)
class Family:
    """A prefix, a repeated unit, a suffix; see the fields.

    Calling it with `size` returns an :class:`Input` of about that many octets.
    """

    name: str
    prefix: bytes
    unit: bytes
    """What is repeated; with `numbered`, the number of the repetition is put
    where it says ``%d``, so that no two are equal."""
    suffix: bytes = b""
    numbered: bool = False
    role: Role = "server"
    cut: Cut = "whole"
    each_answers: bool = False
    """Client role: each unit answers a request of its own."""
    eof: bool = False
    tail: bytes = b"x"
    """For ``UNFINISHED``: what arrives next, octet by octet, over and over."""
    answering: bool = True
    """Whether the program answers; else the next requests have to wait."""

    def __call__(self, size: int) -> Input:
        """Return the input of about `size` octets."""
        count = max(1, size // len(self.unit))
        context = (b"GET",) * (count if self.each_answers else 1)
        return Input(self._reads(count), self.role, context, self.eof)

    def _reads(self, count: int) -> Iterable[bytes]:
        if self.cut == "units":
            return Units(self.prefix, self.unit, count, self.suffix)
        units = (
            b"".join([self.unit % number for number in range(count)])
            if self.numbered
            else self.unit * count
        )
        octets = self.prefix + units + self.suffix
        if self.cut == "whole":
            return [octets]
        return [octets[at : at + 1] for at in range(len(octets))]


_LINES = (
    Family("empty lines before the head", b"", b"\r\n", GET + b"\r\n"),
    Family("lone LF before the head", b"", b"\n", GET + b"\r\n"),
    Family("lone CR before the head", b"", b"\r", GET + b"\r\n"),
    Family("a long method", b"", b"A", b" / HTTP/1.1\r\nHost: a\r\n\r\n"),
    Family("spaces in the request line", b"GET", b" ", b"/ HTTP/1.1" + END),
    Family("a long target", b"GET /", b"a", b" HTTP/1.1\r\nHost: a\r\n\r\n"),
    Family("a long query of |", b"GET /?", b"|", b" HTTP/1.1\r\nHost: a\r\n\r\n"),
    Family("a long absolute target", b"GET http://", b"a.", b"/ HTTP/1.1" + END),
    Family("a long CONNECT authority", b"CONNECT ", b"a.", b":1 HTTP/1.1" + END),
    Family("a long port of CONNECT", b"CONNECT a:", b"1", b" HTTP/1.1" + END),
    Family("a long HTTP version", b"GET / HTTP/1.", b"1", END),
    Family("a long reason phrase", b"HTTP/1.1 200 ", b"a ", END, role="client"),
    Family(
        "digits in the status code", b"HTTP/1.1 ", b"2", b" OK" + END, role="client"
    ),
)

_VALUES = (
    Family("a long value", GET + b"a: ", b"b", END),
    Family("spaces before NUL", GET + b"a:", b" ", b"\0" + END),
    Family("spaces in a value", GET + b"a: b", b" ", b"c" + END),
    Family("spaces after a value", GET + b"a: b", b" ", END),
    Family("spaces before a colon", GET + b"a", b" ", b": b" + END),
    Family("CR in a value", GET + b"a: b", b"\r", b"c" + END),
    Family("CR and spaces in a value", GET + b"a: b", b" \r", b"c" + END),
    Family("a long field name", GET, b"a", b": b" + END),
    Family("a long Host", b"GET / HTTP/1.1\r\nHost: ", b"a", END),
    Family("Host in percent-encoding", b"GET / HTTP/1.1\r\nHost: ", b"%41", b"%" + END),
    Family(
        "colons in a bracketed Host", b"GET / HTTP/1.1\r\nHost: [", b":", b"]" + END
    ),
    Family("Content-Length, many digits", POST + b"Content-Length: ", b"1", END),
    Family("Content-Length, many zeros", POST + b"Content-Length: ", b"0", b"1" + END),
)

_LISTS = (
    Family("Connection, empty members", GET + b"Connection: ", b",", END),
    Family("Connection, spaced members", GET + b"Connection: ", b" ,", END),
    Family(
        "Connection, many options", GET + b"Connection: ", b"a%d,", END, numbered=True
    ),
    Family(
        "Transfer-Encoding, empty members", POST + b"Transfer-Encoding: ", b",", END
    ),
    Family(
        "Transfer-Encoding, many codings", POST + b"Transfer-Encoding: ", b"a,", END
    ),
    Family("Content-Length, equal members", POST + b"Content-Length: 0", b",0", END),
    Family("Content-Length, empty members", POST + b"Content-Length: 0", b",", END),
    Family("Upgrade, many protocols", GET + b"Upgrade: ", b"p%d,", END, numbered=True),
    Family("Upgrade, empty members", GET + b"Upgrade: ", b",", END),
    Family("Expect, empty members", GET + b"Expect: ", b",", b"100-continue" + END),
)

_FIELDS = (
    Family("many fields", GET, b"x%d: y\r\n", b"\r\n", numbered=True),
    Family("a field repeated", GET, b"x: y\r\n", b"\r\n"),
    Family("a field repeated, empty", GET, b"x:\r\n", b"\r\n"),
    Family("Host repeated", GET, b"Host: a\r\n", b"\r\n"),
    Family("Connection repeated", GET, b"Connection: a\r\n", b"\r\n"),
    Family("Content-Length repeated", POST, b"Content-Length: 0\r\n", b"\r\n"),
    Family("Transfer-Encoding repeated", POST, b"Transfer-Encoding: x\r\n", b"\r\n"),
    Family("fields in other spellings", GET, b"hOST-%d: y\r\n", b"\r\n", numbered=True),
    Family(
        "lines that end with lone LF", b"GET / HTTP/1.1\n", b"a: b\n", b"Host: a\n\n"
    ),
    Family("line ends that alternate", GET, b"a: b\nc: d\r\n", b"\r\n"),
    Family("folded lines", GET + b"a: b\r\n", b" c\r\n", b"\r\n"),
    Family("folded lines without text", GET + b"a: b\r\n", b" \r\n", b"\r\n"),
    Family("lines without a colon", GET, b"a\r\n", b"\r\n"),
    Family(
        "fields of a response",
        OK,
        b"Set-Cookie: a=%d\r\n",
        b"\r\n",
        numbered=True,
        role="client",
    ),
)

_CHUNKS = (
    Family("one-octet chunks", CHUNKED, b"1\r\nx\r\n", LAST),
    Family("chunks of 16 octets", CHUNKED, b"10\r\n0123456789abcdef\r\n", LAST),
    Family("chunks with extensions", CHUNKED, b"1;a=b\r\nx\r\n", LAST),
    Family("extensions in a chunk line", CHUNKED + b"1", b";a=b", b"\r\nx\r\n" + LAST),
    Family("a long extension name", CHUNKED + b"1;", b"a", b"\r\nx\r\n" + LAST),
    Family("a quoted extension", CHUNKED + b'1;a="', b"\\\\", b'"\r\nx\r\n' + LAST),
    Family(
        "a quoted extension, unclosed", CHUNKED + b'1;a="', b"\\\\", b"\r\nx\r\n" + LAST
    ),
    Family("spaces in an extension", CHUNKED + b"1;a", b" ", b"\r\nx\r\n" + LAST),
    Family("spaced extensions", CHUNKED + b"1", b"  ; a = b", b"\r\nx\r\n" + LAST),
    Family("digits in a chunk size", CHUNKED, b"1", b"\r\nx\r\n" + LAST),
    Family("zeros in a chunk size", CHUNKED, b"0", b"1\r\nx\r\n" + LAST),
    Family("trailers", CHUNKED + b"0\r\n", b"x%d: y\r\n", b"\r\n", numbered=True),
    Family("trailers that end with lone LF", CHUNKED + b"0\r\n", b"x: y\n", b"\n"),
    Family("folded trailers", CHUNKED + b"0\r\na: b\r\n", b" c\r\n", b"\r\n"),
)

_SHORT_POST = POST + b"Content-Length: 1\r\n\r\nx"
_LF_GET = b"GET / HTTP/1.1\nHost: a\n\n"
_EMPTY_OK = OK + b"Content-Length: 0\r\n\r\n"
_INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
_LF_INTERIM = b"HTTP/1.1 103 Early Hints\n\n"

_MESSAGES = (
    Family("pipelined requests", b"", GET + b"\r\n"),
    Family("pipelined requests with a body", b"", _SHORT_POST),
    Family("pipelined requests, lone LF", b"", _LF_GET),
    Family("pipelined requests, chunked", b"", CHUNKED + b"1\r\nx\r\n" + LAST),
    Family("pipelined requests, trailers", b"", CHUNKED + b"0\r\na: b\n\n"),
    Family("pipelined responses", b"", _EMPTY_OK, role="client", each_answers=True),
    Family("interim responses", b"", _INTERIM, _EMPTY_OK, role="client"),
    Family("interim responses, lone LF", b"", _LF_INTERIM, _EMPTY_OK, role="client"),
    Family("a body until the close", OK + b"\r\n", b"x", role="client", eof=True),
)

_LONG_BODY = POST + b"Content-Length: 999999999999\r\n\r\n"

_OCTETS = (
    Family("one-octet reads: a value", GET + b"a: ", b"b", END, cut="octets"),
    Family("one-octet reads: fields", GET, b"x: y\r\n", b"\r\n", cut="octets"),
    Family("one-octet reads: lone LF", GET, b"a: b\n", b"\n", cut="octets"),
    Family(
        "one-octet reads: folds", GET + b"a: b\r\n", b" c\r\n", b"\r\n", cut="octets"
    ),
    Family("one-octet reads: empty lines", b"", b"\r\n", GET + b"\r\n", cut="octets"),
    Family("one-octet reads: a body", _LONG_BODY, b"x", cut="octets"),
    Family("one-octet reads: chunks", CHUNKED, b"1\r\nx\r\n", LAST, cut="octets"),
    Family("one-octet reads: a chunk", CHUNKED + b"fffffff\r\n", b"x", cut="octets"),
    Family("one-octet reads: requests", b"", GET + b"\r\n", cut="octets"),
    Family(
        "one-octet reads: until the close",
        OK + b"\r\n",
        b"x",
        role="client",
        cut="octets",
        eof=True,
    ),
)

RECEIVED = (*_LINES, *_VALUES, *_LISTS, *_FIELDS, *_CHUNKS, *_MESSAGES, *_OCTETS)

UNFINISHED = (
    Family("after a request line", b"GET /", b"a"),
    Family("after a status line", b"HTTP/1.1 200 ", b"a", role="client"),
    Family("after a value", GET + b"a: ", b"b"),
    Family("after a value, CR", GET + b"a: b", b"c", tail=b"c\r"),
    Family("after fields", GET, b"x: y\r\n", tail=b"x: y\r\n"),
    Family("after lone-LF fields", b"GET / HTTP/1.1\n", b"a: b\n", tail=b"a: b\n"),
    Family("after folds", GET + b"a: b\r\n", b" c\r\n", tail=b" c\r\n"),
    Family("after empty lines", b"", b"\r\n", tail=b"\r\n"),
    Family("after a response's fields", OK, b"x: y\r\n", role="client", tail=b"x: y\r\n"),
    Family("after interim responses", b"", _INTERIM, role="client", tail=_INTERIM),
    Family("after a chunk's extension", CHUNKED + b"1;a=", b"b"),
    Family("after a quoted extension", CHUNKED + b'1;a="', b"\\\\", tail=b"\\\\"),
    Family("after trailers", CHUNKED + b"0\r\n", b"x: y\r\n", tail=b"x: y\r\n"),
    Family("after a trailer's value", CHUNKED + b"0\r\nx: ", b"y"),
    Family("after lone-LF trailers", CHUNKED + b"0\r\n", b"x: y\n", tail=b"x: y\n"),
    Family("after a part of a body", _LONG_BODY, b"x"),
    Family("after requests that wait", b"", GET + b"\r\n", tail=GET, answering=False),
    Family("after a part that waits", GET + b"\r\n" + GET, b"a", answering=False),
    Family("after a tunnel's octets", b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", b"x",
           answering=False),
)  # fmt: skip

FOLLOWED = (*_CHUNKS[:3], *_MESSAGES[:-1])

STREAMED = (
    Family("a body with a length", _LONG_BODY, BLOCK, cut="units"),
    Family("a chunked body", CHUNKED, CHUNK * 8, LAST, cut="units"),
    Family("a chunked body, cut in chunks", CHUNKED + CHUNK[:4000],
           CHUNK[4000:] + CHUNK * 7 + CHUNK[:4000], cut="units"),
    Family("one huge chunk", CHUNKED + b"fffffffffff\r\n", BLOCK, cut="units"),
    Family("a body that ends with the stream", OK + b"\r\n", BLOCK, role="client", cut="units"),
    Family("requests with bodies", b"",
           POST + b"Content-Length: 65536\r\n\r\n" + BLOCK, cut="units"),
)  # fmt: skip

ENDLESS = (
    Family("endless empty lines", b"", b"\r\n" * 500, cut="units"),
    Family("endless target", b"GET /", b"a" * 1000, cut="units"),
    Family("endless value", GET + b"a: ", b"a" * 1000, cut="units"),
    Family("endless fields", GET, b"a:\r\n" * 250, cut="units"),
    Family("endless lone-LF fields", GET, b"a:\n" * 250, cut="units"),
    Family("endless folds", GET + b"a: b\r\n", b" \r\n" * 250, cut="units"),
    Family("endless interim responses", b"", _INTERIM * 25, role="client", cut="units"),
    Family("endless chunk line", CHUNKED + b"1;", b"a" * 1000, cut="units"),
    Family("endless trailers", CHUNKED + b"0\r\n", b"a:\r\n" * 250, cut="units"),
    Family(
        "endless chunks with extensions", CHUNKED, b"1;a=b\r\nx\r\n" * 100, cut="units"
    ),
)
