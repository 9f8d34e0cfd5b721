"""The adapter for modules with h11's API: what a connection did, in our words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

import pytest
from hypothesis import given, strategies as st

import h11impl
from http11_oracle import Ending, Observation
from http11_oracle.adapters.h11_api import H11Target
from http11_oracle.adapters.h11impl import target
from http11_strategies import Context, Field, Message, Role, SentRequest

from .toys import SERVER

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


def server(*reads: bytes) -> Observation:
    return target.observe(reads, SERVER)


def client(
    *reads: bytes, requests: Sequence[SentRequest] = (SentRequest(),)
) -> Observation:
    return target.observe(reads, Context(role=Role.CLIENT, requests=tuple(requests)))


def asked(method: bytes = b"GET", target: bytes = b"/", *fields: Field) -> SentRequest:
    return SentRequest(method=method, target=target, fields=fields)


def test_a_request_in_full() -> None:
    """Everything that the module tells of a request is in the message."""
    octets = (
        b"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"2\r\nhi\r\n1\r\n!\r\n0\r\nX-Y:  z \r\n\r\n"
    )
    assert server(octets) == Observation(
        messages=(
            Message(
                method=b"POST",
                target=b"/x",
                version=b"1.1",
                fields=((b"host", b"a"), (b"transfer-encoding", b"chunked")),
                body=b"hi!",
                trailers=((b"x-y", b"z"),),
                keep_alive=True,
            ),
        ),
        ending=Ending.COMPLETE,
        keep_alive=True,
        wants_100=False,
        may_switch=False,
    )


def test_a_response_in_full() -> None:
    """Interim responses are told with the final one that they belong to."""
    seen = client(b"HTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 100 C\r\n\r\n" + OK)
    (message,) = seen.messages
    assert message == Message(
        status=200,
        reason=b"OK",
        version=b"1.1",
        fields=((b"content-length", b"2"),),
        body=b"hi",
        trailers=(),
        keep_alive=True,
        interim=(103, 100),
    )
    assert seen.ending is Ending.COMPLETE
    assert seen.keep_alive is True


@given(st.integers(0, len(GET) * 2))
def test_pipelined_requests_do_not_depend_on_the_reads(place: int) -> None:
    """Each request is answered before the next one is read, wherever a read ends."""
    octets = GET + GET
    reads = [read for read in (octets[:place], octets[place:]) if read]
    assert len(server(*reads).messages) == 2


def test_nothing_yet() -> None:
    """A connection without octets is between messages."""
    seen = server()
    assert (seen.messages, seen.ending, seen.keep_alive) == ((), Ending.COMPLETE, None)


@pytest.mark.parametrize(
    "octets",
    [
        b"GET / HT",
        GET[:-2],
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe",
    ],
)
def test_unfinished(octets: bytes) -> None:
    """Part of a head or of a body: no message, and more is needed."""
    seen = server(octets)
    assert (seen.messages, seen.ending) == ((), Ending.INCOMPLETE)


def test_close() -> None:
    """After the last request nothing is read, and the connection is over."""
    closing = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    for reads in ((closing + GET,), (closing, GET)):
        seen = server(*reads)
        assert len(seen.messages) == 1
        assert (seen.ending, seen.keep_alive) == (Ending.CLOSED, False)
        assert seen.messages[0].keep_alive is False


def test_end_of_stream() -> None:
    """Between messages the end of the stream closes; inside one it is refused."""
    seen = server(GET, b"")
    assert (len(seen.messages), seen.ending) == (1, Ending.CLOSED)
    seen = server(GET[:-2], b"")
    assert (seen.messages, seen.ending) == ((), Ending.REJECTED)


def test_refused() -> None:
    """The documented error tells its status and words; nothing follows."""
    seen = server(GET + b"G\0T / HTTP/1.1\r\n\r\n", GET)
    assert len(seen.messages) == 1
    assert (seen.ending, seen.status, seen.keep_alive) == (Ending.REJECTED, 400, False)
    assert seen.error


def test_100_continue_is_told_after_the_head() -> None:
    """Whether the peer waits is what the module says before the body comes."""
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
    assert server(head).wants_100 is True
    assert server(head, b"hi").wants_100 is True
    assert server(head, b"hi", GET).wants_100 is False


@pytest.mark.parametrize(
    "head",
    [
        b"CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
    ],
)
def test_a_server_stops_where_a_switch_is_possible(head: bytes) -> None:
    """What follows CONNECT or an upgrade may be another protocol."""
    for reads in ((head + GET,), (head, GET)):
        seen = server(*reads)
        assert (len(seen.messages), seen.ending) == (1, Ending.SWITCHED)
        assert seen.may_switch is True
        assert seen.messages[0].keep_alive is None


def test_a_client_switches() -> None:
    """101 and 2xx to CONNECT are the last message, with a head only."""
    upgrade = asked(b"GET", b"/", (b"Upgrade", b"x"), (b"Connection", b"upgrade"))
    head = b"HTTP/1.1 101 Switch\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"
    seen = client(head + b"other", requests=[upgrade])
    assert [m.status for m in seen.messages] == [101]
    assert (seen.ending, seen.may_switch) == (Ending.SWITCHED, True)
    assert seen.messages[0].interim == ()
    tunnel = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
    seen = client(tunnel, requests=[asked(b"CONNECT", b"a:80")])
    assert [(m.status, m.body) for m in seen.messages] == [(200, b"")]
    assert seen.ending is Ending.SWITCHED


def test_a_client_reads_one_response_for_each_request() -> None:
    """Responses are read in order; octets that answer nothing are left."""
    head = asked(b"HEAD")
    seen = client(
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + OK + OK,
        requests=[head, asked()],
    )
    assert [message.body for message in seen.messages] == [b"", b"hi"]
    assert seen.ending is Ending.COMPLETE
    for reads in ((OK + OK,), (OK, OK), (OK, b"")):
        assert len(client(*reads).messages) == 1
    assert client(OK, b"").ending is Ending.CLOSED


def test_a_client_that_may_not_go_on() -> None:
    """After `close` no further request is sent."""
    closing = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    for requests in ([asked()], [asked(), asked()]):
        seen = client(closing + OK, requests=requests)
        assert (len(seen.messages), seen.ending) == (1, Ending.CLOSED)


def test_a_body_that_ends_with_the_stream() -> None:
    """A close-delimited response is the connection's last."""
    seen = client(b"HTTP/1.1 200 OK\r\n\r\nhi", b"")
    assert (seen.messages[0].body, seen.messages[0].keep_alive) == (b"hi", False)
    assert (seen.ending, seen.keep_alive) == (Ending.CLOSED, False)


