"""The exceptions of the public API."""

from __future__ import annotations

import pytest

from h11impl import LocalProtocolError, ProtocolError, RemoteProtocolError
from h11impl._errors import broken
from h11impl._rules import RULES


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


def test_rule_that_was_broken() -> None:
    """An error names its rule, if one stands behind it, with the section."""
    error = broken("CL-01", "bad", 413)
    assert (RULES["CL-01"], "bad", 413) == (
        error.rule,
        str(error),
        error.error_status_hint,
    )
    assert "RFC 9112 6.3" == RULES["CL-01"].section
    assert LocalProtocolError("misuse").rule is None
