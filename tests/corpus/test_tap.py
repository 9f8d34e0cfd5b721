"""The tap: both ends of a connection that write down every octet."""

from __future__ import annotations

import socket

import pytest
from recording.reading import Unreadable
from recording.site import answer
from recording.talks import ask, expecting
from recording.tap import Answer, ScriptedServer, converse

from .making import dialogue_of


def test_server_records_every_octet_of_a_client() -> None:
    """Octets that come one by one are recorded as they came, answers too."""
    octets = ask("/a", method="POST", body=b"\0\xff\r\n") + ask("/close")
    with (
        ScriptedServer(answer) as server,
        socket.create_connection(("127.0.0.1", server.port)) as client,
    ):
        for octet in octets:
            client.sendall(bytes([octet]))
        received = b""
        while more := client.recv(4096):
            received += more

    (dialogue,) = server.dialogues
    assert dialogue_of(octets, received, eof=True) == dialogue
    assert received.endswith(b"the end\n")
    assert not server.failures


def test_client_and_server_record_the_same() -> None:
    """Both ends of one connection agree on every octet, 100 (Continue) included."""
    with ScriptedServer(answer) as server:
        heard = converse(
            server.port, [*expecting("/x"), ask("/chunked"), ask("/close")]
        )

    assert [heard] == server.dialogues
    assert heard.server.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
    assert heard.server_eof


def test_client_hears_what_nobody_announced() -> None:
    """After the last answer the first octets of another protocol are heard."""
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    with ScriptedServer(answer) as server:
        heard = converse(server.port, [ask("/websocket", "Upgrade: websocket", key)])

    # The digest is the example of RFC 6455, 1.3.
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in heard.server
    assert heard.server.endswith(b"\x81\x02hi\x88\x02\x03\xe8")


def test_client_gives_up_a_silent_server() -> None:
    """A server that does not answer ends the recording with an error."""
    with ScriptedServer(lambda _: Answer(octets=b"")) as server:  # noqa: SIM117
        with pytest.raises((Unreadable, TimeoutError)):
            converse(server.port, [ask("/")], patience=0.1)


def test_server_gives_up_a_silent_client() -> None:
    """A client that falls silent is given up, which is told in words."""
    with (
        ScriptedServer(answer, patience=0.1) as server,
        socket.create_connection(("127.0.0.1", server.port)) as client,
    ):
        client.sendall(b"GET / HTTP/1.1\r\n")
        assert client.recv(1) == b""

    (failure,) = server.failures
    assert failure == "timed out after b'GET / HTTP/1.1\\r\\n'"


def test_server_tells_what_it_cannot_read() -> None:
    """A client that does not speak HTTP/1.1 is recorded, and the failure told."""
    with (
        ScriptedServer(answer) as server,
        socket.create_connection(("127.0.0.1", server.port)) as client,
    ):
        client.sendall(b"hello\r\n\r\n")
        assert client.recv(1) == b""

    assert server.failures == ["not a start-line: 'hello' after b'hello\\r\\n\\r\\n'"]
    assert server.dialogues == [dialogue_of(b"hello\r\n\r\n", b"")]