def test_requests_are_sent_as_the_context_says() -> None:
    """Host is added where it is missing, framing fields are left out."""
    sent: list[object] = []

    class Recording(h11impl.Connection):
        def send(self, event: h11impl.Event) -> bytes | None:
            sent.append(event)
            return super().send(event)

    def connect(_: Role) -> Recording:
        return Recording(h11impl.CLIENT)

    recording: H11Target[h11impl.Event] = H11Target(
        h11impl, connect, name="h11impl", version="0", left_to_caller={"x": "y"}
    )
    assert recording.left_to_caller == {"x": "y"}
    fields = ((b"HOST", b"b"), (b"Content-Length", b"5"))
    requests = (asked(b"PUT", b"/1"), asked(b"PUT", b"/2", *fields))
    recording.observe([OK], Context(role=Role.CLIENT, requests=requests))
    heads = [event for event in sent if isinstance(event, h11impl.Request)]
    assert [(head.target, list(head.headers)) for head in heads] == [
        (b"/1", [(b"host", b"example.com")]),
        (b"/2", [(b"host", b"b")]),
    ]


def test_a_client_that_was_asked_nothing_just_reads() -> None:
    """Without requests nothing is sent; whatever is read is told."""
    seen = client(OK, requests=())
    assert seen.ending in (Ending.REJECTED, Ending.CLOSED, Ending.COMPLETE)


def test_what_cannot_be_sent_is_a_crash_with_words() -> None:
    """A request that the module refuses to send is not hidden."""
    seen = client(OK, requests=[asked(b"G T")])
    assert seen.ending is Ending.CRASHED
    assert "LocalProtocolError" in seen.error


# What no sound module does, done by a module of our own.


class RemoteProtocolError(Exception):
    pass


def scripted(*events: object, states: Sequence[object] = ()) -> Observation:
    """Observe a connection that gives `events`, and raises those that are errors.

    `states` is what becomes of the peer's state after each event.
    """
    todo = list(events)
    later = list(states)
    api = SimpleNamespace(
        DONE="done",
        MUST_CLOSE="must-close",
        CLOSED="closed",
        NEED_DATA=object(),
        PAUSED="paused",
        RemoteProtocolError=RemoteProtocolError,
        Request=SimpleNamespace,
        Response=SimpleNamespace,
        EndOfMessage=SimpleNamespace,
    )

    class Connection:
        our_state: object = "done"
        their_state: object = "done"
        they_are_waiting_for_100_continue = False
        trailing_data = (b"", False)

        def receive_data(self, _: bytes, /) -> None:
            pass

        def next_event(self) -> object:
            event = todo.pop(0) if todo else api.NEED_DATA
            if later:
                self.their_state = later.pop(0)
            if isinstance(event, Exception):
                raise event
            return event() if callable(event) else event

        def send(self, _: object, /) -> None:
            pass

        def start_next_cycle(self) -> None:
            pass

    def connect(_: Role) -> Connection:
        return Connection()

    made: H11Target[object] = H11Target(api, connect, name="made", version="0")
    return made.observe([b"a", b"b", b""], SERVER)


HEAD = SimpleNamespace(method=b"GET", target=b"/", http_version=b"1.1", headers=[])
END = SimpleNamespace(headers=[])


def test_a_message_after_an_error_is_told() -> None:
    """The error stays, the message is there, and the ending is not a refusal."""
    seen = scripted(RemoteProtocolError("bad"), HEAD, END)
    assert (len(seen.messages), seen.ending) == (1, Ending.COMPLETE)
    assert (seen.error, seen.status) == ("bad", None)


def test_the_first_error_is_kept() -> None:
    """Errors that repeat themselves on later reads say nothing new."""
    seen = scripted(RemoteProtocolError(), RemoteProtocolError("again"))
    assert (seen.ending, seen.error) == (Ending.REJECTED, "RemoteProtocolError()")


def test_an_undocumented_exception_is_a_crash() -> None:
    """Anything but the module's own error is what we look for."""
    seen = scripted(HEAD, END, ZeroDivisionError("oops"))
    assert (seen.ending, seen.error) == (Ending.CRASHED, "ZeroDivisionError('oops')")
    assert len(seen.messages) == 1


def test_events_without_end_are_a_hang() -> None:
    """More events than octets could make are noticed without a clock."""
    data: Callable[[], object] = lambda: SimpleNamespace(data=b"")  # noqa: E731
    assert scripted(HEAD, *[data] * 1000).ending is Ending.HUNG


def test_a_pause_in_a_connection_that_is_over() -> None:
    """PAUSED with a peer that is finished means that nothing more is read."""
    seen = scripted(HEAD, END, "paused", states=["done", "done", "must-close"])
    assert (len(seen.messages), seen.ending) == (1, Ending.CLOSED)
