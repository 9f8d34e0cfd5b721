"""Rules on switching protocols by Upgrade."""

from http11_strategies._rule import (
    Basis,
    Category,
    Level,
    Party,
    Rule,
    Smuggling,
    Verdict,
)

RULES = (
    Rule(
        id="UP-01",
        name="upgrade-in-http10-ignored",
        category=Category.UPGRADE,
        sections=("RFC 9110 7.8",),
        statement="A server ignores Upgrade in an HTTP/1.0 request.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, no switch",
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="UP-02",
        name="upgrade-without-connection-option-ignored",
        category=Category.UPGRADE,
        sections=("RFC 9110 7.6.1", "RFC 9110 7.8"),
        statement=(
            "An Upgrade field that Connection does not name was probably forwarded by "
            "mistake and is ignored."
        ),
        level=Level.OUGHT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, no switch",
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="UP-03",
        name="unrequested-101-never-switches",
        category=Category.UPGRADE,
        sections=("RFC 9110 7.8", "RFC 9110 15.2", "RFC 9110 15.2.2"),
        statement=(
            "A 101 response that was not asked for by Upgrade never switches the "
            "connection: the client refuses it, or ignores it and waits."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST_NOT,
        basis=Basis.DERIVED,
        roles=(Party.CLIENT,),
        verdict=Verdict.INCOMPLETE,
        verdict_note="refuse or ignore; no switch",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="UP-04",
        name="101-to-protocol-not-offered",
        category=Category.UPGRADE,
        sections=("RFC 9110 7.8", "RFC 9110 15.2.2"),
        statement=(
            "A 101 response names the new protocol, one that the client offered; a "
            "client never switches to one that it did not offer."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.CLIENT,),
        verdict=Verdict.INCOMPLETE,
        verdict_note="refuse or ignore; never a switch to a protocol not offered",
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="UP-05",
        name="octets-after-upgrade-request",
        category=Category.UPGRADE,
        sections=("RFC 9110 7.8",),
        statement=(
            "While a switch is still possible the octets after an upgrade request are "
            "not read as HTTP; a server that ignores Upgrade reads on."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="pause; or read on where Upgrade is ignored",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="UP-06",
        name="odd-upgrade-value",
        category=Category.UPGRADE,
        sections=("RFC 9110 7.8", "RFC 9110 5.6.1.2"),
        statement=(
            "A server may ignore Upgrade; a value that names no protocol, or is "
            "malformed, leads to no switch, and lists with empty members are accepted."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, no switch; malformed values may be refused",
        statuses=(400,),
        smuggling=Smuggling.LOW,
    ),
)
