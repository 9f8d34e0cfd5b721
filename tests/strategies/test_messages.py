"""Generated messages are legal, reach every spelling, and mean what they say."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import h11
import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from hypothesis.errors import InvalidArgument

from http11_strategies import (
    Case,
    Framing,
    Role,
    requests,
    responses,
    segmentations,
    whole,
)

from . import grammar
from .finding import find_any, minimal
from .reading import expected, read

MESSAGES = requests() | responses()

# The other implementations refuse much that is legal.
NARROW = [HealthCheck.filter_too_much, HealthCheck.too_slow]


def head_of(case: Case) -> tuple[bytes, bytes]:
    """Split the octets of a case after the head of its (last) message."""
    octets = case.octets[2:] if case.octets[:2] == b"\r\n" else case.octets
    head, _, rest = octets.partition(b"\r\n\r\n")
    while re.match(rb"HTTP/1\.1 1", head):
        head, _, rest = rest.partition(b"\r\n\r\n")
    return head + b"\r\n\r\n", rest


def fields_of(section: bytes) -> tuple[tuple[bytes, bytes], ...]:
    """Read a section naively."""
    return tuple(
        (name.lower(), value.strip(b" \t"))
        for line in section.split(b"\r\n")[:-2]
        for name, _, value in [line.partition(b":")]
    )


@given(requests())
def test_requests_are_grammatical(case: Case) -> None:
    """A request is legal octet by octet, and its fields are as it says."""
    head, _ = head_of(case)
    found = re.fullmatch(grammar.REQUEST_HEAD, head)
    assert found is not None
    message = expected(case)
    assert found.groups()[:3] == (message.method, message.target, message.version)
    assert fields_of(found[4]) == message.fields
    assert message.status is None
    assert case.context.role is Role.SERVER
    assert not case.eof


@given(responses())
def test_responses_are_grammatical(case: Case) -> None:
    """A response is legal octet by octet, and its fields are as it says."""
    head, _ = head_of(case)
    found = re.fullmatch(grammar.RESPONSE_HEAD, head)
    assert found is not None
    message = expected(case)
    assert message.status == int(found[2])
    assert (found[1], found[3]) == (message.version, message.reason)
    assert fields_of(found[4]) == message.fields
    assert message.method is None
    assert case.context.role is Role.CLIENT
    assert len(case.context.requests) == 1


@given(MESSAGES)
def test_framing_is_legal(case: Case) -> None:
    """Framing fields, method, status and version fit the framing that is told."""
    message = expected(case)
    assert message.fields is not None
    names = [name for name, _ in message.fields]
    lengths, codings = names.count(b"content-length"), names.count(b"transfer-encoding")
    assert lengths + codings <= 1
    assert not (codings and message.version == b"1.0")
    _, rest = head_of(case)
    if message.framing is Framing.CHUNKED:
        assert codings == 1
        assert grammar.dechunked(rest)[0] == message.body
    else:
        assert rest == message.body
        assert message.trailers == ()
    assert (message.framing is Framing.CLOSE) is case.eof
    if message.framing is Framing.CONTENT_LENGTH:
        assert lengths == 1
    elif case.context.role is Role.SERVER or case.eof:
        assert codings == (message.framing is Framing.CHUNKED)
        assert lengths == 0


@given(responses())
def test_responses_fit_their_request(case: Case) -> None:
    """HEAD, CONNECT and three statuses decide that there is no content."""
    message = expected(case)
    (request,) = case.context.requests
    tunnel = request.method == b"CONNECT" and str(message.status)[0] == "2"
    head = request.method == b"HEAD"
    bodiless = head or tunnel or message.status in (204, 304)
    assert bodiless is (message.framing is Framing.NONE)
    if tunnel or message.status == 204:
        assert not re.search(rb"(?im)^(content-length|transfer-encoding):", case.octets)
    if message.status == 205:
        assert (b"", Framing.CONTENT_LENGTH) == (message.body, message.framing) or head


@given(requests())
def test_requests_name_their_host(case: Case) -> None:
    """Host is there once in HTTP/1.1, and is the authority of the target."""
    message = expected(case)
    assert message.target is not None
    assert message.fields is not None
    hosts = [value for name, value in message.fields if name == b"host"]
    assert len(hosts) == 1 or (message.version == b"1.0" and not hosts)
    relative = message.target[:1] in (b"/", b"*")
    if not relative:
        bare = re.sub(rb"(?i)https?://", b"", message.target)
        assert message.authority is not None
        assert bare.startswith(message.authority)
    assert hosts in ([], [message.authority])
    assert (message.authority is None) is (relative and not hosts)


@given(requests())
def test_methods_fit_their_targets(case: Case) -> None:
    """CONNECT and OPTIONS alone have the forms that are theirs (9112, 3.2)."""
    message = expected(case)
    assert message.target is not None
    is_authority = not re.match(rb"/|\*$|(?i:https?)://", message.target)
    assert (message.method == b"CONNECT") is is_authority
    assert message.target != b"*" or message.method == b"OPTIONS"
    if message.method in (b"CONNECT", b"TRACE"):
        assert message.framing is Framing.NONE


@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
@pytest.mark.parametrize("framing", Framing)
@pytest.mark.parametrize("strategy", [requests, responses])
@given(data=st.data())
def test_framing_and_version_restrict(
    strategy: Any, framing: Framing, version: Any, data: st.DataObject
) -> None:
    """What is asked for is what is generated; what cannot be is refused."""
    chunked_1_0 = framing is Framing.CHUNKED and version == b"1.0"
    if chunked_1_0 or (strategy is requests and framing is Framing.CLOSE):
        with pytest.raises(InvalidArgument, match="no such message: framing="):
            strategy(framing=framing, version=version)
        return
    message = expected(data.draw(strategy(framing=framing, version=version)))
    assert (framing, version) == (message.framing, message.version)


@pytest.mark.parametrize("strategy", [requests, responses])
@pytest.mark.parametrize("wrong", [{"version": b"2.0"}, {"framing": "chunked"}])
def test_unknown_arguments_are_refused(strategy: Any, wrong: dict[str, Any]) -> None:
    """A version or a framing that does not exist is an invalid argument."""
    with pytest.raises(InvalidArgument, match="no such message"):
        strategy(**wrong)


GET = b"GET / HTTP/%b\r\nHost: example.org\r\n"


LENGTH = b"Content-Length: 0\r\n\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("strategy", "octets"),
    [
        (requests(), GET % b"1.1" + b"\r\n"),
        (requests(version=b"1.0"), GET % b"1.0" + b"\r\n"),
        (requests(framing=Framing.CONTENT_LENGTH), GET % b"1.1" + LENGTH),
        (requests(framing=Framing.CHUNKED), GET % b"1.1" + CHUNKED),
    ],
)
def test_simplest_requests(strategy: Any, octets: bytes) -> None:
    """Requests shrink to what people write."""
    assert octets == minimal(strategy).octets


@pytest.mark.parametrize(
    ("framing", "rest"),
    [
        (None, rb"(Content-Length: 0\r\n)?\r\n"),
        (Framing.CONTENT_LENGTH, LENGTH),
        (Framing.NONE, rb"\r\n"),
        (Framing.CLOSE, rb"\r\n"),
        (Framing.CHUNKED, CHUNKED),
    ],
)
def test_simplest_responses(framing: Framing | None, rest: bytes) -> None:
    """Responses shrink to a plain status line and the framing that was asked for.

    Which code remains is not fixed: it decides what else can be drawn.
    """
    octets = minimal(responses(framing=framing)).octets
    assert re.fullmatch(rb"HTTP/1\.[01] [2-5][0-9]{2} OK\r\n" + rest, octets)


REQUEST_SPELLINGS: dict[str, Any] = {
    "CONNECT": lambda m: m.method == b"CONNECT",
    "asterisk-form": lambda m: m.target == b"*",
    "absolute-form": lambda m: m.target.startswith(b"http://"),
    "absolute-form without path": lambda m: re.fullmatch(rb"http://[^/]+", m.target),
    "odd method": lambda m: m.method == b"get",
    "content on GET": lambda m: m.method == b"GET" and m.body,
    "no Host": lambda m: m.authority is None,
    "Host last": lambda m: len(m.fields) > 2 and m.fields[-1][0] == b"host",
    "trailers": lambda m: m.trailers,
    "close": lambda m: m.version == b"1.1" and m.keep_alive is False,
    "keep-alive in 1.0": lambda m: m.version == b"1.0" and m.keep_alive is None,
    "100-continue": lambda m: (b"expect", b"100-continue") in m.fields,
    "same name twice": lambda m: len({n for n, _ in m.fields}) < len(m.fields),
}


@pytest.mark.parametrize("wanted", REQUEST_SPELLINGS)
def test_request_spellings_are_reached(wanted: str) -> None:
    """Each kind of request is generated."""
    test = REQUEST_SPELLINGS[wanted]
    find_any(requests(), lambda case: bool(test(expected(case))))


def test_empty_line_before_a_request_is_reached() -> None:
    """One CRLF may come before a request-line."""
    find_any(requests(), lambda case: case.octets.startswith(b"\r\n"))


BODILESS = responses(framing=Framing.NONE)

RESPONSE_SPELLINGS: dict[str, Any] = {
    "two interim responses": (responses(), lambda m, r: len(m.interim) == 2),
    "unknown interim status": (responses(), lambda m, r: m.interim == (199,)),
    "HEAD with length": (
        BODILESS,
        lambda m, r: r.method == b"HEAD" and b"content-length" in dict(m.fields),
    ),
    "HEAD with coding": (
        BODILESS,
        lambda m, r: r.method == b"HEAD" and b"transfer-encoding" in dict(m.fields),
    ),
    "204": (BODILESS, lambda m, r: m.status == 204),
    "205": (
        responses(framing=Framing.CONTENT_LENGTH),
        lambda m, r: m.status == 205,
    ),
    "304 with length": (
        BODILESS,
        lambda m, r: m.status == 304 and b"content-length" in dict(m.fields),
    ),
    "tunnel": (BODILESS, lambda m, r: r.method == b"CONNECT" and m.status == 200),
    "CONNECT refused": (responses(), lambda m, r: r.method == b"CONNECT" and m.body),
    "no reason": (responses(), lambda m, r: m.reason == b""),
    "close": (
        responses(framing=Framing.CHUNKED),
        lambda m, r: m.keep_alive is False,
    ),
    "unknown status": (responses(), lambda m, r: m.status == 599),
    "close-delimited in 1.1": (
        responses(framing=Framing.CLOSE, version=b"1.1"),
        lambda m, r: m.body,
    ),
}


@pytest.mark.parametrize("wanted", RESPONSE_SPELLINGS)
def test_response_spellings_are_reached(wanted: str) -> None:
    """Each kind of response is generated."""
    strategy, test = RESPONSE_SPELLINGS[wanted]
    find_any(
        strategy, lambda case: bool(test(expected(case), case.context.requests[0]))
    )


def plainly_coded(case: Case) -> bool:
    """Say whether Transfer-Encoding, if there, is ``chunked`` and no list."""
    fields = dict(expected(case).fields or ())
    return fields.get(b"transfer-encoding", b"chunked").lower() == b"chunked"


def has_bws(case: Case, places: bytes) -> bool:
    """Say whether a line looks like a chunk size with whitespace at `places`."""
    return re.search(rb"(?m)^[0-9A-Fa-f]+" + places, case.octets) is not None


H11_REFUSES: dict[str, Any] = {
    # RFC 9112, 2.2: a server SHOULD skip at least one.
    "an empty line first": lambda case: case.octets.startswith(b"\r\n"),
    # RFC 9110, 5.6.1.2: empty list members are ignored.
    "chunked as a list": lambda case: not plainly_coded(case),
    # RFC 9112, 7.1.1: whitespace around the semicolon is to be accepted.
    "space before a chunk-ext": lambda case: has_bws(case, rb"[ \t]+;"),
}
"""What h11 0.16 refuses although it is legal."""


@settings(suppress_health_check=NARROW)
@given(MESSAGES, st.data())
def test_h11_reads_the_ground_truth(case: Case, data: st.DataObject) -> None:
    """Another implementation agrees with every message that it accepts."""
    assume(not any(refused(case) for refused in H11_REFUSES.values()))
    reads = data.draw(segmentations(case.octets, eof=case.eof))
    (message,) = read(h11, case, reads)
    assert [] == expected(case).differences(message)


@pytest.mark.parametrize("refusal", H11_REFUSES)
def test_h11_still_refuses(refusal: str) -> None:
    """Each known difference is one: h11 refuses such a message."""
    case = find_any(MESSAGES, H11_REFUSES[refusal])
    with pytest.raises(h11.RemoteProtocolError):
        read(h11, case, whole(case.octets, eof=case.eof))


@settings(max_examples=30, suppress_health_check=NARROW)
@given(st.lists(requests(), min_size=2, max_size=6), st.data())
def test_requests_can_be_pipelined(cases: list[Case], data: st.DataObject) -> None:
    """Joined requests, the last of which may close, are read as each of them."""
    legible = [c for c in cases if not any(test(c) for test in H11_REFUSES.values())]
    pipelined = [case for case in legible[:-1] if expected(case).keep_alive]
    pipelined += legible[-1:]
    assume(len(pipelined) > 1)
    octets = b"".join(case.octets for case in pipelined)
    messages = read(h11, pipelined[0], data.draw(segmentations(octets)))
    assert len(pipelined) == len(messages)
    for case, message in zip(pipelined, messages, strict=True):
        assert [] == expected(case).differences(message)


class _Body:
    """What httptools calls back."""

    def __init__(self) -> None:
        self.octets = b""
        self.complete = 0

    def on_body(self, data: bytes) -> None:
        self.octets += data

    def on_message_complete(self) -> None:
        self.complete += 1


@pytest.fixture(scope="module")
def httptools() -> ModuleType:
    """The bindings of llhttp, where they are installed."""
    module: ModuleType = pytest.importorskip("httptools")
    return module


KNOWN_METHODS = (b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"PATCH")


@settings(suppress_health_check=NARROW)
@given(case=MESSAGES, data=st.data())
def test_httptools_reads_the_bodies(
    httptools: ModuleType, case: Case, data: st.DataObject
) -> None:
    """A third implementation finds the same body, in what it can read.

    It knows a fixed list of methods, does not know which request a response
    answers, and refuses lists of codings and whitespace in chunk extensions.
    """
    assume(plainly_coded(case))
    assume(not has_bws(case, rb"[^\r\n]*([ \t][;=]|[;=][ \t])"))
    parsed = _Body()
    if case.context.role is Role.SERVER:
        assume(expected(case).method in KNOWN_METHODS)
        parser = httptools.HttpRequestParser(parsed)
    else:
        (request,) = case.context.requests
        assume(request.method not in (b"HEAD", b"CONNECT"))
        parser = httptools.HttpResponseParser(parsed)
    for octets in data.draw(segmentations(case.octets)):
        parser.feed_data(octets)
    assert parsed.octets == expected(case).body
    heads = len(expected(case).interim or ()) + 1
    assert parsed.complete == heads - case.eof
