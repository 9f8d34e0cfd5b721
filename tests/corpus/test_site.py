"""The scripted site that recorded clients see, and the talks with servers."""

from __future__ import annotations

import pytest
from recording.checking import (
    check_responses,
)
from recording.program import (
    Recorder,
)
from recording.reading import Reading, Unreadable, read_dialogue, read_request
from recording.site import answer
from recording.talks import Talk, ask, record_talks
from recording.tap import ScriptedServer, Send


@pytest.mark.parametrize(
    ("octets", "status"),
    [
        (ask("/anything"), 200),
        (ask("/empty"), 204),
        (ask("/redirect"), 302),
        (ask("/etag", 'If-None-Match: "v1"'), 304),
        (ask("/range", "Range: bytes=2-"), 206),
        (ask("/range"), 200),
        (ask("/basic"), 401),
        (ask("/basic", "Authorization: Basic x"), 200),
        (ask("/digest"), 401),
        (ask("/digest", "Authorization: Digest x"), 200),
        (ask("/gzip", method="HEAD"), 200),
        (ask("http://far.invalid/see-other"), 303),
        (ask("far.invalid:80", method="CONNECT"), 403),
    ],
)
def test_site_answers_readably(octets: bytes, status: int) -> None:
    """Every scripted answer is one complete response with the wanted status."""
    read = read_request(octets, 0)
    assert read is not None

    answered = answer(read[0])

    (part,) = read_dialogue(octets, answered.octets, server_eof=True).responses
    assert part.status == status
    check_responses(answered.octets, Reading(requests=[read[0]], responses=[part]))


def test_range_talks_get_their_octets() -> None:
    """The scripted site serves the octets that a range asks for, to the last."""
    read = read_request(ask("/range", "Range: bytes=2-4"), 0)
    assert read is not None

    assert answer(read[0]).octets.endswith(b"Content-Length: 3\r\n\r\ncde")


def test_talks_are_recorded_with_their_names() -> None:
    """Each talk becomes a recording of the server; a failure names its talk."""
    recorder = Recorder(program="fake", origin="fake 1.0", real="server")
    with ScriptedServer(answer) as server:
        (recording,) = record_talks(
            recorder, server.port, [Talk("one", "a talk", [ask("/a")])]
        )
        with pytest.raises(Unreadable, match=r"^two: not a start-line"):
            record_talks(recorder, server.port, [Talk("two", "", [Send(b"x\r\n\r\n")])])

    assert recording.name == "fake-one"
    assert recording.dialogue.client == ask("/a")
