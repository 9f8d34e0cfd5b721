"""`h11._receivebuffer`: the octets that wait; what takes them is a connection."""

from __future__ import annotations

from typing import Any

from ._asking import client, wire


class ReceiveBuffer:
    """Octets in order of arrival, of which a reader keeps the last ones."""

    def __init__(self) -> None:
        self._octets = b""

    def __iadd__(self, octets: bytes) -> ReceiveBuffer:
        self._octets += octets
        return self

    def __len__(self) -> int:
        return len(self._octets)

    def __bytes__(self) -> bytes:
        return self._octets

    def keep(self, count: int) -> None:
        """Drop all octets but the last `count`."""
        self._octets = self._octets[len(self._octets) - count :]

    def maybe_extract_lines(self) -> list[bytes]:
        """Let a client read the head of a response; give back its lines."""
        connection = client()
        connection.receive_data(self._octets)
        head: Any = connection.next_event()
        self.keep(len(connection.trailing_data[0]))
        return wire(head).split(b"\r\n")[:-1]
