"""The target ``h11impl``."""

from __future__ import annotations

from collections.abc import Callable

import h11impl
from http11_oracle.adapters.h11_api import H11Target
from http11_oracle.target import Profile
from http11_strategies import Role


class H11ImplTarget(H11Target[h11impl.Event]):
    """h11impl in one of its profiles."""

    def __init__(self, connect: Callable[[Role], h11impl.Connection]) -> None:
        super().__init__(h11impl, connect, name="h11impl", version=h11impl.__version__)

    def in_profile(self, profile: Profile) -> H11ImplTarget:
        """Return h11impl in `profile`, with its default limits."""
        return H11ImplTarget(_strict if profile is Profile.STRICT else _default)


def limited(limits: h11impl.Limits, *, strict: bool = False) -> H11ImplTarget:
    """Return h11impl with limits of one's own."""

    def connect(role: Role) -> h11impl.Connection:
        return h11impl.Connection(_side(role), strict=strict, limits=limits)

    return H11ImplTarget(connect)


def _default(role: Role) -> h11impl.Connection:
    return h11impl.Connection(_side(role))


def _strict(role: Role) -> h11impl.Connection:
    return h11impl.Connection(_side(role), strict=True)


def _side(role: Role) -> type[h11impl.CLIENT | h11impl.SERVER]:
    return h11impl.SERVER if role is Role.SERVER else h11impl.CLIENT


target = H11ImplTarget(_default)
