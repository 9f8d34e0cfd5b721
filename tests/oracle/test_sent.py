"""Reading what a sender put on the wire, without forgiving anything."""

from __future__ import annotations

import pytest
from hypothesis import given, reject

from http11_oracle._sent import Unreadable, read_sent
from http11_strategies import (
    Accept,
    Call,
    CallKind,
    Case,
    Message,
    Role,
    requests,
    responses,
)


def received(octets: bytes) -> Call:
    return Call(kind=CallKind.RECEIVE, data=octets)


ASKED = received(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
ASKED_10 = received(b"GET / HTTP/1.0\r\n\r\n")
HEAD = received(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
CONNECT = received(b"CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n")


def sent_by_client(octets: bytes) -> tuple[Message, ...]:
    return read_sent(octets, (), Role.CLIENT)


def sent_by_server(octets: bytes, *calls: Call) -> tuple[Message, ...]:
    return read_sent(octets, calls or (ASKED,), Role.SERVER)


def wanted(case: Case) -> Accept:
    assert isinstance(case.expectation, Accept)
    return case.expectation


@given(requests())
def test_requests_mean_what_they_were_made_to_mean(case: Case) -> None:
    """Whatever is read of a valid request is its ground truth."""
    try:
        messages = sent_by_client(case.octets)
    except Unreadable:
        reject()  # valid for a recipient, but a sender may not generate it
    for expected, message in zip(wanted(case).messages, messages, strict=True):
        assert expected.differences(message) == []


@given(responses())
def test_responses_mean_what_they_were_made_to_mean(case: Case) -> None:
    """Interim responses stand before the final one, which is its ground truth."""
    (request,) = case.context.requests
    line = b" ".join((request.method, request.target, b"HTTP/1.1"))
    try:
        messages = sent_by_server(case.octets, received(line + b"\r\n\r\n"))
    except Unreadable:
        reject()  # valid for a recipient, but a sender may not generate it
    (expected,) = wanted(case).messages
    *interim, final = messages
    assert all(message.status in range(100, 200) for message in interim)
    differences = expected.differences(final)
    assert [d for d in differences if not d.startswith("interim")] == []


def test_nothing_is_no_message() -> None:
    """A sender that sent nothing sent no message."""
    assert sent_by_client(b"") == ()
    assert sent_by_server(b"") == ()


def test_a_request_in_full() -> None:
    """All parts of a request are read, one message after the other."""
    chunked = (
        b"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"2;n=v\r\nhi\r\n0\r\nX-Y:  z \r\n\r\n"
    )
    first, second = sent_by_client(chunked + b"GET / HTTP/1.0\r\n\r\n")
    assert first == Message(
        method=b"POST",
        target=b"/x",
        version=b"1.1",
        fields=((b"host", b"a"), (b"transfer-encoding", b"chunked")),
        body=b"hi",
        trailers=((b"x-y", b"z"),),
    )
    assert (second.method, second.body, second.version) == (b"GET", b"", b"1.0")


OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = OK + b"Content-Length: 5\r\n\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("octets", "call", "body"),
    [
        (LENGTH + b"hello", ASKED, b"hello"),
        (LENGTH + b"he", ASKED, b"he"),
        (CHUNKED + b"5\r\nhello\r\n0\r\n\r\n", ASKED, b"hello"),
        (CHUNKED + b"5\r\nhel", ASKED, b"hel"),
        (CHUNKED, ASKED, b""),
        (OK + b"\r\nhello", ASKED, b"hello"),
        (OK + b"Transfer-Encoding: gzip\r\n\r\nhello", ASKED, b"hello"),
        (OK + b"Connection: close\r\n\r\nhello", ASKED_10, b"hello"),
        (LENGTH, HEAD, b""),
        (b"HTTP/1.1 304 \r\nContent-Length: 5\r\n\r\n", ASKED, b""),
        (b"HTTP/1.1 204 \r\n\r\n", ASKED, b""),
        (OK + b"\r\n", CONNECT, b""),
        (b"HTTP/1.1 404 No\r\nContent-Length: 1\r\n\r\nx", CONNECT, b"x"),
    ],
)
def test_a_response_is_framed_by_its_request(
    octets: bytes, call: Call, body: bytes
) -> None:
    """RFC 9112, 6.3; the body that was sent so far may be unfinished."""
    (message,) = sent_by_server(octets, call)
    assert message.body == body


def test_whatever_was_received_decides_the_framing() -> None:
    """Octets that are no request are no reason to stop."""
    (message,) = sent_by_server(LENGTH + b"hello", received(b"\0"))
    assert message.body == b"hello"


def test_interim_responses_answer_nothing() -> None:
    """Each is a message, and the final response is still due."""
    octets = b"HTTP/1.1 103 Hints\r\nLink: x\r\n\r\n" + LENGTH + b"hello"
    assert [m.status for m in sent_by_server(octets)] == [103, 200]
    two = octets + LENGTH + b"hello"
    assert [m.status for m in sent_by_server(two, ASKED, ASKED)] == [103, 200, 200]


REQUEST = b"GET / HTTP/1.1\r\nHost: a\r\n"


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (b"GET / HTTP/1.1", "a request-line without CRLF at its end"),
        (b"GET  / HTTP/1.1\r\n\r\n", "the request-line b'GET  / HTTP/1.1'"),
        (b"GET /\xe9 HTTP/1.1\r\n\r\n", "the request-line"),
        (b"GET / HTTP/2.0\r\n\r\n", "the request-line"),
        (REQUEST, "a field section without CRLF at its end"),
        (REQUEST + b"X : y\r\n\r\n", "the field line b'X : y'"),
        (REQUEST + b"X: a\r\n b\r\n\r\n", "the field line b' b'"),
        (REQUEST + b"X: a\nb\r\n\r\n", "the field line"),
        (REQUEST + b"X: a\0b\r\n\r\n", "the field line"),
        (b"GET / HTTP/1.1\r\n\r\n", "without exactly one Host"),
        (REQUEST + b"Host: b\r\n\r\n", "without exactly one Host"),
        (REQUEST + b"Transfer-Encoding: gzip\r\n\r\n", "coding is not chunked"),
        (REQUEST + b"Transfer-Encoding: ,chunked\r\n\r\n", "an empty member"),
        (REQUEST + b"Transfer-Encoding: chunked, chunked\r\n\r\n", "applied twice"),
        (
            REQUEST + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "Content-Length beside Transfer-Encoding",
        ),
        (REQUEST + b"Content-Length: +1\r\n\r\n", "the Content-Length b'+1'"),
        (
            REQUEST + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\n",
            "the Content-Length b'1, 1'",
        ),
        (REQUEST + b"\r\nx", "a request-line without CRLF at its end"),
    ],
)
def test_what_no_client_may_send(octets: bytes, words: str) -> None:
    """The reason is told in words."""
    with pytest.raises(Unreadable, match=words.replace("+", r"\+")):
        sent_by_client(octets)


