"""Reading heads and trailer sections, line by line."""

from __future__ import annotations

import pytest

from h11impl import InformationalResponse, LocalProtocolError, Response
from h11impl._head import check_lines, read_fields, read_request, read_response
from h11impl._headers import Headers
from h11impl._limits import Limits
from h11impl._rules import STRICT

HOST = b"Host: a"


def read_trailers(lines: list[bytes]) -> Headers:
    """Read field lines without a start-line."""
    return read_fields([b"", *lines])


def test_request() -> None:
    """The three parts of the request line, then the fields."""
    request = read_request([b"GET /x HTTP/1.1", HOST, b"X:y"])
    assert (b"GET", b"/x", b"1.1") == (
        request.method,
        request.target,
        request.http_version,
    )
    assert [(b"host", b"a"), (b"x", b"y")] == request.headers
    assert [(b"Host", b"a"), (b"X", b"y")] == request.headers.raw_items()


@pytest.mark.parametrize(
    ("line", "message", "status"),
    [
        (b"", "illegal request line b''", 400),
        (b"GET /", "illegal request line b'GET /'", 400),
        (b"GET  / HTTP/1.1", "illegal request line b'GET  / HTTP/1.1'", 400),
        (b"GET / HTTP/1.1 ", "illegal request line b'GET / HTTP/1.1 '", 400),
        (b"G(T / HTTP/1.1", "illegal method b'G(T'", 400),
        (b"GET x HTTP/1.1", "illegal target b'x'", 400),
        (b"GET / http/1.1", "illegal HTTP version b'http/1.1'", 400),
        (b"GET / HTTP/1.10", "illegal HTTP version b'HTTP/1.10'", 400),
        (b"GET / HTTP/2.0", "HTTP version b'2.0' is not supported", 505),
        (b"GET / HTTP/0.9", "HTTP version b'0.9' is not supported", 505),
    ],
)
def test_illegal_request_lines(line: bytes, message: str, status: int) -> None:
    """What is wrong is named, with the status to answer with."""
    with pytest.raises(LocalProtocolError) as caught:
        read_request([line, HOST])
    assert (message, status) == (str(caught.value), caught.value.error_status_hint)


@pytest.mark.parametrize("version", [b"1.0", b"1.1", b"1.2", b"1.9"])
def test_minor_versions(version: bytes) -> None:
    """Every minor version of HTTP/1 is read, and told as it was sent."""
    assert version == read_request([b"GET / HTTP/" + version, HOST]).http_version


@pytest.mark.parametrize(
    ("line", "kind", "status_code", "reason"),
    [
        (b"HTTP/1.1 200 OK", Response, 200, b"OK"),
        (b"HTTP/1.1 200 ", Response, 200, b""),
        (b"HTTP/1.1 200", Response, 200, b""),
        (b"HTTP/1.0 999 a\t\xff b", Response, 999, b"a\t\xff b"),
        (b"HTTP/1.1 100 Continue", InformationalResponse, 100, b"Continue"),
        (b"HTTP/1.1 199 x", InformationalResponse, 199, b"x"),
    ],
)
def test_responses(line: bytes, kind: type, status_code: int, reason: bytes) -> None:
    """The code decides the kind; the reason phrase may be missing (RFC 9112, 4)."""
    response = read_response([line, b"A: b"])
    assert kind is type(response)
    assert (status_code, reason) == (response.status_code, response.reason)
    assert [(b"a", b"b")] == response.headers


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"HTTP/1.1",
        b"HTTP/1.1 20 OK",
        b"HTTP/1.1 2000 OK",
        b"HTTP/1.1 2x0 OK",
        b"HTTP/1.1 099 OK",
        b"HTTP/1.1  200 OK",
        b"HTTP/1.1\t200 OK",
        b"HTTP/2 200 OK",
        b"HTTP/2.0 200 OK",
        b"http/1.1 200 OK",
    ],
)
def test_illegal_status_lines(line: bytes) -> None:
    """A code is three digits from 100 on, a version is ours."""
    with pytest.raises(LocalProtocolError, match=r"illegal status line|HTTP version"):
        read_response([line])


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ([b"X: a"], b"a"),
        ([b"X:a \t"], b"a"),
        ([b"X: \t"], b""),
        ([b"X:"], b""),
        ([b"X: a:b"], b"a:b"),
        ([b"X: \x85a\xa0"], b"\x85a\xa0"),
        ([b"X: a", b" b"], b"a b"),
        ([b"X: a \t", b"\t  b  ", b" c "], b"a b c"),
        ([b"X:", b" b"], b" b".strip()),
    ],
)
def test_values(lines: list[bytes], value: bytes) -> None:
    """SP and HTAB around a value are not part of it; a fold is one SP."""
    assert [(b"x", value), (b"y", b"z")] == read_trailers([*lines, b"Y: z"])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([b"X"], "illegal header line b'X'"),
        ([b"Host"], "illegal header line b'Host'"),
        ([b": x"], "Illegal header name b''"),
        ([b"X : y"], "white space before the colon in b'X : y'"),
        ([b"X\t: y"], "white space before the colon in b'X\\t: y'"),
        ([b"X\x01: y"], "Illegal header name b'X\\x01'"),
        ([b" X: y"], "white space before the first header line"),
        ([b"\tX"], "white space before the first header line"),
    ],
)
def test_illegal_lines(lines: list[bytes], message: str) -> None:
    """A line without a colon or a proper name, or one that continues nothing."""
    with pytest.raises(LocalProtocolError) as caught:
        read_trailers(lines)
    assert message == str(caught.value)


