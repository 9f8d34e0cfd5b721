"""Inputs of the fuzzer: plain octets, and a knob at the end of a client's."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_fuzz.inputs import CHECKS, client_input, server_input, with_knob
from http11_oracle import Ending, Observation, load_target
from http11_oracle.octets import PropertyBroken
from http11_strategies import Role, SentRequest, load_corpus

from .toys import Toy

UPGRADE = SentRequest(fields=((b"Connection", b"upgrade"), (b"Upgrade", b"websocket")))


@given(st.binary())
def test_a_server_gets_the_input_as_it_is(data: bytes) -> None:
    """There is no knob: every octet goes to the server."""
    octets, context = server_input(data)
    assert (octets, context.role) == (data, Role.SERVER)


@pytest.mark.parametrize(
    ("data", "octets", "methods"),
    [
        (b"", b"", [b"GET", b"GET"]),
        (b"a\r\n", b"a\r\n", [b"GET", b"GET"]),
        (b"a\0H", b"a", [b"HEAD"]),
        (b"a\0HCGU", b"a", [b"HEAD", b"CONNECT", b"GET", b"GET"]),
        (b"a\0", b"a\0", [b"GET", b"GET"]),
        (b"a\0H\n", b"a\0H\n", [b"GET", b"GET"]),
        (b"a\0GGGGGGGGG", b"a\0GGGGGGGGG", [b"GET", b"GET"]),
    ],
)
def test_a_knob_says_what_a_client_has_asked(
    data: bytes, octets: bytes, methods: list[bytes]
) -> None:
    """NUL and up to eight known letters at the very end; two of GET without."""
    read, context = client_input(data)
    assert (read, [request.method for request in context.requests]) == (octets, methods)
    assert context.role is Role.CLIENT


@given(
    st.binary(),
    st.lists(
        st.sampled_from(
            [
                SentRequest(),
                SentRequest(method=b"HEAD"),
                SentRequest(method=b"CONNECT", target=b"example.com:443"),
                UPGRADE,
            ]
        ),
        min_size=1,
        max_size=8,
    ).map(tuple),
)
def test_a_knob_is_read_as_it_was_written(
    octets: bytes, requests: tuple[SentRequest, ...]
) -> None:
    """Round trip, whatever the octets before it end with."""
    read, context = client_input(with_knob(octets, requests))
    assert (read, context.requests) == (octets, requests)


def test_the_corpus_has_no_knob_of_its_own() -> None:
    """No fixed example ends in a knob by accident."""
    for case in load_corpus():
        assert client_input(case.octets)[0] == case.octets


@pytest.mark.parametrize("name", CHECKS)
def test_the_embedded_stack_passes_both_checks_on_the_corpus(name: str) -> None:
    """What a fuzz target starts from is without a finding."""
    target = load_target("h11impl")
    for case in load_corpus():
        CHECKS[name](target, case.octets)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_raises_what_the_oracle_finds(name: str) -> None:
    """The check of a fuzz target is the oracle's."""
    with pytest.raises(PropertyBroken):
        CHECKS[name](Toy(lambda _r, _c: Observation(ending=Ending.HUNG)), b"")
