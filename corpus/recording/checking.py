"""The second reading: somebody else's parser must agree with the slow reader.

Responses are read again by :mod:`http.client`, requests by ``httptools``.
"""

from __future__ import annotations

import http.client
import importlib
import io
from typing import Protocol

from .reading import Part, Reading


class Disagreement(ValueError):
    """Two readers made different messages of one recording."""


class SecondReaderMissing(RuntimeError):
    """No second reader of requests is installed."""


class _Parser(Protocol):
    def feed_data(self, octets: bytes) -> None: ...
    def get_method(self) -> bytes: ...
    def get_http_version(self) -> str: ...


class _RequestLog:
    """Collects what ``httptools`` reports; it calls the methods by these names."""

    def __init__(self) -> None:
        self.messages: list[tuple[bytes, bytes, str, list[tuple[bytes, bytes]]]] = []
        self.bodies: list[bytes] = []
        self.parser: _Parser | None = None
        self._target = b""
        self._fields: list[tuple[bytes, bytes]] = []

    def on_message_begin(self) -> None:
        """Start a new message."""
        self._target = b""
        self._fields = []

    def on_url(self, octets: bytes) -> None:
        """Collect the request-target."""
        self._target += octets

    def on_header(self, name: bytes, value: bytes) -> None:
        """Collect a field line, of the head or of the trailers."""
        self._fields.append((name.lower(), value.strip(b" \t")))

    def on_headers_complete(self) -> None:
        """Note the head; trailers join the same list of fields later."""
        assert self.parser is not None
        version = self.parser.get_http_version()
        method = self.parser.get_method()
        self.messages.append((method, self._target, version, self._fields))
        self.bodies.append(b"")

    def on_body(self, octets: bytes) -> None:
        """Collect content."""
        self.bodies[-1] += octets


def check_requests(octets: bytes, reading: Reading) -> None:
    """Compare the requests of `reading` with what httptools makes of `octets`.

    Raises :exc:`Disagreement`, or :exc:`SecondReaderMissing` without httptools.
    """
    if reading.switched_at is not None:
        octets = octets[: reading.switched_at[0]]
    try:
        httptools = importlib.import_module("httptools")
    except ImportError:
        raise SecondReaderMissing(
            "httptools is needed: pip install httptools"
        ) from None
    log = _RequestLog()
    parser: _Parser = httptools.HttpRequestParser(log)
    log.parser = parser
    try:
        parser.feed_data(octets)
    except httptools.HttpParserUpgrade:
        pass  # It stops there; so does the recording of the handshake.
    except httptools.HttpParserError as error:
        raise Disagreement(f"httptools refuses the requests: {error}") from None
    theirs = [
        (message, body.decode("latin-1"))
        for message, body in zip(log.messages, log.bodies, strict=True)
    ]
    ours = [(_request_line_and_fields(part), part.body) for part in reading.requests]
    if theirs != ours:
        raise Disagreement(f"httptools: {theirs!r}, slow reader: {ours!r}")


def _request_line_and_fields(
    part: Part,
) -> tuple[bytes, bytes, str, list[tuple[bytes, bytes]]]:
    method, target, version = part.start
    fields = [
        (name.encode("latin-1"), value.encode("latin-1"))
        for name, value in [*part.fields, *(part.trailers or [])]
    ]
    encoded = method.encode("latin-1"), target.encode("latin-1")
    return *encoded, version.removeprefix("HTTP/"), fields


class _Stream(io.BytesIO):
    """Plays the socket of several connections, whose answers follow each other."""

    def close(self) -> None:
        """Stay open for the next response."""

    def sendall(self, _octets: bytes) -> None:
        """Take no notice of a request: its answer is recorded already."""

    def makefile(self, *_args: object) -> _Stream:
        """Return the file that http.client reads responses from."""
        return self


def check_responses(octets: bytes, reading: Reading) -> None:
    """Compare the final responses of `reading` with http.client's reading.

    http.client skips 100 (Continue) by itself; other interim responses are
    stepped over here.  Raises :exc:`Disagreement`.
    """
    stream = _Stream(octets)
    for request, part in zip(reading.requests, reading.responses, strict=False):
        try:
            theirs = _read_final(stream, request.start[0])
        except http.client.HTTPException as error:
            raise Disagreement(f"http.client refuses a response: {error!r}") from None
        version, status, reason = part.start
        ours = version, int(status), reason.strip(), part.fields, part.body
        if theirs != ours:
            raise Disagreement(f"http.client: {theirs!r}, slow reader: {ours!r}")
    end = None if reading.switched_at is None else reading.switched_at[1]
    if octets[stream.tell() : end]:
        raise Disagreement(f"octets left over: {octets[stream.tell() : end]!r}")


def _read_final(
    stream: _Stream, method: str
) -> tuple[str, int, str, list[tuple[str, str]], str]:
    while True:
        connection = http.client.HTTPConnection("localhost")
        connection.sock = stream
        connection.request(method, "/")
        response = connection.getresponse()
        if response.status == 101 or not 100 <= response.status < 200:
            break
    fields = [
        (name.lower(), value.strip(" \t")) for name, value in response.getheaders()
    ]
    version = f"HTTP/{response.version // 10}.{response.version % 10}"
    body = response.read() if response.status != 101 else b""
    return version, response.status, response.reason, fields, body.decode("latin-1")
