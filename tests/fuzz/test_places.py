"""The fuzz targets and the dictionary are found, installed or not."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

from http11_fuzz.inputs import CHECKS
from http11_fuzz.places import dictionary, script


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_has_a_script(name: str) -> None:
    """The script is there, can be started by itself, and is short."""
    path = script(name)
    source = path.read_text(encoding="utf-8")
    assert source.startswith("#!/usr/bin/env python3\n")
    assert len(source.splitlines()) <= 30
    assert (ast.get_docstring(ast.parse(source)) or "").startswith("Invariant: ")
    assert f'CHECKS["{name}"]' in source
    assert f'recorded("{name}", check)' in source


@pytest.mark.parametrize("name", CHECKS)
def test_a_script_in_a_checkout_is_executable(name: str) -> None:
    """For -merge and -fork libFuzzer starts it again; a wheel loses the mode."""
    path = script(name)
    if path.parent.name == "_targets":
        pytest.skip("installed from a wheel")
    assert os.access(path, os.X_OK)


def test_the_dictionary_has_only_quoted_words() -> None:
    """For one wrong line libFuzzer refuses a whole dictionary."""
    lines = dictionary().read_text(encoding="ascii").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert len(words) > 80
    assert len(set(words)) == len(words)
    for word in words:
        assert re.fullmatch(r'"(?:[ !#-\[\]-~]|\\x[0-9A-F]{2})+"', word)


def test_what_a_wheel_carries_comes_first(tmp_path: Path) -> None:
    """Inside the package if it is there, else beside it."""
    package = tmp_path / "http11_fuzz"
    assert dictionary(package) == tmp_path / "http11.dict"
    assert script("x", package) == tmp_path / "targets" / "fuzz_x.py"
    (package / "_targets").mkdir(parents=True)
    for name in ("http11.dict", "fuzz_x.py"):
        (package / "_targets" / name).touch()
    assert dictionary(package) == package / "_targets" / "http11.dict"
    assert script("x", package) == package / "_targets" / "fuzz_x.py"
