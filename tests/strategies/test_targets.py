"""Methods, hosts and targets agree with the grammar, and reach its corners."""

from __future__ import annotations

import ipaddress
import re

import pytest
from hypothesis import given, strategies as st

from http11_strategies import _targets as leaves

from . import grammar
from .finding import find_any, minimal

GRAMMAR: dict[str, tuple[bytes, bytes]] = {
    "methods": (grammar.TOKEN, b"GET"),
    "hosts": (grammar.URI_HOST, b"example.org"),
    "ports": (rb"[1-9][0-9]{0,4}", b"1"),
    "authorities": (grammar.AUTHORITY, b"example.org"),
    "paths": (grammar.ABSOLUTE_PATH, b"/"),
    "queries": (grammar.QUERY, b""),
    "origin_forms": (grammar.ORIGIN_FORM, b"/"),
    "schemes": (rb"(?i:https?://)", b"http://"),
    "authority_forms": (grammar.AUTHORITY_FORM, b"example.org:1"),
}
"""Each strategy of octets: its grammar, and its simplest value."""


@pytest.mark.parametrize("name", GRAMMAR)
@given(data=st.data())
def test_each_value_is_grammatical(name: str, data: st.DataObject) -> None:
    """Every value of a leaf strategy matches the RFC's grammar for it."""
    pattern, _ = GRAMMAR[name]
    assert grammar.is_(pattern, data.draw(getattr(leaves, name)))


@pytest.mark.parametrize("name", GRAMMAR)
def test_each_strategy_shrinks_to_the_plain_value(name: str) -> None:
    """The simplest value is the one that people would write."""
    _, plain = GRAMMAR[name]
    assert plain == minimal(getattr(leaves, name))


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("methods", rb"(?![A-Z]+$).+"),
        ("methods", b"get"),
        ("hosts", rb"\[.*\]"),
        ("hosts", grammar.IPV4),
        ("hosts", rb".*%.*"),
        ("authorities", rb".*[a-z]:"),
        ("authorities", rb"\[.*\]:[0-9]+"),
        ("paths", rb"//.*"),
        ("paths", rb".*%0[dD]%0[aA].*"),
        ("queries", rb"\?"),
        ("queries", rb"\?.*\?.*"),
    ],
)
def test_corners_are_reached(name: str, pattern: bytes) -> None:
    """Each legal oddity that parsers have been wrong about is generated."""
    wanted = re.compile(pattern)
    find_any(getattr(leaves, name), lambda value: wanted.fullmatch(value) is not None)


@given(leaves.methods)
def test_methods_leave_connect_out(method: bytes) -> None:
    """CONNECT, whose messages are framed in their own way, is no such method."""
    assert method != b"CONNECT"


@given(leaves.hosts)
def test_bracketed_hosts_are_ipv6_addresses(host: bytes) -> None:
    """What stands in brackets is an address that the standard library reads."""
    if host.startswith(b"["):
        ipaddress.IPv6Address(host[1:-1].decode())


@given(leaves.ports)
def test_ports_can_be_connected_to(port: bytes) -> None:
    """A port is a number from 1 to 65535."""
    assert 1 <= int(port) <= 65535


@given(leaves.request_targets(content=True))
def test_methods_with_content(drawn: tuple[bytes, bytes, bytes]) -> None:
    """Neither CONNECT nor TRACE has content."""
    assert drawn[0] not in (b"CONNECT", b"TRACE")


@pytest.mark.parametrize("method", [b"CONNECT", b"TRACE", b"HEAD", b"M-SEARCH"])
def test_methods_without_content(method: bytes) -> None:
    """Any method may come without content."""
    find_any(leaves.request_targets(content=False), lambda drawn: drawn[0] == method)


def test_plain_target() -> None:
    """The simplest target is the root of a host, to GET."""
    plain = (b"GET", b"/", b"example.org")
    assert plain == minimal(leaves.request_targets(content=False))
    assert plain == minimal(leaves.request_targets(content=True))
