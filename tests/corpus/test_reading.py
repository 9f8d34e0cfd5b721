"""The slow reader of recorded dialogues."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from recording.reading import Part, Unreadable, read_dialogue, read_request
from recording.talks import ask

from .making import request_line

TOKENS = st.text("abcXYZ-09", min_size=1, max_size=8)
VALUES = st.text("ab c,;=\xe4", max_size=12).map(str.strip)
FIELDS = st.lists(st.tuples(TOKENS.map(lambda name: f"X-{name}"), VALUES), max_size=4)


@given(st.lists(st.tuples(FIELDS, st.binary(max_size=30), st.booleans()), min_size=1))
def test_reader_gives_back_what_was_written(
    messages: list[tuple[list[tuple[str, str]], bytes, bool]],
) -> None:
    """Pipelined requests are read as the fields and the content they were made of."""
    octets = b""
    for fields, body, chunked in messages:
        lines = [f"{name}: {value}" for name, value in fields]
        if chunked:
            chunk = b"%x;a=b\r\n%b\r\n" % (len(body), body) if body else b""
            coded = chunk + b"0\r\n\r\n"
            lines.append("Transfer-Encoding: chunked")
        else:
            coded = body
            lines.append(f"Content-Length: {len(body)}")
        octets += "\r\n".join(["POST /x HTTP/1.1", *lines, "", ""]).encode("latin-1")
        octets += coded

    parts = read_dialogue(octets, b"", server_eof=False).requests

    assert [
        ([(n.lower(), v) for n, v in fields], body.decode("latin-1"), chunked)
        for fields, body, chunked in messages
    ] == [(part.fields[:-1], part.body, part.framing == "chunked") for part in parts]


@given(st.binary(max_size=20))
def test_reader_tells_incomplete_requests(body: bytes) -> None:
    """A cut request is read as incomplete, one without a whole head not at all."""
    octets = ask("/", method="PUT", body=body + b"x")

    whole = read_request(octets, 0)
    cut = read_request(octets[:-1], 0)

    assert whole is not None
    assert whole[0].complete
    assert cut is not None
    assert not cut[0].complete
    assert read_request(octets[: -len(body) - 3], 0) is None


def test_reader_frames_responses_by_their_requests() -> None:
    """HEAD, 204 and 304 have no content; close-delimited content ends with EOF."""
    client = request_line(method="HEAD") + request_line() * 3
    server = (
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
        b"HTTP/1.1 204 No Content\r\n\r\n"
        b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n"
        b"HTTP/1.1 200 OK\r\n\r\nto the end"
    )

    reading = read_dialogue(client, server, server_eof=True)
    open_ended = read_dialogue(client, server, server_eof=False)

    assert [(200, "none"), (204, "none"), (304, "none"), (200, "close")] == [
        (part.status, part.framing) for part in reading.responses
    ]
    assert reading.responses[-1].body == "to the end"
    assert len(open_ended.responses) == 3


def test_reader_collects_interim_responses_and_trailers() -> None:
    """1xx responses belong to the final one; trailers are kept apart from fields."""
    server = (
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3\r\nabc\r\n0\r\nX-Sum: 6\r\n\r\n"
    )

    (part,) = read_dialogue(request_line(), server, server_eof=False).responses

    assert (100, 103) == part.interim
    assert ("abc", "chunked", [("x-sum", "6")]) == (
        part.body,
        part.framing,
        part.trailers,
    )


@pytest.mark.parametrize(
    ("method", "status"), [("GET", "101 Switching Protocols"), ("CONNECT", "200 OK")]
)
def test_reader_stops_where_another_protocol_starts(method: str, status: str) -> None:
    """After 101, and after 2xx to CONNECT, neither direction is read further."""
    head = request_line("a:1", method)
    answered = f"HTTP/1.1 {status}\r\n\r\n".encode()

    reading = read_dialogue(head + b"\x81\0", answered + b"\x82\0", server_eof=False)

    assert (len(head), len(answered)) == reading.switched_at


@pytest.mark.parametrize("cut", range(1, 14))
def test_reader_waits_for_whole_chunks(cut: int) -> None:
    """A chunked response that lacks its last octets is not complete."""
    server = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
    )

    assert not read_dialogue(request_line(), server[:-cut], server_eof=False).responses


@pytest.mark.parametrize(
    "octets",
    [
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.1\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\nb: c\r\n\r\n",
        b"PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
        b"PUT / HTTP/1.1\r\nContent-Length: +1\r\n\r\na",
        b"PUT / HTTP/1.1\r\nContent-Length: \xb2\r\n\r\naa",
        b"PUT / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n",
        b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\nGET",
    ],
)
def test_reader_refuses_what_good_programs_do_not_send(octets: bytes) -> None:
    """Odd framing, folding and bare LF are looked at by people, not indexed."""
    with pytest.raises(Unreadable):
        read_dialogue(octets, b"", server_eof=False)


def test_reader_refuses_a_response_without_status_line() -> None:
    """What a server sends instead of a status-line is refused."""
    with pytest.raises(Unreadable, match="not a status-line"):
        read_dialogue(request_line(), b"SSH 2 hello\r\n\r\n", server_eof=False)


def test_parts_list_their_members() -> None:
    """Members of a list are found over all field lines, whatever their case."""
    part = Part(start=("GET", "/", "HTTP/1.1"), fields=[("a", "B, c"), ("a", "D")])

    assert part.values("a") == ["b", "c", "d"]
