"""The public names of the implementation."""

from __future__ import annotations

import inspect

import h11
import pytest

import h11impl

from .project import ROOT

H11_NAMES = {
    name
    for name, value in vars(h11).items()
    if not name.startswith("_") and not inspect.ismodule(value)
} | {"__version__"}
"""What h11 exports, `MIGHT_SWITCH_PROTOCOL` included, which its `__all__` forgets."""

ADDITIONS = {
    "DEFAULT_MAX_INCOMPLETE_EVENT_SIZE",
    "Headers",
    "Limits",
    "Rule",
    "install_as_h11",
}
"""What `h11impl` exports beyond them."""


CONSTANTS = {"DEFAULT_MAX_INCOMPLETE_EVENT_SIZE", "PRODUCT_ID", "__version__"}
"""Plain values: they are documented where they are defined."""


def exported() -> set[str]:
    """Return the public names that the package has."""
    return {
        name
        for name, value in vars(h11impl).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    } - {"annotations"} | {"__version__"}


def test_the_names_are_those_of_h11() -> None:
    """A program finds every name that it used of h11, and no accidental one."""
    assert exported() == H11_NAMES | ADDITIONS


@pytest.mark.parametrize("name", sorted(ADDITIONS))
def test_additions_are_announced(name: str) -> None:
    """Whoever comes from h11 finds in the changelog what there is besides."""
    assert f"`h11impl.{name}`" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(exported() - CONSTANTS))
def test_every_name_is_documented(name: str) -> None:
    """`help` says something of our own about each public class and function."""
    documentation = getattr(h11impl, name).__doc__
    assert documentation
    assert documentation != object.__doc__


@pytest.mark.parametrize(
    "name", sorted(name for name in exported() if inspect.isclass(vars(h11impl)[name]))
)
def test_public_members_are_documented(name: str) -> None:
    """Each public method and property of a public class has a docstring."""
    members = vars(vars(h11impl)[name]).items()
    silent = [
        key
        for key, value in members
        if not key.startswith("_")
        and (inspect.isfunction(value) or isinstance(value, property))
        and not value.__doc__
    ]
    assert silent == []


def test_product_id_names_this_project() -> None:
    """The identifier for User-Agent and Server is ours, with our version."""
    assert f"python-h11impl/{h11impl.__version__}" == h11impl.PRODUCT_ID
