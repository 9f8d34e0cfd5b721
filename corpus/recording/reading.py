"""A slow reader of recorded HTTP/1.1 dialogues: whole input, nothing tolerated.

It reads a recording after the fact, with both directions and both ends of the
connection known, so it never guesses.  Whatever well-behaved programs do not
send (bare LF, line folding, repeated framing fields) it refuses to read: such a
recording must be looked at, not indexed.  Text is latin-1: one character, one
octet.
"""

from __future__ import annotations

from dataclasses import dataclass

Fields = list[tuple[str, str]]

NO_BODY_STATUSES = (204, 304)


class Unreadable(ValueError):
    """The octets are not what this reader knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One message as the slow reader understood it."""

    start: tuple[str, str, str]
    """The three parts of the start-line, as sent."""
    fields: Fields
    """Field lines in order: name in lower case, value without whitespace around."""
    body: str = ""
    framing: str = "none"
    trailers: Fields | None = None
    """``None`` unless the body was chunked."""
    interim: tuple[int, ...] = ()
    """Status codes of the 1xx responses before this final response."""
    complete: bool = True
    """False: the octets ended within the body."""

    def values(self, name: str) -> list[str]:
        """Return the comma-separated members of all fields `name`, in lower case."""
        return [
            member.strip().lower()
            for key, value in self.fields
            if key == name
            for member in value.split(",")
        ]

    @property
    def status(self) -> int:
        """The status code (responses only)."""
        return int(self.start[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was said in both directions of one connection."""

    requests: list[Part]
    responses: list[Part]
    switched_at: tuple[int, int] | None = None
    """Octets of HTTP in each direction, where another protocol follows them."""


@dataclass(frozen=True, slots=True)
class _Body:
    octets: bytes
    framing: str
    end: int
    trailers: Fields | None = None
    complete: bool = True


def read_dialogue(client: bytes, server: bytes, *, server_eof: bool) -> Reading:
    """Read both directions of one connection.

    `server_eof` says that the server closed its side: that ends a
    close-delimited body.  Incomplete messages at the end of a direction are
    left out, but for a request whose head is complete.  Raises
    :exc:`Unreadable`.
    """
    requests: list[Part] = []
    responses: list[Part] = []
    sent = answered = 0
    while (read := read_request(client, sent)) is not None:
        request, sent = read
        requests.append(request)
        if len(responses) == len(requests) - 1:
            got = read_response(server, answered, request, eof=server_eof)
            if got is not None:
                response, answered = got
                responses.append(response)
                if _switches(request, response):
                    switched = sent, answered
                    return Reading(
                        requests=requests, responses=responses, switched_at=switched
                    )
        if not request.complete:
            break
    if sent < len(client) and read is None:
        raise Unreadable(f"octets after the last request: {client[sent:][:40]!r}")
    return Reading(requests=requests, responses=responses)


def read_request(octets: bytes, at: int) -> tuple[Part, int] | None:
    """Read the request that starts at `at`; return it and where it ends.

    ``None`` means that its head is not complete.
    """
    head = _read_head(octets, at)
    if head is None:
        return None
    start, fields, at = head
    body = _read_body(octets, at, fields, otherwise="none", eof=False)
    return _part(start, fields, body), body.end


def read_response(
    octets: bytes, at: int, request: Part, *, eof: bool
) -> tuple[Part, int] | None:
    """Read the final response to `request` that starts at `at`, after its interim ones.

    ``None`` means that it is not complete; `eof` that no further octets come.
    """
    interim: list[int] = []
    while (head := _read_head(octets, at)) is not None:
        start, fields, at = head
        if not start[0].startswith("HTTP/") or not start[1].isdecimal():
            raise Unreadable(f"not a status-line: {start!r}")
        status = int(start[1])
        if 100 <= status < 200 and status != 101:
            interim.append(status)
            continue
        if status == 101 or _has_no_content(request, status):
            body = _Body(b"", "none", at)
        else:
            body = _read_body(octets, at, fields, otherwise="close", eof=eof)
        if not body.complete:
            return None
        return _part(start, fields, body, tuple(interim)), body.end
    return None


def _has_no_content(request: Part, status: int) -> bool:
    method = request.start[0]
    tunnel = method == "CONNECT" and 200 <= status < 300
    return method == "HEAD" or status in NO_BODY_STATUSES or tunnel


def _switches(request: Part, response: Part) -> bool:
    tunnel = request.start[0] == "CONNECT" and 200 <= response.status < 300
    return response.status == 101 or tunnel


def _part(
    start: tuple[str, str, str],
    fields: Fields,
    body: _Body,
    interim: tuple[int, ...] = (),
) -> Part:
    return Part(
        start=start,
        fields=fields,
        body=body.octets.decode("latin-1"),
        framing=body.framing,
        trailers=body.trailers,
        interim=interim,
        complete=body.complete,
    )


def _read_head(
    octets: bytes, at: int
) -> tuple[tuple[str, str, str], Fields, int] | None:
    end = octets.find(b"\r\n\r\n", at)
    if end < 0:
        return None
    first, *lines = octets[at:end].decode("latin-1").split("\r\n")
    # A reason phrase may hold spaces and may be missing, its space may not.
    pieces = first.split(" ", 2)
    if len(pieces) != 3 or "\n" in first:
        raise Unreadable(f"not a start-line: {first!r}")
    return (pieces[0], pieces[1], pieces[2]), _fields(lines), end + 4


def _fields(lines: list[str]) -> Fields:
    fields: Fields = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name or name != name.strip() or "\n" in line:
            raise Unreadable(f"not a field line: {line!r}")
        fields.append((name.lower(), value.strip(" \t")))
    return fields


def _read_body(
    octets: bytes, at: int, fields: Fields, *, otherwise: str, eof: bool
) -> _Body:
    codings = [value for name, value in fields if name == "transfer-encoding"]
    lengths = [value for name, value in fields if name == "content-length"]
    if len(codings) + len(lengths) > 1:
        raise Unreadable("more than one framing field")
    if codings:
        if codings[0].lower() != "chunked":
            raise Unreadable(f"transfer coding {codings[0]!r}")
        return _read_chunks(octets, at)
    if lengths:
        if not (lengths[0].isascii() and lengths[0].isdecimal()):
            raise Unreadable(f"Content-Length {lengths[0]!r}")
        end = at + int(lengths[0])
        whole = end <= len(octets)
        return _Body(
            octets[at:end], "content-length", min(end, len(octets)), None, whole
        )
    if otherwise == "none":
        return _Body(b"", "none", at)
    return _Body(octets[at:], otherwise, len(octets), None, eof)


def _read_chunks(octets: bytes, at: int) -> _Body:
    body = b""
    while (line_end := octets.find(b"\r\n", at)) >= 0:
        size_text = octets[at:line_end].split(b";")[0].strip(b" \t")
        if not size_text or size_text.strip(b"0123456789abcdefABCDEF"):
            raise Unreadable(f"chunk size {size_text!r}")
        size = int(size_text, 16)
        if size == 0:
            return _read_trailers(octets, line_end + 2, body)
        start, at = line_end + 2, line_end + 2 + size + 2
        if len(octets) < at:
            break
        if octets[at - 2 : at] != b"\r\n":
            raise Unreadable("no CRLF after a chunk")
        body += octets[start : at - 2]
    return _Body(body, "chunked", len(octets), None, False)


def _read_trailers(octets: bytes, at: int, body: bytes) -> _Body:
    lines: list[str] = []
    while (end := octets.find(b"\r\n", at)) >= 0:
        line, at = octets[at:end].decode("latin-1"), end + 2
        if not line:
            return _Body(body, "chunked", at, _fields(lines))
        lines.append(line)
    return _Body(body, "chunked", len(octets), None, False)
