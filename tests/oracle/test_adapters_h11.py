"""The built-in target `h11`."""

from __future__ import annotations

from importlib import metadata

import pytest

from http11_oracle import Ending, Target

from .toys import CLIENT, SERVER


@pytest.fixture
def target() -> Target:
    pytest.importorskip("h11")
    from http11_oracle.adapters.h11 import target  # noqa: PLC0415 - may be absent

    return target


def test_it_reads_requests_and_responses(target: Target) -> None:
    """Both roles work, and the version is the installed one."""
    assert target.version == metadata.version("h11")
    request = target.observe([b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"], SERVER)
    response = target.observe([b"HTTP/1.1 204 OK\r\n\r\n"], CLIENT)
    for seen in (request, response):
        assert (len(seen.messages), seen.ending) == (1, Ending.COMPLETE)


def test_its_errors_are_refusals(target: Target) -> None:
    """h11's RemoteProtocolError carries the status."""
    seen = target.observe([b"\0\r\n\r\n"], SERVER)
    assert (seen.ending, seen.status) == (Ending.REJECTED, 400)
