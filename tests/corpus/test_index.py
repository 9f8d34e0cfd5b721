"""The index entries that are written from recordings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from recording import index
from recording.index import IndexUnusable, entry_of, load, write
from recording.reading import Unreadable
from recording.site import response
from recording.talks import ask
from recording.tap import Dialogue

from .making import OK, dialogue_of, recording_of, request_line


def test_entry_of_a_response() -> None:
    """A server's recording is indexed with the requests it answers."""
    server = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 Fine\r\nA:  b \r\n\r\n\xff"
    client = ask("/x", "Upgrade: h2c", "Connection: Upgrade", host=False)

    files, entry = entry_of(recording_of(dialogue_of(client, server, eof=True)))

    assert files == {"responses/real-fake-case.http": server}
    assert entry == {
        "id": "real/fake-case",
        "file": "responses/real-fake-case.http",
        "kind": "response",
        "rules": [],
        "level": None,
        "origin": "recorded: fake 1.0",
        "description": "made for a test",
        "context": {
            "role": "client",
            "requests": [
                {
                    "method": "GET",
                    "target": "/x",
                    "fields": [["upgrade", "h2c"], ["connection", "Upgrade"]],
                }
            ],
        },
        "eof": True,
        "expectation": {
            "kind": "accept",
            "exact": True,
            "messages": [
                {
                    "status": 200,
                    "version": "1.1",
                    "fields": [["a", "b"]],
                    "body": "\xff",
                    "framing": "close",
                    "interim": [100],
                }
            ],
        },
        "wants_100": None,
        "may_switch": None,
    }


def test_entry_of_a_conversation() -> None:
    """A conversation is kept in both directions, and nowhere a second time."""
    pytest.importorskip("httptools")
    client = request_line()

    files, entry = entry_of(
        recording_of(dialogue_of(client), real="client", conversation=True)
    )

    assert files == {
        "conversations/real-fake-case.client.http": client,
        "conversations/real-fake-case.server.http": OK,
    }
    assert entry["id"] == "real/fake-case"
    assert entry["file"] == "conversations/real-fake-case.client.http"
    assert entry["response_file"] == "conversations/real-fake-case.server.http"


@pytest.mark.parametrize(
    ("target", "rest", "kind"),
    [("/", b"", "accept"), ("/?a|b", b"", "either"), ("/", b"\x81\0", "incomplete")],
)
def test_expectation_where_servers_may_choose(
    target: str, rest: bytes, kind: str
) -> None:
    """Refusing is allowed where a target is no URI, or Upgrade may be ignored."""
    pytest.importorskip("httptools")
    fields = "Upgrade: websocket\r\nConnection: upgrade\r\n" if rest else ""
    client = f"GET {target} HTTP/1.1\r\nHost: a\r\n{fields}\r\n".encode() + rest
    server = b"HTTP/1.1 101 Switching Protocols\r\n\r\n" if rest else OK

    _, entry = entry_of(recording_of(dialogue_of(client, server), real="client"))

    expectation = entry["expectation"]
    assert isinstance(expectation, dict)
    assert expectation["kind"] == kind


@pytest.mark.parametrize(
    ("dialogue", "words"),
    [
        (dialogue_of(b"", b""), "nothing was exchanged"),
        (dialogue_of(request_line(), b""), "nothing was exchanged"),
        (
            dialogue_of(request_line(), response("200 OK", b"x" * 2001)),
            "a body of 2001 octets",
        ),
    ],
)
def test_recordings_that_are_not_indexed(dialogue: Dialogue, words: str) -> None:
    """Empty recordings and long bodies are refused with a reason."""
    with pytest.raises(Unreadable, match=words):
        entry_of(recording_of(dialogue))


def test_incomplete_request_is_context_only() -> None:
    """What a server answered early may be cut; what a client sent may not."""
    cut = ask("/", method="PUT", body=b"abc")[:-1]

    _, entry = entry_of(recording_of(dialogue_of(cut)))

    assert entry["kind"] == "response"
    with pytest.raises(Unreadable, match="the last request is incomplete"):
        entry_of(recording_of(dialogue_of(cut), real="client"))


def test_write_replaces_only_its_program(tmp_path: Path) -> None:
    """Recording again drops the program's old files and keeps everybody else's."""
    other = {"id": "real/faked-case", "file": "responses/other.http"}
    old = {"id": "real/fake-old", "file": "responses/old.http"}
    (tmp_path / index.INDEX).write_text(json.dumps({"cases": [other, old]}))
    (tmp_path / "responses").mkdir()
    (tmp_path / "responses" / "other.http").write_bytes(b"")
    (tmp_path / "responses" / "old.http").write_bytes(b"")

    count = write(tmp_path, "fake", [recording_of(dialogue_of(request_line()))])

    assert count == 1
    assert ["other.http", "real-fake-case.http"] == sorted(
        path.name for path in (tmp_path / "responses").iterdir()
    )
    assert ["real/fake-case", "real/faked-case"] == [e["id"] for e in load(tmp_path)]


def test_write_leaves_what_was_not_recorded(tmp_path: Path) -> None:
    """Other examples keep their place in the index, before all recordings."""
    fixed = [{"id": "ZZ-02/1"}, {"id": "ZZ-01/1"}]
    (tmp_path / index.INDEX).write_text(json.dumps({"cases": fixed}))

    write(tmp_path, "fake", [recording_of(dialogue_of(request_line()))])

    ids = [entry["id"] for entry in load(tmp_path)]
    assert ids == ["ZZ-02/1", "ZZ-01/1", "real/fake-case"]
    assert len((tmp_path / index.INDEX).read_text().splitlines()) == len(ids) + 2


def test_write_changes_nothing_for_a_bad_recording(tmp_path: Path) -> None:
    """One recording that cannot be read keeps all files as they were."""
    good = recording_of(dialogue_of(request_line()))
    bad = recording_of(dialogue_of(request_line(), b""))

    with pytest.raises(Unreadable, match=r"^fake-case: nothing was exchanged$"):
        write(tmp_path, "fake", [good, bad])

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "Expecting"),
        ("[]", "no list of cases"),
        ('{"cases": [1]}', "not an object"),
    ],
)
def test_index_that_is_none(tmp_path: Path, text: str, words: str) -> None:
    """An unusable index is refused with its path, never overwritten."""
    (tmp_path / index.INDEX).write_text(text)

    with pytest.raises(IndexUnusable, match=words):
        write(tmp_path, "fake", [])

    assert text == (tmp_path / index.INDEX).read_text()
