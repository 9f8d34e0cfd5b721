"""Small targets that go wrong in one way each, and one that does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from http11_oracle import Ending, Observation
from http11_strategies import Context, Message, Role

Observe = Callable[[Sequence[bytes], Context], Observation]

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
SERVER = Context(role=Role.SERVER)


class Toy:
    """A target made of a function."""

    name = "toy"
    version = "1"
    roles = frozenset(Role)

    def __init__(self, observe: Observe, **left: str) -> None:
        self.left_to_caller: Mapping[str, str] = left
        self._observe = observe

    def observe(self, reads: Sequence[bytes], context: Context) -> Observation:
        """Do as the function does."""
        return self._observe(reads, context)


def read_heads(reads: Sequence[bytes], context: Context) -> Observation:
    """Read heads only; refuse a line that begins with a space."""
    octets = b"".join(reads)
    *heads, rest = octets.split(b"\r\n\r\n")
    messages: list[Message] = []
    for head in heads:
        if head.startswith(b" "):
            return Observation(
                messages=tuple(messages), ending=Ending.REJECTED, status=400
            )
        messages.append(message(head, context.role))
    ending = Ending.INCOMPLETE if rest else Ending.COMPLETE
    return Observation(messages=tuple(messages), ending=ending)


def message(head: bytes, role: Role) -> Message:
    """Make a message of a head, whatever is in it."""
    start, *lines = head.split(b"\r\n")
    first, _, rest = start.partition(b" ")
    second = rest.partition(b" ")[0]
    fields = tuple(
        (name.lower(), value.strip(b" "))
        for name, _, value in (line.partition(b":") for line in lines)
    )
    if role is Role.SERVER:
        return Message(method=first, target=second, fields=fields)
    return Message(status=int(second) if second.isdigit() else None, fields=fields)
