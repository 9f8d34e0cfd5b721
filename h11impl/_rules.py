"""What each profile does about each rule: the one table.

The rules are those of the catalogue that the oracle judges by; here stands only
how this implementation treats them.  The code asks the table where the profiles
differ, and every error that a rule stands behind carries its row.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Rule(NamedTuple):
    """A rule of RFC 9110 or RFC 9112, and how the two profiles treat it.

    The treatments: ``read``, what it is about is read, and may be sent, as the
    RFC says; ``refuse``, it is an error; ``requests``, an error in requests only;
    ``close``, it is read, but the connection is not used again; ``ignore``, it is
    read and has no effect; ``repair``, it is mended before it is sent;
    ``caller``, it binds the program around the connection.
    """

    id: str
    """As in the catalogue, such as ``CL-01``."""
    section: str
    """Where the RFC says it, such as ``RFC 9112 6.3``."""
    default: str
    """The treatment by default."""
    strict: str
    """The treatment by a connection that was made with ``strict=True``."""


_TABLE: Final = """
# section     default  strict   rules
9112 2.2      read     refuse   LT-01 LT-02 LT-03 LT-08 TR-05
9112 2.2      refuse   refuse   LT-04 LT-05 LT-06 LT-09 LT-11 CK-06 CE-05 PE-08
9112 2.2      refuse   refuse   SE-31
9112 2.2      read     refuse   LT-12
9112 2.2      read     read     LT-07 LT-10
9112 3        refuse   refuse   RL-01 RL-02 RL-03 RL-04 RL-05 RL-06 RL-08 RL-09 RL-12
9112 3.2      refuse   refuse   RL-07 RL-10 TG-01 TG-02 TG-08 HO-01 HO-02 HO-03 SE-04
9112 3.2      refuse   refuse   SE-19
9112 3        read     read     RL-11 RL-13
9112 3.1      refuse   refuse   MT-01
9112 3.1      read     read     MT-02 MT-05
9110 9.1      caller   caller   MT-03
9110 9.1      read     read     MT-04
9112 6        read     read     MT-06
9110 9.3.8    read     read     MT-07
9112 3.2      read     refuse   TG-03 TG-04
9112 3.2      read     read     TG-05 HO-04
9112 3.2.2    read     read     TG-06 TG-07
9110 4.2.1    refuse   refuse   TG-09
9110 4.2.4    refuse   refuse   TG-10
9112 3.2.2    refuse   refuse   TG-11
9112 3.2.3    refuse   refuse   TG-12 TG-15 SE-29
9112 3.2.4    refuse   refuse   TG-13
9112 3.2.4    read     read     TG-14
9110 9.3.6    refuse   refuse   TG-16
9112 3.2.3    read     read     TG-17
9112 3.2.1    read     read     TG-18 TG-19
9112 3.2.2    caller   caller   TG-20 PX-04
9112 2.3      refuse   refuse   VR-01 VR-02 VR-03 VR-04 VR-08
9110 6.2      refuse   refuse   VR-05 HO-06
9110 6.2      read     read     VR-06
9112 3.2      close    close    VR-07
9112 4        refuse   refuse   ST-01 ST-06 ST-07 SE-03
9110 15       read     refuse   ST-02
9112 4        read     refuse   ST-03 ST-05
9112 4        read     read     ST-04
9110 15       read     read     ST-08
9110 2.4      refuse   refuse   ST-09
9112 5        refuse   refuse   FS-01 FS-02 FS-03 FS-04 FS-05
9110 5.1      read     read     FS-06 FS-13 FS-14
9112 5.1      read     read     FS-07
9112 5.1      refuse   refuse   FS-08 WS-01 WS-02
9110 5.5      refuse   refuse   FS-09 TR-03
9110 5.5      read     refuse   FS-10
9110 5.5      read     read     FS-11 FS-12
9110 5.2      read     read     FS-15
9110 5.3      read     read     FS-16
9112 5.2      read     refuse   OF-01 OF-04
9112 5.2      read     read     OF-02
9112 5.2      caller   caller   OF-03 PX-05
9112 5.2      refuse   refuse   OF-05 SE-17
9110 7.2      read     read     HO-07 HO-05
9112 6.3      refuse   refuse   CL-01 CL-02 CL-04 CL-09 CL-10 TE-02 TE-08 TE-10 CT-02
9112 6.3      refuse   refuse   TR-07 IN-02 SE-33
9112 6.3      read     refuse   CL-03
9110 8.6      read     read     CL-05 CL-06
9110 8.6      refuse   refuse   CL-07 SE-06 SE-11 SE-36
9112 6.3      read     read     CL-08 BL-01 BL-02 BL-03 BL-04 BL-05 BL-07 BL-11
9112 6.1      read     read     TE-01
9112 6.1      refuse   refuse   TE-03 TE-04 TE-05 TE-09 CT-03 SE-07 SE-15
9110 5.6.1.2  read     read     TE-06 LM-06
9112 7.1      refuse   refuse   TE-07 CK-02 CK-05 CK-07 CD-01 CD-02 CD-04 CD-07 IN-03
9112 7.4      read     read     TE-11
9112 6.1      close    refuse   CT-01 TZ-01 TZ-02
9112 6.3      close    refuse   CT-04
9112 7.1      read     read     CK-01 CK-04 CD-03 CD-05 CD-06 CD-09
9112 7.1.1    requests refuse   CK-03
9112 7.1.1    refuse   refuse   CE-02 CE-03 CE-04 CE-06 CE-07 CE-08
9112 7.1.1    read     read     CE-01 CE-09
9112 9.3      refuse   refuse   CD-08
9112 7.1.2    read     read     TR-01
9112 7.1.2    refuse   refuse   TR-02
9110 6.5.1    read     read     TR-04
9110 5.4      refuse   refuse   TR-06 LM-01
9112 6.3      close    close    BL-06
9110 15.2     read     read     BL-08
9112 9.2      refuse   refuse   BL-09
9112 9.2      read     read     BL-10 PI-03
9110 5.3      refuse   refuse   IN-01
9112 8        refuse   refuse   IN-04
9112 9.6      read     read     IN-05
9112 9.5      read     read     IN-06
9112 9.3      read     read     PE-01 PE-04
9112 9.6      close    close    PE-02 PE-07
9112 9.3      close    close    PE-03
9110 7.6.1    read     read     PE-05 PE-06
9112 9.3.2    read     read     PI-01
9112 9.3.2    refuse   refuse   PI-02
9110 7.8      read     read     UP-01 UP-05 UP-06
9110 7.6.1    read     ignore   UP-02
9110 7.8      refuse   refuse   UP-03 UP-04 SE-21
9110 9.3.6    read     read     CO-01 CO-02
9110 10.1.1   read     read     EX-01 EX-02 EX-03 EX-04 EX-05
9110 5.4      read     read     LM-02
9110 2.3      read     read     LM-03
9112 9        read     read     LM-04
9110 17.5     read     read     LM-05
9110 2.2      refuse   refuse   SE-01
9110 5.1      refuse   refuse   SE-02
9112 6.2      repair   repair   SE-05
9110 9.3.6    repair   repair   SE-08
9112 6.1      repair   repair   SE-09
9110 15.2     refuse   refuse   SE-10
9110 9.3.2    refuse   refuse   SE-12
9110 15.3.6   read     refuse   SE-13
9112 7.1      repair   repair   SE-14
9110 6.5.1    refuse   refuse   SE-16
9112 4        repair   repair   SE-18
9110 15       refuse   refuse   SE-20 SE-25
9110 15.5.22  caller   caller   SE-22
9110 15.5.6   caller   caller   SE-23
9112 9.6      repair   repair   SE-24
9110 10.1.4   repair   repair   SE-26
9110 7.8      repair   repair   SE-27
9110 5.6.3    refuse   refuse   SE-28
9110 10.1.1   refuse   refuse   SE-30
9110 7.1      refuse   refuse   SE-32
9110 9.3.8    refuse   refuse   SE-34
9112 9.6      refuse   refuse   SE-35
9110 2.2      read     read     SE-37
9112 2.3      caller   caller   PX-01
9112 6.3      caller   caller   PX-02 PX-08
9110 7.6.1    caller   caller   PX-03 PX-16
9112 2.2      caller   caller   PX-06
9112 5.1      caller   caller   PX-07
9110 7.6.3    caller   caller   PX-09
9110 15.2     caller   caller   PX-10
9110 8.6      caller   caller   PX-11
9112 9.3      caller   caller   PX-12
9110 5.3      caller   caller   PX-13
9110 7.6.2    caller   caller   PX-14
9110 6.5.1    caller   caller   PX-15
9110 7.7      caller   caller   PX-17
9112 3.2.4    caller   caller   PX-18
9112 7.1      caller   caller   PX-19
9112 6.1      caller   caller   PX-20
9110 5.5      caller   caller   PX-21
9112 8        caller   caller   PX-22
"""


def _rules() -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for line in _TABLE.strip().splitlines()[1:]:
        rfc, section, default, strict, *ids = line.split()
        for name in ids:
            found[name] = Rule(name, f"RFC {rfc} {section}", default, strict)
    return found


RULES: Final = _rules()
"""Every rule by its id."""

Profile = frozenset[str]
"""The ids of the rules whose breaking is refused."""

DEFAULT: Final[Profile] = frozenset(
    r.id for r in RULES.values() if r.default == "refuse"
)
STRICT: Final[Profile] = frozenset(r.id for r in RULES.values() if r.strict == "refuse")
