"""Cases are put together from heads and contents, without reading them back."""

from __future__ import annotations

import pytest

from http11_strategies import (
    Accept,
    Context,
    Framing,
    Role,
    SentRequest,
    _assembly as assembly,
    _spelling as spelling,
)
from http11_strategies._spelling import FieldLine, FieldShape


@pytest.mark.parametrize(
    ("version", "options", "framing", "alive"),
    [
        (b"1.1", set[bytes](), Framing.NONE, True),
        (b"1.1", {b"keep-alive", b"closed"}, Framing.CHUNKED, True),
        (b"1.1", {b"keep-alive", b"close"}, Framing.NONE, False),
        (b"1.1", {b"keep-alive"}, Framing.CLOSE, False),
        (b"1.0", set[bytes](), Framing.NONE, False),
        (b"1.0", {b"close"}, Framing.CONTENT_LENGTH, False),
        (b"1.0", {b"keep-alive"}, Framing.CONTENT_LENGTH, None),
        (b"1.0", {b"keep-alive"}, Framing.CLOSE, False),
    ],
)
def test_keeps_alive(
    version: bytes, options: set[bytes], framing: Framing, alive: bool | None
) -> None:
    """Persistence is as RFC 9112, 9.3 has it; keep-alive in 1.0 is left open."""
    assert alive is assembly.keeps_alive(version, options, framing)


def test_request_case() -> None:
    """A request case has the octets and says what they mean."""
    content = spelling.with_length(b"ab", shape=FieldShape())
    lines = (FieldLine(b"Host", b"a"), *content.lines)
    head = assembly.RequestHead(method=b"PUT", target=b"/", version=b"1.1", lines=lines)
    case = assembly.request_case(
        head, content, keep_alive=True, authority=b"a", empty_line=True
    )
    expected = b"\r\nPUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
    assert expected == case.octets
    assert Context(role=Role.SERVER) == case.context
    assert isinstance(case.expectation, Accept)
    (message,) = case.expectation.messages
    assert (b"PUT", b"/", b"1.1", b"a", True) == (
        message.method,
        message.target,
        message.version,
        message.authority,
        message.keep_alive,
    )
    assert ((b"host", b"a"), (b"content-length", b"2")) == message.fields
    assert not case.eof


def test_response_case() -> None:
    """A response case has its interim responses, and ends the stream if it must."""
    request = SentRequest()
    heads = [
        assembly.ResponseHead(status=status, reason=b"", version=b"1.1")
        for status in (100, 103, 200)
    ]
    case = assembly.response_case(
        heads[2],
        spelling.until_close(b"ab"),
        request=request,
        interim=heads[:2],
        keep_alive=False,
    )
    line = b"HTTP/1.1 %d \r\n\r\n"
    assert line % 100 + line % 103 + line % 200 + b"ab" == case.octets
    assert Context(role=Role.CLIENT, requests=(request,)) == case.context
    assert isinstance(case.expectation, Accept)
    (message,) = case.expectation.messages
    assert (200, b"", (100, 103), False, b"ab") == (
        message.status,
        message.reason,
        message.interim,
        message.keep_alive,
        message.body,
    )
    assert case.eof
