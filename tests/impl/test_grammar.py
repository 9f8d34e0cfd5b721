"""Octet sets, patterns and predicates, each against a definition of its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from h11impl import _grammar as grammar

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


@given(st.binary(max_size=8) | st.text("aZ09!~_-", max_size=5).map(str.encode))
def test_tokens(octets: bytes) -> None:
    """A token is one or more tchars (RFC 9110, 5.6.2)."""
    text = octets.decode("latin-1")
    assert bool(TOKEN.fullmatch(text)) == grammar.is_token(octets)


@pytest.mark.parametrize("octet", range(256))
def test_octets_of_field_values(octet: int) -> None:
    """Values hold anything but NUL and the octets that may pass for line ends."""
    refused = octet in (0x00, 0x0A, 0x0B, 0x0C, 0x0D)
    assert refused == (octet not in grammar.FIELD_VALUE)


HOSTS = [
    "a",
    "a.example",
    "127.0.0.1",
    "a:",
    "a:80",
    "a:0080",
    "[::1]",
    "[::1]:8080",
    "[v1.x]",
    "a_b",
    "a%20b",
    "xn--bcher-kva.example",
    "a,b",
    "a;b",
    "a-b.c~d!$&'()*+;=",
    "A.B.",
    "[1:2:3:4:5:6:7:8]",
    "a:99999",
]
NOT_HOSTS = [
    "a/b",
    "u@a",
    "a?x",
    "a#x",
    "http://a",
    "a:b",
    "a:80:80",
    "::1",
    "a\\b",
    "a:-1",
    "a:+80",
    "a%zz",
    "[g::1]",
    "<a>",
    "[::1]x",
    "[]",
    "[::1",
    "::1]",
    "a{b}",
    "a|b",
    "^a",
    "[v.x]",
    "[1:2:3]",
    "[::1%25eth0]",
    "a:0x50",
    "a%2",
]


@pytest.mark.parametrize("host", [*HOSTS, ""])
def test_hosts(host: str) -> None:
    """uri-host with an optional port; empty for a target without authority."""
    assert grammar.is_host(host.encode())


@pytest.mark.parametrize("host", [*NOT_HOSTS, "a b", "caf\xe9", "a\x01", "a\n"])
def test_not_hosts(host: str) -> None:
    """What a URI's host cannot be is no Host (RFC 9112, 3.2)."""
    assert not grammar.is_host(host.encode("latin-1"))


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/"),
        ("GET", "//x/y"),
        ("GET", '/a?b=c|d^e"<>{}`\\%'),
        ("GET", "http://a"),
        ("GET", "HTTP://a:81/b?c"),
        ("GET", "https://[::1]/"),
        ("GET", "http://a?q"),
        ("GET", "urn:isbn:1"),
        ("GET", "example.com:80"),
        ("OPTIONS", "*"),
        ("CONNECT", "a:80"),
        ("CONNECT", "[::1]:443"),
        ("CONNECT", "a:0"),
        ("CONNECT", "a:65535"),
    ],
)
def test_targets(method: str, target: str) -> None:
    """The four forms, each with the methods that it belongs to (RFC 9112, 3.2)."""
    assert grammar.is_target(method.encode(), target.encode())


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", ""),
        ("GET", "foo"),
        ("GET", "@evil/"),
        ("GET", "/a#b"),
        ("GET", "/a b"),
        ("GET", "/\xe9"),
        ("GET", "*"),
        ("OPTIONS", "*x"),
        ("GET", "http:a"),
        ("GET", "http:///x"),
        ("GET", "http://:80/"),
        ("GET", "https://?q"),
        ("GET", "http://u@a/"),
        ("GET", "http://a:x/"),
        ("GET", "http://[::1/"),
        ("GET", "http://[1:2]/"),
        ("GET", "127.0.0.1:80"),
        ("GET", "[::1]:80"),
        ("CONNECT", "/"),
        ("CONNECT", "a"),
        ("CONNECT", "a:"),
        ("CONNECT", ":80"),
        ("CONNECT", "a:65536"),
        ("CONNECT", "a:000080"),
        ("CONNECT", "a:+80"),
        ("CONNECT", "[1:2]:80"),
        ("CONNECT", "http://a:80/"),
        ("CONNECT", "::1:443"),
    ],
)
def test_not_targets(method: str, target: str) -> None:
    """No form, a form of another method, or an authority that cannot be one."""
    assert not grammar.is_target(method.encode(), target.encode("latin-1"))


@given(st.lists(st.sampled_from([b"", b"a", b"B ", b"\tc", b" "])))
def test_list_members(parts: list[bytes]) -> None:
    """Members come in order and lower case; empty ones are dropped."""
    expected = [part.strip(b" \t").lower() for part in parts if part.strip(b" \t")]
    assert expected == grammar.list_members(b",".join(parts))
