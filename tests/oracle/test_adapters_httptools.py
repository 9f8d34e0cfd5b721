"""The built-in target `httptools`."""

from __future__ import annotations

import pytest

from http11_oracle import Ending, Observation, Target
from http11_strategies import RULES, Category, Message, load_corpus

from .toys import CLIENT, SERVER


@pytest.fixture
def target() -> Target:
    pytest.importorskip("httptools")
    from http11_oracle.adapters.httptools import target  # noqa: PLC0415 - may be absent

    return target


def test_a_request_in_full(target: Target) -> None:
    """Callbacks become a message, however the octets come."""
    octets = (
        b"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"2\r\nhi\r\n1\r\n!\r\n0\r\nX-Y: z\r\n\r\n"
    )
    expected = Observation(
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
        may_switch=False,
    )
    assert target.observe([octets], SERVER) == expected
    single = [octets[n : n + 1] for n in range(len(octets))]
    assert target.observe(single, SERVER) == expected


def test_a_response_in_full(target: Target) -> None:
    """Interim responses belong to the final one."""
    octets = b"HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
    (message,) = target.observe([octets], CLIENT).messages
    assert message == Message(
        status=200,
        reason=b"OK",
        version=b"1.1",
        fields=((b"content-length", b"2"),),
        body=b"hi",
        trailers=(),
        keep_alive=True,
        interim=(100,),
    )


@pytest.mark.parametrize(
    ("octets", "body", "ending"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\nhi", b"hi", Ending.COMPLETE),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi", None, Ending.INCOMPLETE),
        (b"HTTP/1.1 200 OK\r\n", None, Ending.INCOMPLETE),
        (b"", None, Ending.COMPLETE),
    ],
)
def test_the_end_of_a_response_stream(
    target: Target, octets: bytes, body: bytes | None, ending: Ending
) -> None:
    """Like every caller, the adapter ends a close-delimited body itself."""
    seen = target.observe([octets, b""] if octets else [b""], CLIENT)
    assert [message.body for message in seen.messages] == (
        [] if body is None else [body]
    )
    assert seen.ending is ending


def test_an_unfinished_request_stays_unfinished(target: Target) -> None:
    """A request never ends with the stream."""
    seen = target.observe(
        [b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n", b""], SERVER
    )
    assert (seen.messages, seen.ending) == ((), Ending.INCOMPLETE)


def test_refused(target: Target) -> None:
    """The parser's errors are refusals with its words."""
    seen = target.observe([b"\0"], SERVER)
    assert (seen.ending, seen.keep_alive, seen.may_switch) == (
        Ending.REJECTED,
        False,
        None,
    )
    assert seen.error


def test_upgrade(target: Target) -> None:
    """The parser decides itself that the rest is another protocol."""
    head = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"
    seen = target.observe([head + b"other"], SERVER)
    assert (len(seen.messages), seen.ending) == (1, Ending.SWITCHED)
    assert seen.may_switch is True


def test_an_undocumented_exception_is_a_crash(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anything but the parser's own errors is what we look for."""

    def raises(*_: object) -> bool:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("http11_oracle.adapters._callbacks.Callbacks.has_field", raises)
    seen = target.observe([b"HTTP/1.1 200 OK\r\n\r\n", b""], CLIENT)
    assert (seen.ending, seen.error) == (Ending.CRASHED, "ZeroDivisionError('oops')")


def test_what_is_left_to_the_caller_exists(target: Target) -> None:
    """No reason is given for a rule, category or case that is not there."""
    known = {*RULES, *(category.value for category in Category)}
    known |= {case.id for case in load_corpus()}
    assert set(target.left_to_caller) <= known
