"""Whole connections, from either end."""

from __future__ import annotations

import contextlib
import copy
import itertools

import pytest
from hypothesis import given, strategies as st

import h11impl as h
from h11impl import CLIENT, SERVER

from .helpers import body_of, events_of, received, refusal, request

GET = h.Request(method="GET", target="/", headers=[("Host", "a")])
END = h.EndOfMessage()
OK = h.Response(status_code=200, headers=[("Content-Length", "0")])


def server(wire: bytes) -> h.Connection:
    """Return a server's connection that has received and read something."""
    conn = h.Connection(SERVER)
    conn.receive_data(wire)
    events_of(conn)
    return conn


def client(first: h.Request = GET) -> h.Connection:
    """Return a client's connection that has sent a request."""
    conn = h.Connection(CLIENT)
    conn.send(first)
    conn.send(END)
    return conn


def test_roles() -> None:
    """A connection is one of two ends, and nothing else."""
    conn = h.Connection(CLIENT)
    assert (CLIENT, SERVER) == (conn.our_role, conn.their_role)
    assert (h.IDLE, h.IDLE) == (conn.our_state, conn.their_state)
    assert conn.their_http_version is None
    with pytest.raises(ValueError, match="expected CLIENT or SERVER, not 'CLIENT'"):
        h.Connection("CLIENT")  # type: ignore[arg-type]


def test_states_are_told_as_a_copy() -> None:
    """What a program does with the answer does not touch the connection."""
    conn = h.Connection(SERVER)
    conn.states.clear()
    assert {CLIENT: h.IDLE, SERVER: h.IDLE} == conn.states


