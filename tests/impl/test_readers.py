"""Reading bodies: every case whole and octet by octet, then the wrong ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from h11impl import Data, EndOfMessage, LocalProtocolError
from h11impl._buffer import ReceiveBuffer
from h11impl._framing import CHUNKED, UNTIL_CLOSE, Framing
from h11impl._limits import Limits
from h11impl._readers import (
    NO_BODY,
    ChunkedReader,
    CloseReader,
    LengthReader,
    body_reader,
)
from h11impl._rules import DEFAULT, STRICT, Profile

Reader = LengthReader | ChunkedReader | CloseReader


def run(reader: Reader, reads: list[bytes]) -> tuple[bytes, EndOfMessage | None, bytes]:
    """Return the data, the end if it came, and what was left over."""
    buffer, data = ReceiveBuffer(), b""
    for at, read in enumerate(reads):
        buffer.append(read)
        while (event := reader.read(buffer)) is not None:
            if isinstance(event, EndOfMessage):
                return data, event, bytes(buffer) + b"".join(reads[at + 1 :])
            data += event.data
    return data, None, bytes(buffer)


def octets(wire: bytes) -> list[bytes]:
    """Cut into single octets."""
    return [wire[at : at + 1] for at in range(len(wire))]


def chunked(
    limit: int = 100, *, padded_sizes: bool = False, profile: Profile = DEFAULT
) -> ChunkedReader:
    """Return a fresh reader of chunked bodies."""
    limits = Limits(chunk_line=limit, trailers=limit)
    return ChunkedReader(limits, profile, padded_sizes=padded_sizes)


def test_each_framing_has_its_reader() -> None:
    """Lengths, chunked, and the end of the connection."""

    def reader(framing: Framing) -> Reader:
        return body_reader(framing, Limits(), DEFAULT, from_server=False)

    kinds = [type(reader(framing)) for framing in (5, CHUNKED, UNTIL_CLOSE)]
    assert [LengthReader, ChunkedReader, CloseReader] == kinds
    assert reader(0) is NO_BODY


@pytest.mark.parametrize(
    ("profile", "from_server", "read"),
    [
        (DEFAULT, True, True),
        (DEFAULT, False, False),
        (STRICT, True, False),
        (STRICT, False, False),
    ],
)
def test_who_may_pad_chunk_sizes(
    profile: Profile, from_server: bool, read: bool
) -> None:
    """Only servers, and only by default."""
    reader = body_reader(CHUNKED, Limits(), profile, from_server=from_server)
    try:
        assert read == (run(reader, [b"0 \r\n\r\n"])[1] is not None)
    except LocalProtocolError as error:
        assert not read, error  # noqa: PT017 -- refusing is one of two outcomes


@pytest.mark.parametrize("trailers", [b"X: y\n\r\n", b"X: y\r\n z\r\n\r\n"])
def test_strict_trailers(trailers: bytes) -> None:
    """Lone LF and folds are read in trailers by default, and refused strictly."""
    assert run(chunked(), [b"0\r\n" + trailers])[1] is not None
    with pytest.raises(LocalProtocolError):
        run(chunked(profile=STRICT), [b"0\r\n" + trailers])


@given(st.binary(max_size=20), st.integers(0, 20))
def test_length(wire: bytes, length: int) -> None:
    """Exactly the declared octets are read; what follows is left."""
    for reads in ([wire], octets(wire)):
        data, end, rest = run(LengthReader(length), [read for read in reads if read])
        assert (wire[:length], wire[length:]) == (data, rest)
        assert (end is not None) == (len(wire) > length or 0 < len(wire) == length)


def test_length_cut_short() -> None:
    """The end of the stream before the end of the body says what is missing."""
    reader = LengthReader(10)
    run(reader, [b"abc"])
    with pytest.raises(LocalProtocolError) as caught:
        reader.read_eof()
    assert str(caught.value) == (
        "peer closed connection without sending complete message body "
        "(received 3 bytes, expected 10)"
    )


def test_until_close() -> None:
    """Everything is data, until the end of the stream ends the message."""
    reader = CloseReader()
    assert (b"abc", None, b"") == run(reader, [b"a", b"bc"])
    assert EndOfMessage() == reader.read_eof()


@given(
    st.lists(st.binary(min_size=1, max_size=20), max_size=4),
    st.sampled_from(["%x", "%X", "000%x", '%x;a="\\";q"', "%x ; b = c;d"]),
)
def test_chunked_round_trip(parts: list[bytes], spelling: str) -> None:
    """Every legal chunk line is read, whole and octet by octet."""
    wire = b"".join(
        (spelling % len(part)).encode() + b"\r\n" + part + b"\r\n" for part in parts
    )
    wire += (spelling % 0).encode() + b"\r\n\r\nrest"
    for reads in ([wire], octets(wire)):
        assert (b"".join(parts), EndOfMessage(), b"rest") == run(chunked(), reads)


def test_chunk_boundaries() -> None:
    """The first and the last part of each chunk are marked as such."""
    reader, buffer = chunked(), ReceiveBuffer()
    for read, expected in [
        (b"5\r\n", None),
        (b"he", Data(b"he", chunk_start=True)),
        (b"l", Data(b"l")),
        (b"lo\r", Data(b"lo", chunk_end=True)),
        (b"\n5", None),
        (b"\r\nhello", Data(b"hello", chunk_start=True, chunk_end=True)),
        (b"\r\n0\r\n\r\n", EndOfMessage()),
    ]:
        buffer.append(read)
        if expected is None:
            assert reader.read(buffer) is None
        else:
            assert expected == reader.read(buffer)


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_trailers(end: bytes) -> None:
    """Fields after the last chunk come with the end of the message."""
    wire = b"0\r\nA: b%bC:%b\r\nrest" % (end, end)
    for reads in ([wire], octets(wire)):
        data, trailers, rest = run(chunked(), reads)
        assert (b"", b"rest") == (data, rest)
        assert EndOfMessage(headers=[("A", "b"), ("C", "")]) == trailers


BAD = [
    b"g\r\n",
    b"\r\n",
    b"0x5\r\n",
    b" 5\r\n",
    b"+5\r\n",
    b"5_0\r\n",
    b"5\n",
    b"5\r\r\n",
    b"5 \r\n",
    b"5;\r\n",
    b"5; \r\n",
    b"5;=b\r\n",
    b"5;a=\r\n",
    b"5;a=b c\r\n",
    b'5;a="x\r\n',
    b'5;a="\x01"\r\n',
    b"5;a\x7f\r\n",
    b"5;\ra\r\n",
    b"5;a\nb\r\n",
    b"9" * 21 + b"\r\n",
    b"5\r\nhelloXX",
    b"5\r\nhello\n",
    b"5\r\nhello\rX",
    b"0\r\n\n",
    b"0\r\n\r\r",
    b"0\r\n X: y\r\n\r\n",
    b"0\r\nX\r\n\r\n",
    b"0\r\nX: \0\r\n\r\n",
]


@pytest.mark.parametrize("wire", BAD)
@pytest.mark.parametrize("cut", [octets, lambda wire: [wire]])
def test_refused(wire: bytes, cut: Callable[[bytes], list[bytes]]) -> None:
    """No other size, extension, delimiter or trailer is read, however cut."""
    with pytest.raises(LocalProtocolError):
        run(chunked(), cut(wire))


def test_padded_sizes() -> None:
    """White space after a size passes where old servers are to be understood."""
    wire = b"5 \t\r\nhello\r\n0;a  \r\n\r\n"
    assert (b"hello", EndOfMessage(), b"") == run(chunked(padded_sizes=True), [wire])
    with pytest.raises(LocalProtocolError, match="illegal chunk extension"):
        run(chunked(), [wire])
    with pytest.raises(LocalProtocolError, match="illegal chunk extension"):
        run(chunked(padded_sizes=True), [b"5  x\r\n"])


@pytest.mark.parametrize("cut", [octets, lambda wire: [wire]])
def test_limits(cut: Callable[[bytes], list[bytes]]) -> None:
    """A line or a trailer section at the limit is read; one octet more is not."""
    line = b"0;" + b"a" * 26
    assert run(chunked(30), cut(line + b"\r\n\r\n"))[1] == EndOfMessage()
    with pytest.raises(LocalProtocolError, match="chunk line is longer than 29 octets"):
        run(chunked(29), cut(line + b"\r\n\r\n"))
    trailers = b"0\r\nX: " + b"a" * 25 + b"\r\n\r\n"
    assert run(chunked(30), cut(trailers))[1] is not None
    with pytest.raises(LocalProtocolError) as caught:
        run(chunked(29), cut(trailers))
    assert ("trailer section is longer than 29 octets", 431) == (
        str(caught.value),
        caught.value.error_status_hint,
    )


@given(st.integers(0, 40))
def test_chunked_cut_short(length: int) -> None:
    """A chunked body is complete with its last CRLF only."""
    wire = b"5\r\nhello\r\n4;a=b\r\nabcd\r\n0\r\nX: yz\r\n\r\n"
    reader = chunked()
    assert (run(reader, octets(wire[:length]))[1] is None) == (length < len(wire))
    with pytest.raises(LocalProtocolError, match="incomplete chunked read"):
        reader.read_eof()
