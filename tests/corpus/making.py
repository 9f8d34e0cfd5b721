"""Recordings made by hand, for the tests of the recorder."""

from __future__ import annotations

from recording.index import Recording
from recording.tap import Dialogue

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def dialogue_of(client: bytes, server: bytes = OK, *, eof: bool = False) -> Dialogue:
    return Dialogue(client=client, server=server, server_eof=eof)


def recording_of(
    dialogue: Dialogue, *, real: str = "server", conversation: bool = False
) -> Recording:
    return Recording(
        program="fake",
        what="case",
        origin="fake 1.0",
        description="made for a test",
        dialogue=dialogue,
        real=real,
        conversation=conversation,
    )


def request_line(target: str = "/", method: str = "GET") -> bytes:
    return f"{method} {target} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