def test_connection_can_be_copied() -> None:
    """A copy goes its own way, as a test tool wants."""
    conn = server(b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel")
    other = copy.deepcopy(conn)
    other.receive_data(b"lo")
    assert [h.Data(data=b"lo"), END] == events_of(other)
    assert [] == events_of(conn)


@given(st.lists(st.integers(1, 60), max_size=3))
def test_server_cycle(cuts: list[int]) -> None:
    """A request is read, however cut, and answered; then the next cycle starts."""
    wire = request("POST /x HTTP/1.1\nHost: a\nContent-Length: 5", b"hello")
    marks = [0, *sorted({cut for cut in cuts if cut < len(wire)}), len(wire)]
    reads = [wire[a:b] for a, b in itertools.pairwise(marks)]
    conn = h.Connection(SERVER)
    for _ in range(2):
        events: list[h.Event] = []
        for read in reads:
            conn.receive_data(read)
            events += events_of(conn)
        head = events[0]
        assert isinstance(head, h.Request)
        assert (b"POST", b"/x") == (head.method, head.target)
        assert (b"hello", END) == (body_of(events), events[-1])
        assert b"1.1" == conn.their_http_version
        assert b"HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n" == conn.send(OK)
        assert b"" == conn.send(END)
        assert {CLIENT: h.DONE, SERVER: h.DONE} == conn.states
        conn.start_next_cycle()


def test_client_cycle() -> None:
    """A request is sent, interim and final responses are read."""
    conn = h.Connection(CLIENT)
    assert b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" == conn.send(GET)
    assert b"" == conn.send(END)
    conn.receive_data(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")
    conn.receive_data(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
    assert [
        h.InformationalResponse(
            status_code=103, headers=[("Link", "x")], reason="Early Hints"
        ),
        h.Response(status_code=200, headers=[("Content-Length", "2")], reason="OK"),
        h.Data(data=b"hi"),
        END,
    ] == events_of(conn)
    conn.start_next_cycle()
    conn.send(GET)


def test_one_octet_at_a_time() -> None:
    """Both kinds of head are read in the smallest reads there are."""
    wire = request("GET / HTTP/1.1\nHost: a")
    assert [GET, END] == received(SERVER, *(bytes([octet]) for octet in wire))
    wire = request("HTTP/1.1 204 \n")[:-4] + b"\r\n"
    events = received(CLIENT, *(bytes([octet]) for octet in wire))
    assert [h.Response(status_code=204, headers=[]), END] == events


def test_pipelining_waits_for_the_next_cycle() -> None:
    """The second request stays in the buffer until the first is answered."""
    wire = request("GET / HTTP/1.1\nHost: a")
    conn = server(wire + wire)
    assert h.PAUSED is conn.next_event()
    assert (wire, False) == conn.trailing_data
    conn.send(OK)
    conn.send(END)
    conn.start_next_cycle()
    assert [GET, END] == events_of(conn)
    assert h.NEED_DATA is conn.next_event()


def test_close_after_everything() -> None:
    """The end of the stream between messages is an event, again and again."""
    conn = server(request("GET / HTTP/1.1\nHost: a"))
    conn.receive_data(b"")
    assert h.ConnectionClosed() == conn.next_event() == conn.next_event()
    conn.receive_data(b"")
    with pytest.raises(RuntimeError, match="received close, then received more data"):
        conn.receive_data(b"x")


def test_close_while_paused_is_kept() -> None:
    """Behind unread octets the end of the stream does not show yet."""
    wire = request("GET / HTTP/1.1\nHost: a")
    conn = server(wire + wire)
    conn.receive_data(b"")
    assert h.PAUSED is conn.next_event()
    assert (wire, True) == conn.trailing_data


@pytest.mark.parametrize("lead", [b"\r\n", b"\n", b"\r\n\r\n"])
def test_empty_lines_before_a_request(lead: bytes) -> None:
    """They are skipped (RFC 9112, 2.2), also when nothing follows."""
    wire = lead + request("GET / HTTP/1.1\nHost: a")
    assert [GET, END] == received(SERVER, wire)
    assert [GET, END] == received(SERVER, *(bytes([octet]) for octet in wire))
    assert [h.ConnectionClosed()] == received(SERVER, lead, b"")


@pytest.mark.parametrize(
    ("role", "wire", "message"),
    [
        (SERVER, b"\x16\x03\x01", "illegal request line"),
        (SERVER, b" ", "illegal request line"),
        (SERVER, b"\rX", "illegal request line"),
        (CLIENT, b"\x16\x03\x03", "illegal status line"),
        (CLIENT, b"\r\n", "illegal status line"),
    ],
)
def test_what_cannot_become_a_head(
    role: type[CLIENT] | type[SERVER], wire: bytes, message: str
) -> None:
    """The first octet is enough to refuse a peer that speaks something else."""
    assert (message, 400) == refusal(role, wire)


def test_response_that_nobody_asked_for() -> None:
    """Without a request there is no response (RFC 9112, 9.2)."""
    conn = h.Connection(CLIENT)
    conn.receive_data(b"\r\n")
    assert h.NEED_DATA is conn.next_event()
    conn.receive_data(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(h.RemoteProtocolError, match="no response is expected"):
        conn.next_event()


def test_octets_after_the_last_message() -> None:
    """When a side has to close, nothing it sends is read."""
    wire = request("GET / HTTP/1.1\nHost: a\nConnection: close")
    assert ("Got data when expecting EOF", 400) == refusal(SERVER, wire, b"x")


@pytest.mark.parametrize("wire", [b"GET /", b"\r", b"\r\n\r"])
def test_head_cut_short(wire: bytes) -> None:
    """The end of the stream inside a head is an error."""
    assert ("peer unexpectedly closed connection", 400) == refusal(SERVER, wire, b"")


def test_body_cut_short() -> None:
    """The end of the stream inside a body says how much is missing."""
    wire = request("GET / HTTP/1.1\nHost: a\nContent-Length: 5", b"he")
    message = (
        "peer closed connection without sending complete message body "
        "(received 2 bytes, expected 5)"
    )
    assert (message, 400) == refusal(SERVER, wire, b"")


def test_body_that_ends_with_the_connection() -> None:
    """After such a message the connection is not used again (RFC 9112, 9.3)."""
    conn = client()
    conn.receive_data(b"HTTP/1.1 200 OK\r\n\r\nhello")
    assert b"hello" == body_of(events_of(conn))
    conn.receive_data(b"")
    assert END == conn.next_event()
    assert {CLIENT: h.MUST_CLOSE, SERVER: h.MUST_CLOSE} == conn.states
    assert h.ConnectionClosed() == conn.next_event()


@pytest.mark.parametrize(
    ("fields", "made"),
    [
        ([], b"Connection: close\r\n"),
        ([("connection", "close")], b"connection: close\r\n"),
    ],
)
def test_close_is_said_to_a_peer_that_failed(
    fields: list[tuple[str, str]], made: bytes
) -> None:
    """Nothing will be read from it any more, so the answer says close, once."""
    conn = h.Connection(SERVER)
    conn.receive_data(b"gibberish\r\n\r\n")
    with pytest.raises(h.RemoteProtocolError):
        conn.next_event()
    length = ("Content-Length", "0")
    answer = conn.send(h.Response(status_code=400, headers=[length, *fields]))
    assert b"HTTP/1.1 400 \r\nContent-Length: 0\r\n" + made + b"\r\n" == answer


def test_errors_stay() -> None:
    """After an error nothing is read or sent any more on that side."""
    conn = h.Connection(SERVER)
    conn.receive_data(b"gibberish\r\n\r\n")
    for _ in range(2):
        with pytest.raises(h.RemoteProtocolError):
            conn.next_event()
    assert (h.ERROR, h.IDLE) == (conn.their_state, conn.our_state)
    refused = conn.send(h.Response(status_code=400, headers=[]))
    assert b"HTTP/1.1 400 \r\nConnection: close\r\n\r\n" == refused
    with pytest.raises(h.LocalProtocolError):
        conn.send(GET)
    assert h.ERROR is conn.our_state
    with pytest.raises(h.LocalProtocolError, match="Can't send data when our state"):
        conn.send(END)


def test_what_is_no_event_cannot_be_sent() -> None:
    """It is refused like an event that is not allowed."""
    with pytest.raises(h.LocalProtocolError, match="can't handle event type str"):
        h.Connection(CLIENT).send("GET")  # type: ignore[arg-type]


def test_send_failed() -> None:
    """A program tells that octets were lost; it may do so twice."""
    conn = h.Connection(CLIENT)
    conn.send_failed()
    conn.send_failed()
    assert (h.ERROR, h.IDLE) == (conn.our_state, conn.their_state)


def test_connection_closed_sends_nothing() -> None:
    """None tells the program to close."""
    conn = h.Connection(CLIENT)
    assert conn.send(h.ConnectionClosed()) is None
    assert {CLIENT: h.CLOSED, SERVER: h.MUST_CLOSE} == conn.states


def test_data_passes_through() -> None:
    """Data that is no octets at all comes back as the object that it is."""

    class File:
        def __len__(self) -> int:
            return 10

    file = File()
    conn = server(request("GET / HTTP/1.1\nHost: a"))
    conn.send(h.Response(status_code=200, headers=[]))
    data = h.Data(data=file)  # type: ignore[arg-type]
    pieces: list[object] = [*(conn.send_with_data_passthrough(data) or [])]
    assert [b"a\r\n", file, b"\r\n"] == pieces


@pytest.mark.parametrize(
    ("head", "waits"),
    [
        ("POST / HTTP/1.1\nHost: a\nContent-Length: 5\nExpect: 100-Continue", True),
        ("POST / HTTP/1.1\nHost: a\nContent-Length: 5\nExpect: x", False),
        ("POST / HTTP/1.0\nHost: a\nContent-Length: 5\nExpect: 100-continue", False),
    ],
)
def test_100_continue(head: str, waits: bool) -> None:
    """The server knows that the client waits, until one of them goes on."""
    for answer in (
        h.InformationalResponse(status_code=100, headers=[]),
        OK,
        None,
    ):
        conn = server(request(head))
        assert waits == conn.they_are_waiting_for_100_continue
        assert waits == conn.client_is_waiting_for_100_continue
        if answer is None or not waits:
            conn.receive_data(b"x")
            conn.next_event()
        else:
            conn.send(answer)
        assert not conn.they_are_waiting_for_100_continue


def test_client_waits_for_100_itself() -> None:
    """A client's own waiting is not the peer's."""
    fields = [("Host", "a"), ("Content-Length", "1"), ("Expect", "100-continue")]
    conn = h.Connection(CLIENT)
    conn.send(h.Request(method="POST", target="/", headers=fields))
    assert conn.client_is_waiting_for_100_continue
    assert not conn.they_are_waiting_for_100_continue
    conn.send(h.Data(data=b"x"))
    assert not conn.client_is_waiting_for_100_continue


UPGRADE = "GET / HTTP/1.1\nHost: a\nConnection: upgrade\nUpgrade: websocket, Foo/2"
CONNECT = "CONNECT a:80 HTTP/1.1\nHost: a:80"
SWITCHING = h.InformationalResponse(
    status_code=101, headers=[("Connection", "upgrade"), ("Upgrade", "WebSocket")]
)


@pytest.mark.parametrize(
    ("head", "answer"),
    [(UPGRADE, SWITCHING), (CONNECT, h.Response(status_code=200, headers=[]))],
)
def test_switch_of_protocols(
    head: str, answer: h.InformationalResponse | h.Response
) -> None:
    """Reading waits until the server answers; then the octets are not ours."""
    conn = server(request(head) + b"not HTTP")
    assert h.PAUSED is conn.next_event()
    assert h.MIGHT_SWITCH_PROTOCOL is conn.their_state
    conn.send(answer)
    assert {CLIENT: h.SWITCHED_PROTOCOL, SERVER: h.SWITCHED_PROTOCOL} == conn.states
    assert h.PAUSED is conn.next_event()
    assert (b"not HTTP", False) == conn.trailing_data


def test_switch_turned_down() -> None:
    """After a plain answer the octets are the next request after all."""
    wire = request("GET / HTTP/1.1\nHost: a")
    conn = server(request(CONNECT) + wire)
    conn.send(h.Response(status_code=403, headers=[("Content-Length", "0")]))
    conn.send(END)
    conn.start_next_cycle()
    assert [GET, END] == events_of(conn)


@pytest.mark.parametrize(
    "upgrade", [[], [("Upgrade", "h2c")], [("Upgrade", "x,foo/2")]]
)
def test_switch_to_what_was_not_offered(upgrade: list[tuple[str, str]]) -> None:
    """A 101 names protocols that the client offered (RFC 9110, 7.8)."""
    conn = server(request(UPGRADE))
    with pytest.raises(h.LocalProtocolError, match="101 switches to"):
        conn.send(h.InformationalResponse(status_code=101, headers=upgrade))


@pytest.mark.parametrize(
    "head",
    [
        "GET / HTTP/1.0\nHost: a\nConnection: upgrade\nUpgrade: websocket",
        "GET / HTTP/1.1\nHost: a\nConnection: upgrade\nUpgrade: ,",
    ],
)
def test_nothing_to_switch_to(head: str) -> None:
    """HTTP/1.0 cannot switch, and no protocol is no proposal (RFC 9110, 7.8)."""
    conn = server(request(head))
    assert h.MIGHT_SWITCH_PROTOCOL is not conn.their_state


def test_tunnel_for_a_client() -> None:
    """A 2xx to CONNECT switches, whatever its framing fields say (RFC 9112, 6.3)."""
    connect = h.Request(method="CONNECT", target="a:80", headers=[("Host", "a:80")])
    conn = client(connect)
    conn.receive_data(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ntunnel")
    assert isinstance(conn.next_event(), h.Response)
    assert h.PAUSED is conn.next_event()
    assert (b"tunnel", False) == conn.trailing_data


def sent(wire: bytes, response: h.Response) -> bytes | None:
    """Return what a server puts on the wire for a response to some request."""
    return server(wire).send(response)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "fields", [[], [("Transfer-Encoding", "chunked"), ("Content-Length", "5")]]
)
def test_framing_of_unknown_length(method: str, fields: list[tuple[str, str]]) -> None:
    """Chunked for a peer that knows it, closing for one that does not.

    The answer to HEAD has the fields that the answer to GET would have.
    """
    response = h.Response(status_code=200, headers=fields)
    new = request(f"{method} / HTTP/1.1\nHost: a")
    assert b"HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n" == sent(new, response)
    old = request(f"{method} / HTTP/1.0")
    assert b"HTTP/1.1 200 \r\nConnection: close\r\n\r\n" == sent(old, response)


@pytest.mark.parametrize(
    ("head", "status_code"), [("GET / HTTP/1.1\nHost: a", 204), (CONNECT, 200)]
)
@pytest.mark.parametrize(
    "field", [("Content-Length", "5"), ("Transfer-Encoding", "chunked")]
)
def test_no_framing_fields(head: str, status_code: int, field: tuple[str, str]) -> None:
    """A 204 and a tunnel never carry any (RFC 9110, 8.6; RFC 9112, 6.1)."""
    response = h.Response(status_code=status_code, headers=[field, ("A", "b")])
    expected = b"HTTP/1.1 %d \r\nA: b\r\n\r\n" % status_code
    assert expected == sent(request(head), response)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ([], b"Connection: close\r\n"),
        (["keep-alive"], b"Connection: close\r\n"),
        (["Foo, keep-alive"], b"Connection: foo, close\r\n"),
        (["close"], b"Connection: close\r\n"),
        (["X", "close"], b"Connection: x, close\r\n"),
    ],
)
def test_close_is_said(given: list[str], made: bytes) -> None:
    """Whoever will close the connection says so (RFC 9112, 9.6)."""
    wire = request("GET / HTTP/1.1\nHost: a\nConnection: close")
    fields = [("Content-Length", "0"), *(("Connection", value) for value in given)]
    response = h.Response(status_code=200, headers=fields)
    expected = b"HTTP/1.1 200 \r\nContent-Length: 0\r\n%b\r\n" % made
    assert expected == sent(wire, response)


def head_of(size: int, lead: bytes = b"") -> bytes:
    """Return a request whose head has `size` octets, with what leads it."""
    rest = lead + b"GET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n"
    return rest.replace(b"X: ", b"X: " + b"x" * (size - len(rest)))


@pytest.mark.parametrize("lead", [b"", b"\r\n\r\n"])
@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_limit_of_the_head(lead: bytes, step: int) -> None:
    """At the limit a head is read, above it is not, however it was cut.

    The empty line at its end is not counted.
    """
    conn = h.Connection(SERVER, max_incomplete_event_size=200)
    feed(conn, head_of(202, lead), step)
    assert h.DONE is conn.their_state
    conn = h.Connection(SERVER, max_incomplete_event_size=200)
    with pytest.raises(h.RemoteProtocolError) as caught:
        feed(conn, head_of(203, lead), step)
    assert ("head is longer than 200 octets", 431) == (
        str(caught.value),
        caught.value.error_status_hint,
    )


def feed(conn: h.Connection, wire: bytes, step: int) -> None:
    """Receive octets in reads of `step`, and every event after each."""
    for at in range(0, len(wire), step):
        conn.receive_data(wire[at : at + step])
        events_of(conn)


@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_limit_of_the_request_line(step: int) -> None:
    """A request line that does not end within the limit is 414 (RFC 9112, 3)."""
    wire = b"GET /" + b"x" * 300 + b" HTTP/1.1\r\nHost: a\r\n\r\n"
    conn = h.Connection(SERVER, max_incomplete_event_size=200)
    with pytest.raises(h.RemoteProtocolError) as caught:
        feed(conn, wire, step)
    assert ("request line is longer than 200 octets", 414) == (
        str(caught.value),
        caught.value.error_status_hint,
    )


def test_limit_of_the_status_line() -> None:
    """A client has no request line to complain about."""
    assert 431 == refusal(CLIENT, b"HTTP/1.1 200 " + b"x" * 20_000)[1]


def test_limit_of_empty_lines() -> None:
    """They count towards the limit of the head that they lead."""
    assert ("too many empty lines", 400) == refusal(SERVER, b"\r\n" * 10_000)


def test_limit_of_chunk_lines() -> None:
    """Plain chunk lines fit any limit, so that the reads cannot matter."""
    head = request("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked")
    body = b"0" * 19 + b"5\r\nhello\r\n0\r\n\r\n"
    conn = h.Connection(SERVER, limits=h.Limits(chunk_line=1))
    conn.receive_data(head)
    events_of(conn)
    for octet in body:
        conn.receive_data(bytes([octet]))
        events_of(conn)
    assert h.DONE is conn.their_state


@given(st.binary(max_size=60), st.lists(st.integers(1, 60), max_size=4))
def test_arbitrary_octets(wire: bytes, cuts: list[int]) -> None:
    """Any octets, cut anywhere, make events or the one documented exception."""
    marks = [0, *sorted({cut for cut in cuts if cut < len(wire)}), len(wire)]
    reads = [wire[a:b] for a, b in itertools.pairwise(marks)]
    for role in (CLIENT, SERVER):
        with contextlib.suppress(h.RemoteProtocolError):
            received(role, *reads)


def test_errors_of_the_peer_name_the_rule() -> None:
    """The rule and its section come with the exception."""
    conn = h.Connection(SERVER)
    conn.receive_data(request("GET / HTTP/1.1"))
    with pytest.raises(h.RemoteProtocolError) as caught:
        conn.next_event()
    assert caught.value.rule is not None
    assert ("HO-01", "RFC 9112 3.2") == caught.value.rule[:2]


@pytest.mark.parametrize("lead", [b"\n", b"\r\n\r\n"])
def test_strict_empty_lines(lead: bytes) -> None:
    """One CRLF before a request is read in any case, more only by default."""
    wire = request("GET / HTTP/1.1\nHost: a")
    conn = h.Connection(SERVER, strict=True)
    conn.receive_data(b"\r\n" + wire)
    assert [GET, END] == events_of(conn)
    conn = h.Connection(SERVER, strict=True)
    conn.receive_data(lead + wire)
    with pytest.raises(h.RemoteProtocolError, match="more than one empty line"):
        conn.next_event()


def test_strict_upgrade() -> None:
    """Without its connection option an Upgrade field is ignored strictly."""
    wire = request("GET / HTTP/1.1\nHost: a\nUpgrade: x")
    for strict, state in ((False, h.MIGHT_SWITCH_PROTOCOL), (True, h.DONE)):
        conn = h.Connection(SERVER, strict=strict)
        conn.receive_data(wire)
        events_of(conn)
        assert state is conn.their_state
    conn = h.Connection(SERVER, strict=True)
    conn.receive_data(request(UPGRADE))
    events_of(conn)
    assert h.MIGHT_SWITCH_PROTOCOL is conn.their_state


def test_limit_of_interim_responses() -> None:
    """A server cannot send them for ever."""
    conn = h.Connection(CLIENT, limits=h.Limits(interim=2))
    conn.send(GET)
    for _ in range(2):
        conn.receive_data(b"HTTP/1.1 102 \r\n\r\n")
        assert isinstance(conn.next_event(), h.InformationalResponse)
    conn.receive_data(b"HTTP/1.1 102 \r\n\r\n")
    with pytest.raises(h.RemoteProtocolError, match="more than 2 interim responses"):
        conn.next_event()


def test_preface_of_http2() -> None:
    """A program that speaks HTTP/2 too gets it as a request, and what follows."""
    conn = h.Connection(SERVER)
    conn.receive_data(b"PRI * HTTP/2.0\r\n\r\nSM")
    event = conn.next_event()
    assert isinstance(event, h.Request)
    assert (b"PRI", b"*", b"2.0") == (event.method, event.target, event.http_version)
    assert (b"SM", False) == conn.trailing_data
    conn = h.Connection(SERVER, strict=True)
    conn.receive_data(b"PRI * HTTP/2.0\r\n\r\n")
    with pytest.raises(h.RemoteProtocolError, match="is not supported"):
        conn.next_event()
