"""The scripted answers that recorded clients get: one small site for all of them."""

from __future__ import annotations

import base64
import hashlib
import zlib

from .reading import Part
from .tap import Answer

WEBSOCKET_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def response(
    status: str, body: bytes = b"", *fields: str, framing: str = "length"
) -> bytes:
    """Return the octets of a response; `framing` is ``length`` or ``none``."""
    lines = [f"HTTP/1.1 {status}", *fields]
    if framing == "length":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def answer(request: Part) -> Answer:
    """Answer a request by its method and its path; anything unknown gets 200."""
    path = request.start[1].partition("?")[0]
    path = path[path.index("/", 7) :] if path.startswith("http://") else path
    octets = _by_path(path, request) or response(
        "200 OK", b"ok\n", "Content-Type: text/plain"
    )
    if request.start[0] == "HEAD":
        octets = octets[: octets.index(b"\r\n\r\n") + 4]
    if request.start[0] == "CONNECT":
        octets = response("403 Forbidden", b"no tunnel\n", "Connection: close")
    closes = b"\r\nConnection: close\r\n" in octets
    final = b"HTTP/1.1 101 " in octets
    return Answer(octets=octets, close=closes, tunnel=final)


def _by_path(path: str, request: Part) -> bytes | None:
    known = {
        "/redirect": response("302 Found", b"", "Location: /landed"),
        "/see-other": response("303 See Other", b"", "Location: /landed"),
        "/set-cookie": response(
            "200 OK", b"set\n", "Set-Cookie: flavour=oat; Path=/", "Set-Cookie: n=1"
        ),
        "/empty": response("204 No Content", framing="none"),
        "/etag": response(
            "200 OK", b"tagged\n", 'ETag: "v1"', "Cache-Control: no-cache"
        ),
        "/chunked": response(
            "200 OK",
            b"3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nX-Sum: 7\r\n\r\n",
            "Transfer-Encoding: chunked",
            framing="none",
        ),
        "/close": response("200 OK", b"the end\n", "Connection: close", framing="none"),
    }
    if request.values("if-none-match"):
        return response("304 Not Modified", b"", 'ETag: "v1"', framing="none")
    if path == "/digest":
        return _digest(request)
    if path == "/basic" and not request.values("authorization"):
        return response("401 Unauthorized", b"", 'WWW-Authenticate: Basic realm="tap"')
    if path == "/websocket":
        return _websocket(request)
    if path == "/range":
        return _range(request)
    if path == "/gzip":
        return _gzip()
    return known.get(path)


def _digest(request: Part) -> bytes | None:
    if request.values("authorization"):
        return None
    challenge = (
        'WWW-Authenticate: Digest realm="tap", nonce="c0ffee", qop="auth", '
        "algorithm=MD5"
    )
    return response("401 Unauthorized", b"", challenge)


def _websocket(request: Part) -> bytes:
    # Field values are case-sensitive here, so `values` would not do.
    key = next(v for name, v in request.fields if name == "sec-websocket-key")
    digest = hashlib.sha1(key.encode() + WEBSOCKET_GUID).digest()
    accept = base64.b64encode(digest).decode()
    handshake = response(
        "101 Switching Protocols",
        b"",
        "Connection: Upgrade",
        "Upgrade: websocket",
        f"Sec-WebSocket-Accept: {accept}",
        framing="none",
    )
    # A text frame "hi" and a close frame.
    return handshake + b"\x81\x02hi" + b"\x88\x02\x03\xe8"


def _range(request: Part) -> bytes | None:
    wanted = request.values("range")
    if not wanted:
        return None
    whole = b"abcdefgh"
    first, _, last = wanted[0].removeprefix("bytes=").partition("-")
    start, end = int(first), int(last) if last else len(whole) - 1
    extent = f"Content-Range: bytes {start}-{end}/{len(whole)}"
    return response("206 Partial Content", whole[start : end + 1], extent)


def _gzip() -> bytes:
    packer = zlib.compressobj(wbits=31)
    body = packer.compress(b"squeezed\n" * 20) + packer.flush()
    return response("200 OK", body, "Content-Encoding: gzip")
