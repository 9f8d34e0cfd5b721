"""An adapter for every module with h11's API.

As a server it answers each request before it reads the next one; as a client it
sends each request of the context before it reads the response.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from http11_oracle.adapters._protocols import Api, Connection
from http11_oracle.adapters._reading import Reading
from http11_oracle.target import Ending, Observation
from http11_strategies import Context, Role

E = TypeVar("E")


class H11Target(Generic[E]):
    """A module with h11's API as a target.

    `connect` makes a connection for the role that it is given.
    """

    roles = frozenset(Role)

    def __init__(
        self,
        api: Api[E],
        connect: Callable[[Role], Connection[E]],
        *,
        name: str,
        version: str,
        left_to_caller: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.version = version
        self.left_to_caller = left_to_caller or {}
        self._api = api
        self._connect = connect

    def observe(self, reads: Sequence[bytes], context: Context) -> Observation:
        """Feed the reads to a fresh connection and say what it made of them."""
        api = self._api
        reading = Reading(api, self._connect(context.role), context)
        try:
            reading.start()
            for read in reads:
                # After an error too: nothing more may be read as a message.
                try:
                    reading.feed(read)
                except api.RemoteProtocolError as error:
                    reading.refused(error)
                if reading.ending is not None:
                    break
        except Exception as error:  # whatever else is raised is what we look for
            return reading.observation(Ending.CRASHED, repr(error))
        return reading.observation()
