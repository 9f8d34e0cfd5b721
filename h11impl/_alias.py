"""h11impl in h11's place, for programs that import h11."""

from __future__ import annotations

import sys

import h11impl

_RENAMED = {"_util": "_errors"}
"""Modules of h11 that programs import from, and what they are called here."""


def install_as_h11() -> None:
    """Let ``import h11``, and imports of its submodules, find h11impl.

    Call it before anything imports h11.  Again is harmless.  For processes that
    the program starts, see ``python -m h11impl.as_h11``.

    Raises:
        RuntimeError: The real h11 is already imported.  What imported it would
            keep it, and parts of the program would not know each other's events.
    """
    real = sys.modules.get("h11")
    if real not in (None, h11impl):
        raise RuntimeError(
            f"h11 is already imported (from {getattr(real, '__file__', None)}): "
            "call h11impl.install_as_h11() before anything imports it"
        )
    for theirs, ours in _RENAMED.items():
        module = sys.modules[f"h11impl.{ours}"]
        setattr(h11impl, theirs, module)
        sys.modules[f"h11.{theirs}"] = module
    # A module that is left out here would be loaded from its file a second time.
    for name, module in list(sys.modules.items()):
        package, _, rest = name.partition(".")
        if package == "h11impl":
            sys.modules[f"h11.{rest}" if rest else "h11"] = module
