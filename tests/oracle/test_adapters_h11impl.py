"""The built-in target `h11impl`: its profiles and limits."""

from __future__ import annotations

import pytest

import h11impl
from http11_oracle import Ending, Profile, Profiled, Sender
from http11_oracle.adapters.h11impl import limited, target
from http11_strategies import Role

from .toys import CLIENT, SERVER

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
LONE_LF = GET.replace(b"\r\n", b"\n", 1)


def test_it_reads_and_sends_in_both_roles() -> None:
    """The version is the package's."""
    assert (target.name, target.version) == ("h11impl", h11impl.__version__)
    assert target.roles == frozenset(Role)
    assert isinstance(target, Sender)
    request = target.observe([GET], SERVER)
    response = target.observe([b"HTTP/1.1 204 OK\r\n\r\n"], CLIENT)
    for seen in (request, response):
        assert (len(seen.messages), seen.ending) == (1, Ending.COMPLETE)


@pytest.mark.parametrize("profile", Profile)
def test_it_can_be_set_to_a_profile(profile: Profile) -> None:
    """Only the strict one refuses a lone LF; both read what is valid."""
    assert isinstance(target, Profiled)
    made = target.in_profile(profile)
    assert made.observe([GET], SERVER).ending is Ending.COMPLETE
    wanted = Ending.REJECTED if profile is Profile.STRICT else Ending.COMPLETE
    assert made.observe([LONE_LF], SERVER).ending is wanted


@pytest.mark.parametrize("strict", [False, True])
def test_it_can_be_given_limits(strict: bool) -> None:
    """Octets beyond a limit are refused, in either profile."""
    small = limited(h11impl.Limits(head=20), strict=strict)
    assert small.observe([GET], SERVER).ending is Ending.REJECTED
    large = limited(h11impl.Limits(), strict=strict)
    assert large.observe([GET], SERVER).ending is Ending.COMPLETE
