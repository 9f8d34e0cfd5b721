"""Contexts and expectations are read as the corpus describes them."""

from __future__ import annotations

import pytest

from http11_strategies import (
    Accept,
    Context,
    Either,
    Expectation,
    ExpectedMessage,
    Framing,
    Incomplete,
    Reject,
    Role,
    SentRequest,
)
from http11_strategies._expectation import read_context, read_expectation
from http11_strategies._json import ShapeError

MESSAGE: dict[str, object] = {
    "method": "GET",
    "target": "/\xff",
    "authority": "a",
    "status": 200,
    "status_outside": [100, 499],
    "version": "1.1",
    "reason": "OK",
    "fields": [["host", "a"]],
    "has": [["a", "b"]],
    "matches": [["a", "b+"]],
    "lacks": ["c"],
    "lacks_lines": [["d", "e"]],
    "body": "",
    "trailers": [],
    "framing": "chunked",
    "keep_alive": False,
    "interim": [100],
}
READ = ExpectedMessage(
    method=b"GET",
    target=b"/\xff",
    authority=b"a",
    status=200,
    status_outside=(100, 499),
    version=b"1.1",
    reason=b"OK",
    fields=((b"host", b"a"),),
    has=((b"a", b"b"),),
    matches=((b"a", b"b+"),),
    lacks=(b"c",),
    lacks_lines=((b"d", b"e"),),
    body=b"",
    trailers=(),
    framing=Framing.CHUNKED,
    keep_alive=False,
    interim=(100,),
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"kind": "accept", "messages": []}, Accept(messages=())),
        (
            {"kind": "accept", "messages": [{}], "exact": False, "close": True},
            Accept(messages=(ExpectedMessage(),), exact=False, close=True),
        ),
        ({"kind": "accept", "messages": [MESSAGE]}, Accept(messages=(READ,))),
        ({"kind": "reject"}, Reject()),
        (
            {"kind": "reject", "after": [{}], "statuses": [400, 501], "close": None},
            Reject(after=(ExpectedMessage(),), statuses=frozenset({400, 501})),
        ),
        ({"kind": "incomplete"}, Incomplete()),
        (
            {"kind": "incomplete", "after": [{}]},
            Incomplete(after=(ExpectedMessage(),)),
        ),
        (
            {"kind": "either", "accept": {"messages": []}, "reject": {"close": True}},
            Either(accept=Accept(messages=()), reject=Reject(close=True)),
        ),
        (
            {"kind": "either", "accept": {"messages": []}, "reject": {}, "wait": True},
            Either(accept=Accept(messages=()), reject=Reject(), wait=True),
        ),
    ],
)
def test_expectation(value: object, expected: Expectation) -> None:
    """Every kind of expectation, with its defaults and with all of its keys."""
    assert expected == read_expectation(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({}, "the key 'kind' is missing"),
        (
            {"kind": "perhaps"},
            "kind: expected one of accept, reject, incomplete, either; found 'perhaps'",
        ),
        ({"kind": "accept"}, "the key 'messages' is missing"),
        ({"kind": "incomplete", "close": True}, "unknown key 'close'"),
        (
            {"kind": "either", "accept": {"messages": [], "after": []}, "reject": {}},
            "accept: unknown key 'after'",
        ),
        (
            {"kind": "accept", "messages": [{"bdy": ""}]},
            "messages: unknown key 'bdy'",
        ),
        (
            {"kind": "accept", "messages": [{"framing": "magic"}]},
            "messages: framing: expected one of none, content-length, chunked, close; "
            "found 'magic'",
        ),
    ],
)
def test_expectation_of_another_shape(value: object, words: str) -> None:
    """An expectation that is misspelt is refused with the way to the mistake."""
    with pytest.raises(ShapeError) as caught:
        read_expectation(value)
    assert words == str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"role": "server"}, Context(role=Role.SERVER)),
        (
            {"role": "client", "requests": [{}]},
            Context(role=Role.CLIENT, requests=(SentRequest(),)),
        ),
        (
            {
                "role": "client",
                "requests": [
                    {"method": "HEAD", "target": "/a", "fields": [["te", "x"]]}
                ],
            },
            Context(
                role=Role.CLIENT,
                requests=(
                    SentRequest(method=b"HEAD", target=b"/a", fields=((b"te", b"x"),)),
                ),
            ),
        ),
    ],
)
def test_context(value: object, expected: Context) -> None:
    """A context is a role and, for a client, the requests that it has sent."""
    assert expected == read_context(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"role": "proxy"}, "role: expected one of server, client; found 'proxy'"),
        ({"role": "server", "peer": 1}, "unknown key 'peer'"),
        (
            {"role": "client", "requests": [{"verb": "GET"}]},
            "requests: unknown key 'verb'",
        ),
    ],
)
def test_context_of_another_shape(value: object, words: str) -> None:
    """A context that is misspelt is refused with the way to the mistake."""
    with pytest.raises(ShapeError) as caught:
        read_context(value)
    assert words == str(caught.value)
