"""The index reader: every key known, every id and file there once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from http11_strategies import (
    Accept,
    Call,
    CallKind,
    Case,
    Context,
    Conversation,
    Corpus,
    ExpectedMessage,
    ForwardExample,
    Incomplete,
    Party,
    Reject,
    Role,
    SendExample,
    Sending,
    SentRequest,
)
from http11_strategies._index import read_index
from http11_strategies._json import ShapeError

Entry = dict[str, object]

PLAIN: Entry = {
    "id": "one",
    "file": "a.http",
    "kind": "request",
    "context": {"role": "server"},
    "expectation": {"kind": "incomplete"},
}
ABOUT: Entry = {
    "rules": ["CL-01", "CL-02"],
    "level": "SHOULD",
    "description": "odd",
    "origin": "RFC 9112 6.3",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files of octets."""
    (tmp_path / "a.http").write_bytes(b"A\r\n")
    (tmp_path / "b.http").write_bytes(b"\xff")
    return tmp_path


def read(folder: Path, *entries: object, version: object = 1) -> Corpus:
    return read_index(json.dumps({"version": version, "cases": entries}), folder)


def test_case_with_defaults(folder: Path) -> None:
    """What an entry leaves out has the defaults of a case."""
    case = Case(
        id="one",
        octets=b"A\r\n",
        context=Context(role=Role.SERVER),
        expectation=Incomplete(),
    )
    assert (case,) == read(folder, PLAIN).cases


def test_case_with_everything(folder: Path) -> None:
    """All keys of an entry reach the case."""
    entry = (
        PLAIN
        | ABOUT
        | {"eof": True, "wants_100": False, "may_switch": True, "tolerance": True}
    )
    case = Case(
        id="one",
        octets=b"A\r\n",
        context=Context(role=Role.SERVER),
        expectation=Incomplete(),
        rules=("CL-01", "CL-02"),
        eof=True,
        wants_100=False,
        may_switch=True,
        tolerance=True,
        level="SHOULD",
        description="odd",
        origin="RFC 9112 6.3",
    )
    assert (case,) == read(folder, entry).cases


def test_conversation(folder: Path) -> None:
    """A conversation is a case for a server and one for the client."""
    entry = ABOUT | {
        "id": "one",
        "kind": "conversation",
        "file": "a.http",
        "response_file": "b.http",
        "context": {"role": "server", "requests": [{"target": "/x"}]},
        "expectation": {"kind": "reject"},
        "response_expectation": {"kind": "accept", "messages": []},
        "eof": True,
        "switched_at": [2, 1],
    }
    found = read(folder, entry)
    requests = Case(
        id="one/requests",
        octets=b"A\r\n",
        context=Context(role=Role.SERVER),
        expectation=Reject(),
        rules=("CL-01", "CL-02"),
        level="SHOULD",
        description="odd",
        origin="RFC 9112 6.3",
    )
    responses = Case(
        id="one/responses",
        octets=b"\xff",
        context=Context(role=Role.CLIENT, requests=(SentRequest(target=b"/x"),)),
        expectation=Accept(messages=()),
        eof=True,
        may_switch=True,
        rules=("CL-01", "CL-02"),
        level="SHOULD",
        description="odd",
        origin="RFC 9112 6.3",
    )
    conversation = Conversation(
        id="one", requests=requests, responses=responses, switched_at=(2, 1)
    )
    assert found.conversations == (conversation,)
    assert found.cases == (requests, responses)


def test_conversation_that_stays_http(folder: Path) -> None:
    """Without a switch nothing is said about switching."""
    entry: Entry = {
        "id": "one",
        "kind": "conversation",
        "file": "a.http",
        "response_file": "b.http",
        "context": {"role": "server"},
        "expectation": {"kind": "incomplete"},
        "response_expectation": {"kind": "incomplete"},
    }
    (conversation,) = read(folder, entry).conversations
    assert conversation.switched_at is None
    assert conversation.responses.may_switch is None


