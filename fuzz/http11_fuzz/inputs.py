"""From an input of the fuzzer to a check of the oracle.

An input is plain octets from the wire, so that recorded traffic is an input as
it stands.  For a client an input may end in a *knob*: NUL and some letters that
say which requests the octets answer.  Without one, they answer two of GET.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from http11_oracle.octets import check_octets
from http11_oracle.target import Target
from http11_strategies import Context, Role, SentRequest

_KNOB = re.compile(rb"\0([CGHU]{1,8})\Z")

_UPGRADE = ((b"Connection", b"upgrade"), (b"Upgrade", b"websocket"))
_REQUESTS = {
    ord("G"): SentRequest(),
    ord("H"): SentRequest(method=b"HEAD"),
    ord("C"): SentRequest(method=b"CONNECT", target=b"example.com:443"),
    ord("U"): SentRequest(fields=_UPGRADE),
}


def server_input(data: bytes) -> tuple[bytes, Context]:
    """Return the octets that a server receives: all of them."""
    return data, Context(role=Role.SERVER)


def client_input(data: bytes) -> tuple[bytes, Context]:
    """Return the octets that a client receives, and the requests they answer."""
    knob = _KNOB.search(data)
    letters = knob[1] if knob else b"GG"
    octets = data[: knob.start()] if knob else data
    requests = tuple(_REQUESTS[letter] for letter in letters)
    return octets, Context(role=Role.CLIENT, requests=requests)


def with_knob(octets: bytes, requests: tuple[SentRequest, ...]) -> bytes:
    """Return the client's input for `octets` that answer `requests` (1 to 8)."""
    return octets + b"\0" + b"".join(_letter(request) for request in requests[:8])


def _letter(request: SentRequest) -> bytes:
    if any(name.lower() == b"upgrade" for name, _ in request.fields):
        return b"U"
    return {b"HEAD": b"H", b"CONNECT": b"C"}.get(request.method, b"G")


@dataclass(frozen=True, slots=True)
class Check:
    """What a fuzz target does with one input."""

    name: str
    role: Role
    read: Callable[[bytes], tuple[bytes, Context]]

    def __call__(self, target: Target, data: bytes) -> None:
        """Raise :class:`http11_oracle.octets.PropertyBroken` if `target` does wrong."""
        octets, context = self.read(data)
        check_octets(target, octets, context)


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.name: check
        for check in (
            Check("server_octets", Role.SERVER, server_input),
            Check("client_octets", Role.CLIENT, client_input),
        )
    }
)
"""The checks by name; the script of each is ``fuzz/targets/fuzz_<name>.py``."""
