"""Putting messages together: heads and contents become cases.

As with the spelling of their parts, every choice is an argument here, and the
ground truth is told by the parts, not read back from the octets.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from http11_strategies._model import (
    Accept,
    Case,
    Context,
    ExpectedMessage,
    Framing,
    Role,
    SentRequest,
)
from http11_strategies._spelling import CRLF, Content, FieldLine, section


def keeps_alive(
    version: bytes, options: Collection[bytes], framing: Framing
) -> bool | None:
    """Say whether the connection persists after a message (RFC 9112, 9.3).

    `options` are its connection options in lower case.  ``None`` where the
    recipient may decide: HTTP/1.0 with ``keep-alive``.
    """
    if framing is Framing.CLOSE or b"close" in options:
        return False
    if version == b"1.1":
        return True
    return None if b"keep-alive" in options else False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestHead:
    """A request-line and a header section, its lines in their final order."""

    method: bytes
    target: bytes
    version: bytes
    lines: tuple[FieldLine, ...] = ()

    @property
    def octets(self) -> bytes:
        """The head as it is sent, with the empty line that ends it."""
        start = b"%b %b HTTP/%b\r\n" % (self.method, self.target, self.version)
        return start + section(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHead:
    """A status-line and a header section, its lines in their final order."""

    status: int
    reason: bytes
    version: bytes
    lines: tuple[FieldLine, ...] = ()

    @property
    def octets(self) -> bytes:
        """The head as it is sent, with the empty line that ends it."""
        start = b"HTTP/%b %d %b\r\n" % (self.version, self.status, self.reason)
        return start + section(self.lines)


def request_case(
    head: RequestHead,
    content: Content,
    *,
    keep_alive: bool | None,
    authority: bytes | None,
    empty_line: bool = False,
) -> Case:
    """Put a request together; `head` contains the lines of `content`.

    With `empty_line`, a CRLF comes first, which servers skip (RFC 9112, 2.2).
    """
    message = replace(
        _common(head.version, head.lines, content, keep_alive),
        method=head.method,
        target=head.target,
        authority=authority,
    )
    return Case(
        id="generated-request",
        octets=(CRLF if empty_line else b"") + head.octets + content.octets,
        context=Context(role=Role.SERVER),
        expectation=Accept(messages=(message,)),
    )


def response_case(
    head: ResponseHead,
    content: Content,
    *,
    request: SentRequest,
    interim: Sequence[ResponseHead] = (),
    keep_alive: bool | None,
) -> Case:
    """Put the response to `request` together; `head` has the lines of `content`.

    `interim` are the heads of the 1xx responses that come before it.
    """
    message = replace(
        _common(head.version, head.lines, content, keep_alive),
        status=head.status,
        reason=head.reason,
        interim=tuple(one.status for one in interim),
    )
    heads = b"".join(one.octets for one in (*interim, head))
    return Case(
        id="generated-response",
        octets=heads + content.octets,
        context=Context(role=Role.CLIENT, requests=(request,)),
        expectation=Accept(messages=(message,)),
        eof=content.framing is Framing.CLOSE,
    )


def _common(
    version: bytes,
    lines: Sequence[FieldLine],
    content: Content,
    keep_alive: bool | None,
) -> ExpectedMessage:
    return ExpectedMessage(
        version=version,
        fields=tuple(line.field for line in lines),
        body=content.body,
        trailers=content.trailers,
        framing=content.framing,
        keep_alive=keep_alive,
    )