def test_send_example(folder: Path) -> None:
    """All keys of an example of sending reach its record."""
    entry = ABOUT | {
        "id": "one",
        "kind": "send",
        "file": "b.http",
        "sender": "server",
        "calls": [{"kind": "end"}],
        "verdict": "repair",
        "must_contain": "\xff",
        "output": [{"status": 200}],
        "refusable_from": 0,
        "in_context_only": True,
        "strict_only": True,
        "note": "more",
    }
    assert (
        SendExample(
            id="one",
            octets=b"\xff",
            sender=Party.SERVER,
            calls=(Call(kind=CallKind.END),),
            verdict=Sending.REPAIR,
            must_contain=b"\xff",
            output=(ExpectedMessage(status=200),),
            refusable_from=0,
            in_context_only=True,
            strict_only=True,
            rules=("CL-01", "CL-02"),
            level="SHOULD",
            description="odd",
            origin="RFC 9112 6.3",
            note="more",
        ),
    ) == read(folder, entry).sends


def test_forward_example(folder: Path) -> None:
    """All keys of an example of forwarding reach its record."""
    entry = ABOUT | {
        "id": "one",
        "kind": "forward",
        "file": "b.http",
        "context": {"role": "client"},
        "forbidden": "the octet",
        "eof": True,
        "close": True,
        "note": "more",
    }
    assert (
        ForwardExample(
            id="one",
            octets=b"\xff",
            context=Context(role=Role.CLIENT),
            forbidden="the octet",
            eof=True,
            close=True,
            rules=("CL-01", "CL-02"),
            level="SHOULD",
            description="odd",
            origin="RFC 9112 6.3",
            note="more",
        ),
    ) == read(folder, entry).forwards


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("[]", "expected an object, found []"),
        ("{}", "the key 'version' is missing"),
        ('{"version": 2, "cases": []}', "version 2 is not 1"),
        ('{"version": 1}', "the key 'cases' is missing"),
        ('{"version": 1, "cases": {}}', "cases: expected a list, found {}"),
        ('{"version": 1, "cases": [], "x": 0}', "unknown key 'x'"),
        (
            '{"version": 1, "cases": [1]}',
            "entry 1: expected an object, found 1",
        ),
    ],
)
def test_document_of_another_shape(folder: Path, document: str, words: str) -> None:
    """An index that is none is refused with one line."""
    with pytest.raises(ShapeError) as caught:
        read_index(document, folder)
    assert words == str(caught.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": 1}, "entry 1: id: expected a string, found 1"),
        (
            {"kind": "rumour"},
            "entry 1 (one): kind: 'rumour' is not one of "
            "request, response, conversation, send, forward",
        ),
        ({"rules": ["XX-99"]}, "entry 1 (one): rules: there is no rule 'XX-99'"),
        (
            {"level": "WANT"},
            "entry 1 (one): level: expected one of MUST, MUST NOT, SHOULD, "
            "SHOULD NOT, MAY, ought, derived; found 'WANT'",
        ),
        ({"colour": "red"}, "entry 1 (one): unknown key 'colour'"),
        (
            {"file": "none.http"},
            "entry 1 (one): file: 'none.http': No such file or directory",
        ),
        (
            {"file": "../a.http"},
            "entry 1 (one): file: '../a.http' is outside of the corpus",
        ),
        (
            {"file": "/a.http"},
            "entry 1 (one): file: '/a.http' is outside of the corpus",
        ),
    ],
)
def test_entry_that_is_wrong(folder: Path, change: Entry, words: str) -> None:
    """A mistake is told with the entry's number, its id and the key."""
    with pytest.raises(ShapeError) as caught:
        read(folder, PLAIN | change)
    assert words == str(caught.value)


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (PLAIN | {"file": "b.http"}, "entry 2 (one): the id 'one' is used twice"),
        (
            PLAIN | {"id": "two"},
            "entry 2 (two): file: the file 'a.http' is used twice",
        ),
    ],
)
def test_what_is_used_twice(folder: Path, second: Entry, words: str) -> None:
    """An id and a file belong to one entry."""
    with pytest.raises(ShapeError) as caught:
        read(folder, PLAIN, second)
    assert words == str(caught.value)
