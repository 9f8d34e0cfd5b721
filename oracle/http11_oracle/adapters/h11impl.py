"""The target ``h11impl``."""

from __future__ import annotations

import h11impl
from http11_oracle.adapters.h11_api import H11Target
from http11_strategies import Role


def _connect(role: Role) -> h11impl.Connection:
    return h11impl.Connection(h11impl.SERVER if role is Role.SERVER else h11impl.CLIENT)


target: H11Target[h11impl.Event] = H11Target(
    h11impl, _connect, name="h11impl", version=h11impl.__version__
)
