"""Where the fuzz targets and the dictionary are: in a wheel, or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def dictionary(package: Path = _PACKAGE) -> Path:
    """Return the dictionary of HTTP/1.1 words in libFuzzer's format."""
    return _first(package / "_targets" / "http11.dict", package.parent / "http11.dict")


def script(name: str, package: Path = _PACKAGE) -> Path:
    """Return the script of the fuzz target `name`."""
    file = f"fuzz_{name}.py"
    return _first(package / "_targets" / file, package.parent / "targets" / file)


def _first(installed: Path, checkout: Path) -> Path:
    # A wheel carries both inside the package, a checkout beside it.
    return installed if installed.is_file() else checkout
