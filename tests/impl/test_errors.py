"""The exceptions of the public API."""

from __future__ import annotations

import pytest

from h11impl import LocalProtocolError, ProtocolError, RemoteProtocolError


def test_base_class_is_abstract() -> None:
    """ProtocolError says whose fault it is not, so nobody may raise it."""
    with pytest.raises(TypeError, match="raise LocalProtocolError or Remote"):
        ProtocolError("whose?")


@pytest.mark.parametrize("kind", [LocalProtocolError, RemoteProtocolError])
def test_message_and_status(
    kind: type[LocalProtocolError] | type[RemoteProtocolError],
) -> None:
    """An error carries its message and a status, 400 unless told otherwise."""
    error = kind("wrong")
    assert ("wrong", 400) == (str(error), error.error_status_hint)
    assert 431 == kind("long", error_status_hint=431).error_status_hint
    assert isinstance(error, ProtocolError)