@pytest.mark.parametrize(
    ("octets", "call", "words"),
    [
        (b"HTTP/1.1 200\r\n\r\n", ASKED, "the status-line b'HTTP/1.1 200'"),
        (b"HTTP/1.1 1000 \r\n\r\n", ASKED, "the status-line"),
        (b"HTTP/1.1 200 O\x01K\r\n\r\n", ASKED, "the status-line"),
        (b"HTTP/1.1 100 \r\n\r\n", ASKED_10, "an interim response"),
        (LENGTH + b"hello" + LENGTH, ASKED, "answers no request"),
        (LENGTH + b"hello", HEAD, "answers no request"),
        (CHUNKED + b"0\r\n\r\n1\r\nx\r\n", ASKED, "answers no request"),
        (CHUNKED + b"x\r\n", ASKED, "the chunk-size line b'x'"),
        (CHUNKED + b"5", ASKED, "a chunk-size line without CRLF"),
        (CHUNKED + b"5\r\nhelloworld", ASKED, "not followed by CRLF"),
        (CHUNKED + b"0\r\nX y\r\n\r\n", ASKED, "the field line b'X y'"),
    ],
)
def test_what_no_server_may_send(octets: bytes, call: Call, words: str) -> None:
    """The request before decides what may follow it."""
    with pytest.raises(Unreadable, match=words):
        sent_by_server(octets, call)
