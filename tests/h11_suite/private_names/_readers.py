"""`h11._readers`: each reader is a connection that expects just that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from h11impl import CLIENT, IDLE, NEED_DATA, SEND_RESPONSE, SERVER

from ._asking import Connection, as_local, client, server
from ._receivebuffer import ReceiveBuffer

_POST = b"POST / HTTP/1.1\r\nHost: a\r\n"


class _BodyReader:
    """Reads the content of one message out of a buffer, as far as it has come."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._fed = b""

    def __call__(self, buffer: ReceiveBuffer) -> Any:
        new = bytes(buffer)[len(self._fed) :]
        with as_local():
            if new:
                self._connection.receive_data(new)
            event = self._connection.next_event()
        self._fed = self._connection.trailing_data[0]
        buffer.keep(len(self._fed))
        return None if event is NEED_DATA else event

    def read_eof(self) -> Any:
        """Return the event that the end of the stream makes."""
        self._connection.receive_data(b"")
        return self._connection.next_event()


class ContentLengthReader(_BodyReader):
    def __init__(self, length: int) -> None:
        framing = b"Content-Length: %d\r\n\r\n" % length
        super().__init__(server(_POST + framing, events=1))


class ChunkedReader(_BodyReader):
    def __init__(self) -> None:
        framing = b"Transfer-Encoding: chunked\r\n\r\n"
        super().__init__(server(_POST + framing, events=1))


class Http10Reader(_BodyReader):
    def __init__(self) -> None:
        connection = client()
        connection.receive_data(b"HTTP/1.0 200 OK\r\n\r\n")
        connection.next_event()
        super().__init__(connection)


def _reads_head(fresh: Callable[[], Connection]) -> Callable[[ReceiveBuffer], Any]:
    """A head is read from the buffer's first octet each time, by a new connection."""

    def read(buffer: ReceiveBuffer) -> Any:
        return _BodyReader(fresh())(buffer)

    return read


READERS = {
    (CLIENT, IDLE): _reads_head(server),
    (SERVER, SEND_RESPONSE): _reads_head(lambda: client(proposing=True)),
}


def _obsolete_line_fold(lines: list[bytes]) -> list[bytes]:
    """Not to be asked: it takes lines that are no field lines."""
    raise NotImplementedError("private to h11")
