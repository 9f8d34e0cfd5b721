"""A rule checks itself, and knows whom it binds."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from http11_strategies import (
    Basis,
    Binds,
    Category,
    Level,
    Party,
    Role,
    Rule,
    Smuggling,
    Verdict,
)

RULE = Rule(
    id="CL-01",
    name="content-length-not-digits",
    category=Category.CONTENT_LENGTH,
    sections=("RFC 9112 6.3", "RFC 9110 8.6"),
    statement="A Content-Length that is not digits is refused.",
    level=Level.MUST,
    basis=Basis.EXPLICIT,
    roles=(Party.SERVER, Party.CLIENT),
    verdict=Verdict.REJECT,
    statuses=(400,),
    close=True,
    smuggling=Smuggling.HIGH,
)


def refusal(words: str) -> AbstractContextManager[object]:
    return pytest.raises(ValueError, match=f"^{re.escape(words)}$")


@pytest.mark.parametrize("level", Level)
def test_binding_levels(level: Level) -> None:
    """Only MUST and MUST NOT are absolute requirements (RFC 2119)."""
    assert (level in {Level.MUST, Level.MUST_NOT}) is level.binding


def test_level_for_both_roles() -> None:
    """Without a level of its own a client is bound like a server."""
    assert Level.MUST is RULE.level_for(Role.SERVER)
    assert Level.MUST is RULE.level_for(Role.CLIENT)


def test_level_for_client() -> None:
    """A client's own level binds clients, and nobody else."""
    rule = replace(RULE, client_level=Level.MAY)
    assert Level.MUST is rule.level_for(Role.SERVER)
    assert Level.MAY is rule.level_for(Role.CLIENT)


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        ("", "rule '': an id looks like 'CL-01'"),
        ("cl-01", "rule 'cl-01': an id looks like 'CL-01'"),
        ("CL-1", "rule 'CL-1': an id looks like 'CL-01'"),
        ("CL-01\n", "rule 'CL-01\\n': an id looks like 'CL-01'"),
    ],
)
def test_malformed_id_is_refused(rule_id: str, words: str) -> None:
    """An id is two capitals, a hyphen and two digits."""
    with refusal(words):
        replace(RULE, id=rule_id)


@pytest.mark.parametrize("name", ["", "Content-Length", "a b", "a--b", "-a", "a-"])
def test_malformed_name_is_refused(name: str) -> None:
    """A name is kebab-case."""
    with refusal(f"rule CL-01: the name {name!r} is not kebab-case"):
        replace(RULE, name=name)


@pytest.mark.parametrize("section", ["", "9112 6.3", "RFC 9112", "RFC 9112 6.", "6.3"])
def test_malformed_section_is_refused(section: str) -> None:
    """A section names its RFC and its number."""
    words = f"rule CL-01: the section {section!r} is not like 'RFC 9112 6.3'"
    with refusal(words):
        replace(RULE, sections=("RFC 9112 6.3", section))


def test_only_a_derived_rule_has_no_section() -> None:
    """What the text or the grammar says has a place in it."""
    assert replace(RULE, sections=(), basis=Basis.DERIVED).sections == ()
    with refusal("rule CL-01: only a derived rule has no section"):
        replace(RULE, sections=())


def test_somebody_has_to_keep_a_rule() -> None:
    """A rule that binds no role is refused."""
    with refusal("rule CL-01: nobody has to keep it"):
        replace(RULE, roles=())


@pytest.mark.parametrize("status", [200, 299, 600])
def test_status_that_refuses_nothing_is_refused(status: int) -> None:
    """Statuses of a rule are answers that refuse: 3xx, 4xx or 5xx."""
    with refusal(f"rule CL-01: {status} does not refuse anything"):
        replace(RULE, statuses=(400, status))


def test_rule_as_json() -> None:
    """The JSON form has all keys, with the words of the enumerations as values."""
    rule = replace(
        RULE,
        client_level=Level.OUGHT,
        sender_level=Level.MUST_NOT,
        verdict_note="note",
        tolerance=True,
        binds=Binds.EITHER,
        binds_note="who",
    )
    assert rule.as_json() == {
        "id": "CL-01",
        "name": "content-length-not-digits",
        "category": "content-length",
        "sections": ["RFC 9112 6.3", "RFC 9110 8.6"],
        "statement": "A Content-Length that is not digits is refused.",
        "level": "MUST",
        "client_level": "ought",
        "sender_level": "MUST NOT",
        "basis": "explicit",
        "roles": ["server", "client"],
        "verdict": "reject",
        "verdict_note": "note",
        "statuses": [400],
        "close": True,
        "tolerance": True,
        "smuggling": "high",
        "binds": "either",
        "binds_note": "who",
    }
    plain = RULE.as_json()
    assert (
        plain["client_level"],
        plain["sender_level"],
        plain["tolerance"],
        plain["binds"],
    ) == (None, None, False, "library")
