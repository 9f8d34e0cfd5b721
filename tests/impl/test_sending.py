"""What may not be sent although every part of it is well formed."""

from __future__ import annotations

import pytest

import h11impl as h

from .helpers import events_of, request

HOST = ("Host", "a")
Fields = list[tuple[str, str]]


def sent_request(method: str, fields: Fields, *, strict: bool = False) -> bytes:
    """Return what a client puts on the wire."""
    conn = h.Connection(h.CLIENT, strict=strict)
    target = "a:80" if method == "CONNECT" else "/"
    event = h.Request(method=method, target=target, headers=[HOST, *fields])
    return conn.send(event) or b""


def sent_response(
    event: h.Response | h.InformationalResponse,
    head: str = "GET / HTTP/1.1\nHost: a",
    *,
    strict: bool = False,
) -> bytes:
    """Return what a server puts on the wire in answer to a request."""
    conn = h.Connection(h.SERVER, strict=strict)
    conn.receive_data(request(head))
    events_of(conn)
    return conn.send(event) or b""


@pytest.mark.parametrize(
    ("method", "fields", "rule"),
    [
        (
            "POST",
            [("Content-Length", "5"), ("Transfer-Encoding", "chunked")],
            "SE-05",
        ),
        ("GET", [("Expect", "100-continue")], "SE-30"),
        ("POST", [("Content-Length", "0"), ("Expect", "x, 100-Continue")], "SE-30"),
        ("TRACE", [("Content-Length", "1")], "SE-34"),
        ("GET", [("TE", "chunked"), ("Connection", "TE")], "SE-26"),
        ("GET", [("TE", "trailers, Chunked ;q=1")], "SE-26"),
        ("GET", [("Connection", ",close")], "SE-28"),
        ("GET", [("Upgrade", "a,,b"), ("Connection", "upgrade")], "SE-28"),
    ],
)
def test_refused_requests(method: str, fields: Fields, rule: str) -> None:
    """No request goes out that a recipient must refuse; the rule is named."""
    with pytest.raises(h.LocalProtocolError) as caught:
        sent_request(method, fields)
    assert caught.value.rule is not None
    assert rule == caught.value.rule.id


@pytest.mark.parametrize(
    ("fields", "made"),
    [
        ([("TE", "trailers")], b"TE: trailers\r\nConnection: TE\r\n"),
        ([("Upgrade", "x")], b"Upgrade: x\r\nConnection: Upgrade\r\n"),
        (
            [("Upgrade", "x"), ("TE", "trailers"), ("Connection", "Foo, te")],
            b"Upgrade: x\r\nTE: trailers\r\nConnection: Foo, te, Upgrade\r\n",
        ),
        (
            [("Connection", "upgrade"), ("Upgrade", "x")],
            b"Connection: upgrade\r\nUpgrade: x\r\n",
        ),
        ([("Expect", "x")], b"Expect: x\r\n"),
    ],
)
def test_connection_options_are_added(fields: Fields, made: bytes) -> None:
    """TE and Upgrade ask for their connection option (RFC 9110, 7.8 and 10.1.4)."""
    expected = b"GET / HTTP/1.1\r\nHost: a\r\n" + made + b"\r\n"
    assert expected == sent_request("GET", fields)


@pytest.mark.parametrize(
    "field", [("Content-Length", "5"), ("Transfer-Encoding", "chunked")]
)
def test_interim_responses_have_no_framing(field: tuple[str, str]) -> None:
    """They end with their head (RFC 9110, 8.6; RFC 9112, 6.1)."""
    with pytest.raises(h.LocalProtocolError, match="framing fields in an interim"):
        sent_response(h.InformationalResponse(status_code=103, headers=[field]))


def test_http10_gets_no_interim_response() -> None:
    """It does not know them (RFC 9110, 15.2)."""
    event = h.InformationalResponse(status_code=100, headers=[])
    with pytest.raises(h.LocalProtocolError, match=r"interim response to HTTP/1\.0"):
        sent_response(event, "GET / HTTP/1.0")


@pytest.mark.parametrize("name", ["Content-Length", "HOST", "authorization", "Trailer"])
def test_forbidden_trailers(name: str) -> None:
    """What frames, routes or authenticates does not come last (RFC 9110, 6.5.1)."""
    conn = h.Connection(h.CLIENT)
    fields = [HOST, ("Transfer-Encoding", "chunked")]
    conn.send(h.Request(method="POST", target="/", headers=fields))
    with pytest.raises(h.LocalProtocolError, match="not allowed as a trailer field"):
        conn.send(h.EndOfMessage(headers=[(name, "5")]))


def test_other_trailers() -> None:
    """Anything else may."""
    conn = h.Connection(h.CLIENT)
    fields = [HOST, ("Transfer-Encoding", "chunked")]
    conn.send(h.Request(method="POST", target="/", headers=fields))
    end = conn.send(h.EndOfMessage(headers=[("ETag", "x"), ("Digest", "y")]))
    assert b"0\r\nETag: x\r\nDigest: y\r\n\r\n" == end


@pytest.mark.parametrize(
    ("method", "fields", "rule"),
    [
        ("CONNECT", [("Content-Length", "5")], "SE-29"),
        ("GET", [("X", "a\x01b")], "SE-01"),
    ],
)
def test_strict_requests(method: str, fields: Fields, rule: str) -> None:
    """What is only unwise passes by default."""
    assert sent_request(method, fields)
    with pytest.raises(h.LocalProtocolError) as caught:
        sent_request(method, fields, strict=True)
    assert caught.value.rule is not None
    assert rule == caught.value.rule.id


@pytest.mark.parametrize(
    ("status_code", "fields", "rule"),
    [
        (205, [("Content-Length", "1")], "SE-13"),
        (205, [], "SE-13"),
        (600, [], "SE-20"),
        (999, [], "SE-20"),
    ],
)
def test_strict_responses(status_code: int, fields: Fields, rule: str) -> None:
    """A gateway may have to relay them; a strict server does not."""
    event = h.Response(status_code=status_code, headers=fields)
    assert sent_response(event)
    with pytest.raises(h.LocalProtocolError) as caught:
        sent_response(event, strict=True)
    assert caught.value.rule is not None
    assert rule == caught.value.rule.id


def test_strict_tunnel() -> None:
    """A CONNECT without content is as it should be."""
    assert sent_request("CONNECT", [], strict=True).startswith(b"CONNECT a:80 ")


def test_strict_targets() -> None:
    """A browser's "|" goes out by default only."""
    for strict in (False, True):
        conn = h.Connection(h.CLIENT, strict=strict)
        event = h.Request(method="GET", target="/a|b", headers=[HOST])
        if strict:
            with pytest.raises(h.LocalProtocolError, match="not a URI"):
                conn.send(event)
        else:
            assert conn.send(event)


def test_strict_empty_205() -> None:
    """Without content a 205 is as it should be."""
    event = h.Response(status_code=205, headers=[("Content-Length", "0")])
    assert sent_response(event, strict=True)
