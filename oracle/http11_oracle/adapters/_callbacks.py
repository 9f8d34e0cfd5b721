"""Messages out of the callbacks that llhttp-style parsers make."""

from __future__ import annotations

from http11_oracle._normal import normal_fields
from http11_strategies import Field, Message


class Callbacks:
    """Collects what a parser calls back, one message after the other.

    The callbacks have the names that httptools gives them; `finish` has to be
    called when a message is complete, with what the parser knows of it.
    """

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.head_read = False
        self._interim: list[int] = []
        self._begin()

    def _begin(self) -> None:
        self.open = False
        self.head_read = False
        self._target = self._reason = self._body = b""
        self._fields: list[Field] = []
        self._trailers: list[Field] = []

    def on_message_begin(self) -> None:
        """Note that the first octet of a message was read."""
        self._begin()
        self.open = True

    def on_url(self, part: bytes) -> None:
        """Take a part of the request target."""
        self._target += part

    def on_status(self, part: bytes) -> None:
        """Take a part of the reason phrase."""
        self._reason += part

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a field line: of the trailer section once the head is complete."""
        (self._trailers if self.head_read else self._fields).append((name, value))

    def on_headers_complete(self) -> None:
        """Note the end of the header section."""
        self.head_read = True

    def on_body(self, part: bytes) -> None:
        """Take a part of the body."""
        self._body += part

    def finish(
        self,
        *,
        version: str,
        keep_alive: bool,
        method: bytes | None = None,
        status: int | None = None,
    ) -> None:
        """Make a message of what was called back since it began."""
        self.open = False
        if status is not None and 100 <= status < 200 and status != 101:
            self._interim.append(status)
            return
        self.messages.append(
            Message(
                method=method,
                target=self._target if method is not None else None,
                status=status,
                reason=self._reason if status is not None else None,
                version=version.encode("ascii"),
                fields=normal_fields(self._fields),
                body=self._body,
                trailers=normal_fields(self._trailers),
                keep_alive=keep_alive,
                interim=tuple(self._interim),
            )
        )
        self._interim = []

    def has_field(self, *names: bytes) -> bool:
        """Whether the message being read has a field line with one of the names."""
        return any(name.lower() in names for name, _ in self._fields)
