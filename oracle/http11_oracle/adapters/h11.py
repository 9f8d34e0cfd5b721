"""The target ``h11``."""

from __future__ import annotations

from importlib import metadata

import h11

from http11_oracle.adapters.h11_api import H11Target
from http11_strategies import Role


def _connect(role: Role) -> h11.Connection:
    return h11.Connection(h11.SERVER if role is Role.SERVER else h11.CLIENT)


target: H11Target[h11.Event] = H11Target(
    h11, _connect, name="h11", version=metadata.version("h11")
)
