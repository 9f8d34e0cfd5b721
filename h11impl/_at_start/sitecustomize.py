"""Python imports this when it starts, if its directory is in PYTHONPATH."""

import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path

from h11impl._alias import install_as_h11

install_as_h11()

# Python takes only the first module of this name: hand over to the next one.
_directory = Path(__file__).parent
_others = [entry for entry in sys.path if Path(entry) != _directory]
_next = PathFinder.find_spec(__name__, _others)
if _next and _next.loader:
    sys.modules[__name__] = module_from_spec(_next)
    _next.loader.exec_module(sys.modules[__name__])
