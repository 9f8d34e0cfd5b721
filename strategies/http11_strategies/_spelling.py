"""Spelling a message: from its parts to octets, with the ground truth beside them.

One message has many legal spellings.  Everything that distinguishes them (the
case of a name, the whitespace around a value, the digits of a size) is an
argument here, and nothing is left to chance: whoever makes the choices, a
strategy, a seeded generator or a fuzzer's input, gets the same octets from the
same choices.  The ground truth is never read back from the octets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from http11_strategies._model import Field, Framing

CRLF = b"\r\n"


def recase(text: bytes, flips: int) -> bytes:
    """Swap the case of each letter of `text` whose bit is set in `flips`.

    The lowest bit belongs to the first octet.
    """
    return b"".join(
        text[i : i + 1].swapcase() if flips >> i & 1 else text[i : i + 1]
        for i in range(len(text))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShape:
    """How a field line is written: the case of its name, the OWS around its value."""

    flips: int = 0
    before: bytes = b" "
    after: bytes = b""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field line: what it says and how it is written (RFC 9112, 5)."""

    name: bytes
    value: bytes
    """Neither its first nor its last octet is whitespace."""
    shape: FieldShape = FieldShape()

    @property
    def octets(self) -> bytes:
        """The line as it is sent, with its CRLF."""
        shape = self.shape
        name = recase(self.name, shape.flips)
        return name + b":" + shape.before + self.value + shape.after + CRLF

    @property
    def field(self) -> Field:
        """The line as a recipient understands it."""
        return self.name.lower(), self.value


def section(lines: Sequence[FieldLine]) -> bytes:
    """Spell a header or trailer section, with the empty line that ends it."""
    return b"".join(line.octets for line in lines) + CRLF


def quoted_string(text: bytes, escapes: int = 0) -> bytes:
    """Quote `text` (RFC 9110, 5.6.4).

    DQUOTE and backslash are escaped because they must be, and each other octet
    whose bit is set in `escapes` because it may be.
    """
    content = b"".join(
        b"\\" + text[i : i + 1]
        if text[i] in b'"\\' or escapes >> i & 1
        else text[i : i + 1]
        for i in range(len(text))
    )
    return b'"' + content + b'"'


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkExtension:
    """A chunk extension with the "bad" whitespace in its four places (9112, 7.1.1)."""

    name: bytes
    value: bytes | None = None
    """A token or a quoted-string, as it is written; ``None`` for no value."""
    spaces: tuple[bytes, bytes, bytes, bytes] = (b"", b"", b"", b"")
    """Before and after the semicolon, before and after the equals sign."""

    @property
    def octets(self) -> bytes:
        """The extension as it is sent."""
        a, b, c, d = self.spaces
        head = a + b";" + b + self.name
        return head if self.value is None else head + c + b"=" + d + self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A chunk (RFC 9112, 7.1); the one without data is the last one."""

    data: bytes = b""
    zeros: int = 0
    """How many surplus zeros lead the size."""
    flips: int = 0
    """Which digits of the size are in upper case."""
    extensions: tuple[ChunkExtension, ...] = ()

    @property
    def octets(self) -> bytes:
        """The size line, and the data with its CRLF if there is any."""
        size = b"0" * self.zeros + recase(b"%x" % len(self.data), self.flips)
        line = size + b"".join(e.octets for e in self.extensions) + CRLF
        return line + self.data + CRLF if self.data else line


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What follows the header section, and the field lines that frame it."""

    framing: Framing
    lines: tuple[FieldLine, ...] = ()
    octets: bytes = b""
    body: bytes = b""
    trailers: tuple[Field, ...] = ()

    def withheld(self) -> Content:
        """Keep what the fields say and send nothing: the answer to HEAD, or a 304."""
        return Content(framing=Framing.NONE, lines=self.lines)


NO_CONTENT = Content(framing=Framing.NONE)


def with_length(body: bytes, *, zeros: int = 0, shape: FieldShape) -> Content:
    """Frame `body` by Content-Length, written with `zeros` surplus zeros."""
    value = b"0" * zeros + b"%d" % len(body)
    line = FieldLine(b"Content-Length", value, shape)
    return Content(
        framing=Framing.CONTENT_LENGTH, lines=(line,), octets=body, body=body
    )


def with_chunks(
    chunks: Sequence[Chunk],
    *,
    last: Chunk = Chunk(),
    trailers: Sequence[FieldLine] = (),
    coding: FieldLine,
) -> Content:
    """Frame the data of `chunks` by the chunked coding, announced by `coding`.

    `last` has no data; each of `chunks` has some.
    """
    octets = b"".join(chunk.octets for chunk in chunks)
    return Content(
        framing=Framing.CHUNKED,
        lines=(coding,),
        octets=octets + last.octets + section(trailers),
        body=b"".join(chunk.data for chunk in chunks),
        trailers=tuple(line.field for line in trailers),
    )


def until_close(body: bytes) -> Content:
    """Frame `body` by the end of the connection."""
    return Content(framing=Framing.CLOSE, octets=body, body=body)