def test_framing_fields_are_checked_in_heads_only() -> None:
    """In a trailer section they mean nothing (RFC 9110, 6.5.1)."""
    line = b"Content-Length: x"
    assert [(b"content-length", b"x")] == read_trailers([line])
    with pytest.raises(LocalProtocolError, match="bad Content-Length"):
        read_response([b"HTTP/1.1 200 OK", line])


def test_status_for_a_coding_that_is_not_last() -> None:
    """A request without a known end is 400; an unknown coding is 501."""
    for coding, status in ((b"gzip", 400), (b"gzip, chunked", 501)):
        with pytest.raises(LocalProtocolError) as caught:
            read_request([b"GET / HTTP/1.1", HOST, b"Transfer-Encoding: " + coding])
        assert status == caught.value.error_status_hint


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ([b"GET /a|b HTTP/1.1", HOST], "TG-03"),
        ([b"GET /a%2 HTTP/1.1", HOST], "TG-03"),
        ([b"GET / HTTP/1.1", HOST, b"X: a", b" b"], "OF-01"),
        ([b"GET / HTTP/1.1", HOST, b"X: a\x01"], "FS-10"),
        ([b"GET / HTTP/1.1", HOST, b"Content-Length: 5, 5"], "CL-03"),
        ([b"GET / HTTP/1.0", b"Transfer-Encoding: chunked"], "TZ-01"),
        (
            [
                b"GET / HTTP/1.1",
                HOST,
                b"Transfer-Encoding: chunked",
                b"Content-Length: 5",
            ],
            "CT-01",
        ),
    ],
)
def test_strict_requests(lines: list[bytes], rule: str) -> None:
    """What the RFCs merely tolerate is read by default and refused strictly."""
    assert read_request(lines).method == b"GET"
    with pytest.raises(LocalProtocolError) as caught:
        read_request(lines, STRICT)
    assert caught.value.rule is not None
    assert rule == caught.value.rule.id


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ([b"HTTP/1.1 200"], "ST-03"),
        ([b"HTTP/1.1 600 x"], "ST-02"),
        ([b"HTTP/1.1 200 \x01"], "ST-05"),
        ([b"HTTP/1.0 200 ", b"Transfer-Encoding: chunked"], "TZ-02"),
        (
            [b"HTTP/1.1 200 ", b"Transfer-Encoding: chunked", b"Content-Length: 5"],
            "CT-04",
        ),
    ],
)
def test_strict_responses(lines: list[bytes], rule: str) -> None:
    """The same for responses."""
    assert isinstance(read_response(lines), Response)
    with pytest.raises(LocalProtocolError) as caught:
        read_response(lines, STRICT)
    assert caught.value.rule is not None
    assert rule == caught.value.rule.id


def test_strict_readers_still_read_what_must_be_read() -> None:
    """A plain request, and folds in responses (RFC 9112, 5.2)."""
    read_request([b"GET /%20?a=b HTTP/1.1", HOST, b"X: \xff\t"], STRICT)
    response = read_response([b"HTTP/1.1 200 OK", b"X: a", b" b"], STRICT)
    assert [(b"x", b"a b")] == response.headers


@pytest.mark.parametrize(
    ("lines", "rule", "status"),
    [
        ([b"a" * 11, b"b"], "RL-12", 414),
        ([b"a", b"b" * 9], "LM-01", 431),
        ([b"a", b"b", b"c", b"d"], "LM-01", 431),
    ],
)
def test_limits_of_lines(lines: list[bytes], rule: str, status: int) -> None:
    """A line that is too long, or one too many, is refused by name."""
    limits = Limits(start_line=10, field=8, fields=2)
    check_lines([b"a" * 10, b"b" * 8, b"c"], limits, start_line_status=414)
    check_lines([], limits, start_line_status=None)
    with pytest.raises(LocalProtocolError) as caught:
        check_lines(lines, limits, start_line_status=414)
    assert caught.value.rule is not None
    assert (rule, status) == (caught.value.rule.id, caught.value.error_status_hint)
