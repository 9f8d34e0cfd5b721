"""The second reading of recordings, by other people's parsers."""

from __future__ import annotations

import sys

import pytest
from recording.checking import (
    Disagreement,
    SecondReaderMissing,
    check_requests,
    check_responses,
)
from recording.reading import Reading, read_dialogue
from recording.talks import ask

from .making import OK, request_line


def test_second_reader_of_responses_disagrees() -> None:
    """A reading that http.client does not share is refused, and so are leftovers."""
    good = read_dialogue(request_line(), OK, server_eof=False)

    check_responses(OK, good)
    with pytest.raises(Disagreement, match=r"http.client"):
        check_responses(OK.replace(b"ok", b"no"), good)
    with pytest.raises(Disagreement, match="octets left over: b'x'"):
        check_responses(OK + b"x", good)
    with pytest.raises(Disagreement, match=r"http.client refuses"):
        check_responses(b"nonsense\r\n\r\n", good)


def test_second_reader_of_requests_disagrees() -> None:
    """A reading that httptools does not share is refused."""
    pytest.importorskip("httptools")
    octets = ask("/", "Transfer-Encoding: chunked", method="PUT")
    octets += b"1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n" + request_line()
    reading = read_dialogue(octets, b"", server_eof=False)

    check_requests(octets, reading)
    with pytest.raises(Disagreement, match="slow reader"):
        check_requests(octets.replace(b"\r\na", b"\r\nb"), reading)
    with pytest.raises(Disagreement, match="httptools refuses"):
        check_requests(b"\0", reading)


def test_second_reader_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without httptools requests are not indexed, and one line says why."""
    monkeypatch.setitem(sys.modules, "httptools", None)

    with pytest.raises(SecondReaderMissing, match=r"^httptools is needed: pip install"):
        check_requests(b"", Reading(requests=[], responses=[]))
