"""Judge any HTTP/1.1 stack: what it made of some octets, against the RFCs.

The public API: an adapter is a :class:`Target` that returns an
:class:`Observation`; :func:`judge` compares one observation with one case;
:func:`judge_sent` does so for what a target sent; :class:`Checker` puts a whole
corpus to a target and gathers :class:`Finding` records
in a :class:`TargetReport`; :func:`load_target` finds a target by name.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from http11_oracle._check import Checker as Checker
    from http11_oracle._judge import judge as judge, left_out as left_out
    from http11_oracle._judge_sent import judge_sent as judge_sent
    from http11_oracle._normal import normal_fields as normal_fields
    from http11_oracle._readings import readings as readings
    from http11_oracle._results import (
        Finding as Finding,
        Outcome as Outcome,
        RuleResult as RuleResult,
        Tally as Tally,
        TargetReport as TargetReport,
    )
    from http11_oracle._round_trip import RoundTrip as RoundTrip
    from http11_oracle._targets import (
        TargetError as TargetError,
        load_target as load_target,
    )
    from http11_oracle._verdict import (
        Broken as Broken,
        Kept as Kept,
        Kind as Kind,
        NotApplicable as NotApplicable,
        Verdict as Verdict,
    )
    from http11_oracle._words import escape as escape
    from http11_oracle.target import (
        Ending as Ending,
        Observation as Observation,
        Profile as Profile,
        Profiled as Profiled,
        Sender as Sender,
        SendObservation as SendObservation,
        Target as Target,
    )

# The command has to start, and say which extra is missing, where the packages
# that these modules need are not installed: so they are imported on first use.
_PLACES = {
    "_check": ("Checker",),
    "_judge": ("judge", "left_out"),
    "_judge_sent": ("judge_sent",),
    "_normal": ("normal_fields",),
    "_readings": ("readings",),
    "_results": ("Finding", "Outcome", "RuleResult", "Tally", "TargetReport"),
    "_round_trip": ("RoundTrip",),
    "_targets": ("TargetError", "load_target"),
    "_verdict": ("Broken", "Kept", "Kind", "NotApplicable", "Verdict"),
    "_words": ("escape",),
    "target": (
        "Ending",
        "Observation",
        "Profile",
        "Profiled",
        "SendObservation",
        "Sender",
        "Target",
    ),
}

__all__ = tuple(sorted(name for names in _PLACES.values() for name in names))  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    for module, names in _PLACES.items():
        if name in names:
            found: object = getattr(
                importlib.import_module(f"{__name__}.{module}"), name
            )
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
