#!/usr/bin/env python3
"""Invariant: whatever octets arrive, a client reads responses or refuses them cleanly.

It raises documented errors only; messages, ending and status do not depend on
how the octets were cut into reads; elements of messages are clean; nothing is
read after an error; nothing is lost between messages, nor at the end.
An input may end in NUL and letters for the requests it answers: G, H(EAD),
C(ONNECT), U(pgrade).
"""

import sys

import atheris

from http11_fuzz.inputs import CHECKS
from http11_fuzz.worker import command_line, recorded

# What was imported above stays as it is; only the stack is instrumented.
with atheris.instrument_imports(include=["h11impl"]):
    from http11_oracle.adapters.h11impl import target


def check(data: bytes) -> None:
    """Raise if the target breaks its word on `data`."""
    CHECKS["client_octets"](target, data)


atheris.Setup(command_line(sys.argv), recorded("client_octets", check))
atheris.Fuzz()
