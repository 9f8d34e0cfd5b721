"""The two ends of a loopback connection that write down every octet.

:class:`ScriptedServer` answers whatever client connects and records what the
client sent; :func:`converse` plays a client and records what a server sent.
Both keep both directions, so a recording can be read with its context.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType

from .reading import Part, Unreadable, read_dialogue, read_request

LOOPBACK = "127.0.0.1"
PATIENCE = 10.0
"""Seconds that a connection may stay silent before it is given up."""
LINGER = 0.3
"""Seconds to wait for octets that nobody announced (a first WebSocket frame)."""
MOST_OCTETS = 1 << 20
MOST_CONNECTIONS = 64

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(slots=True)
class Dialogue:
    """All octets of one connection, in both directions."""

    client: bytes = b""
    server: bytes = b""
    server_eof: bool = False
    """The server closed its side while the client still listened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the scripted server sends for one request."""

    octets: bytes
    close: bool = False
    """Close the server's side after the octets."""
    interim: bytes = CONTINUE
    """Sent before the content is read, to a client that expects it."""
    tunnel: bool = False
    """After the octets, take all that comes for another protocol."""


Script = Callable[[Part], Answer]


@dataclass(slots=True)
class ScriptedServer:
    """Serve `script` on a free loopback port and record every connection.

    Use it as a context manager; `dialogues` is complete after it was left.  It
    gives up a connection that is silent for `patience` seconds, and takes no more
    than ``MOST_CONNECTIONS`` of them.
    """

    script: Script
    patience: float = PATIENCE
    dialogues: list[Dialogue] = field(default_factory=list[Dialogue])
    failures: list[str] = field(default_factory=list[str])
    """Connections that the script could not follow, in words."""
    _listener: socket.socket = field(init=False)
    _last_peer: object = field(init=False, default=None)
    _threads: list[threading.Thread] = field(
        init=False, default_factory=list[threading.Thread]
    )

    def __enter__(self) -> ScriptedServer:
        self._listener = socket.create_server((LOOPBACK, 0))
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Closing the listener would not wake the accepting thread, and would lose
        # connections that are not accepted yet: a last connection comes after them.
        with socket.socket() as last:
            last.bind((LOOPBACK, 0))
            self._last_peer = last.getsockname()
            last.connect((LOOPBACK, self.port))
            for thread in self._threads:
                thread.join()
        self._listener.close()

    @property
    def port(self) -> int:
        """The port that clients connect to."""
        name: tuple[str, int] = self._listener.getsockname()
        return name[1]

    @property
    def base(self) -> str:
        """The URL of the root."""
        return f"http://{LOOPBACK}:{self.port}"

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        for _ in range(MOST_CONNECTIONS):
            connection, peer = self._listener.accept()
            if peer == self._last_peer:
                connection.close()
                return
            dialogue = Dialogue()
            self.dialogues.append(dialogue)
            connection.settimeout(self.patience)
            self._start(partial(self._serve, connection, dialogue))

    def _serve(self, connection: socket.socket, dialogue: Dialogue) -> None:
        with connection:
            try:
                self._answer_all(connection, dialogue)
            except (OSError, Unreadable) as error:
                self.failures.append(f"{error} after {dialogue.client[:60]!r}")

    def _answer_all(self, connection: socket.socket, dialogue: Dialogue) -> None:
        at = 0
        while True:
            read = _next_request(dialogue.client, at)
            if read is None or not read[0].complete:
                if read is not None and _waits(read[0], dialogue.client, at):
                    _say(connection, dialogue, self.script(read[0]).interim)
                if not _listen(connection, dialogue):
                    return
                continue
            request, at = read
            answer = self.script(request)
            _say(connection, dialogue, answer.octets)
            if answer.close:
                dialogue.server_eof = True
                connection.shutdown(socket.SHUT_WR)
            if answer.close or answer.tunnel:
                while _listen(connection, dialogue):
                    pass
                return


def _next_request(octets: bytes, at: int) -> tuple[Part, int] | None:
    return read_request(octets, at) if at < len(octets) else None


def _waits(request: Part, octets: bytes, at: int) -> bool:
    """Whether the head has just come, no content yet, and 100 is expected."""
    head_only = octets.find(b"\r\n\r\n", at) + 4 == len(octets)
    return head_only and "100-continue" in request.values("expect")


def _say(connection: socket.socket, dialogue: Dialogue, octets: bytes) -> None:
    connection.sendall(octets)
    dialogue.server += octets


def _listen(connection: socket.socket, dialogue: Dialogue) -> bool:
    """Take one read from the client; false at the end of the stream."""
    octets = connection.recv(65536)
    dialogue.client += octets
    if len(dialogue.client) > MOST_OCTETS:
        raise Unreadable(f"more than {MOST_OCTETS} octets on one connection")
    return bool(octets)


@dataclass(frozen=True, slots=True)
class Send:
    """One step of a scripted client: octets to send, then what to wait for."""

    octets: bytes
    wait: str = "final"
    """``final``: all requests sent so far are answered; ``interim``: 100 came."""


def converse(
    port: int, steps: Sequence[Send | bytes], *, patience: float = PATIENCE
) -> Dialogue:
    """Say `steps` to the server at `port` and record what it sends.

    Bare bytes stand for ``Send(octets)``.  A response that is delimited by the
    close of the connection is read to its end.  Raises :exc:`Unreadable` if the
    server falls silent before it has answered, :exc:`OSError` if it cannot be
    reached.
    """
    dialogue = Dialogue()
    with socket.create_connection((LOOPBACK, port), timeout=patience) as connection:
        for step in steps:
            send = Send(step) if isinstance(step, bytes) else step
            connection.sendall(send.octets)
            dialogue.client += send.octets
            _hear(connection, dialogue, send.wait, patience)
        _linger(connection, dialogue)
    return dialogue


def _hear(
    connection: socket.socket, dialogue: Dialogue, wait: str, patience: float
) -> None:
    deadline = time.monotonic() + patience
    while not dialogue.server_eof and not _heard(dialogue, wait):
        if time.monotonic() > deadline or len(dialogue.server) > MOST_OCTETS:
            raise Unreadable(f"no end after {dialogue.server[:60]!r}")
        _take(connection, dialogue)


def _heard(dialogue: Dialogue, wait: str) -> bool:
    if wait == "interim":
        return b"\r\n\r\n" in dialogue.server
    reading = read_dialogue(dialogue.client, dialogue.server, server_eof=False)
    return len(reading.responses) >= len(reading.requests)


def _take(connection: socket.socket, dialogue: Dialogue) -> None:
    try:
        octets = connection.recv(65536)
    except ConnectionResetError:  # Some servers abort after refusing a request.
        octets = b""
    dialogue.server += octets
    dialogue.server_eof = not octets


def _linger(connection: socket.socket, dialogue: Dialogue) -> None:
    connection.settimeout(LINGER)
    while not dialogue.server_eof:
        try:
            _take(connection, dialogue)
        except TimeoutError:
            return
