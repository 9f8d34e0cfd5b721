"""Values that stand for themselves: roles, states, ``NEED_DATA``, ``PAUSED``."""

from __future__ import annotations


class Sentinel(type):
    """A value that is its own type.

    ``type(NEED_DATA) is NEED_DATA``, so a program can handle what
    ``next_event`` returns by its type alone, in ``isinstance`` and in
    ``match``; and being a type, it can stand in ``Event | NEED_DATA``.
    """

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, object]
    ) -> Sentinel:
        """Make the class, then make it an instance of itself."""
        sentinel = super().__new__(cls, name, bases, namespace)
        type.__setattr__(sentinel, "__class__", sentinel)
        return sentinel

    def __repr__(self) -> str:
        """Return the plain name."""
        return self.__name__


class NEED_DATA(Sentinel, metaclass=Sentinel):
    """No event is complete yet: receive more data, then ask again."""


class PAUSED(Sentinel, metaclass=Sentinel):
    """Reading waits: start the next cycle, or answer the proposed switch."""
