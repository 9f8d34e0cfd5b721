"""All programs that can be recorded, by name."""

from __future__ import annotations

from . import (
    browser,
    clients,
    node_clients,
    node_server,
    python_clients,
    python_servers,
    web_servers,
)
from .program import Program

PROGRAMS: dict[str, Program] = {
    program.name: program
    for module in (
        clients,
        browser,
        python_clients,
        node_clients,
        web_servers,
        python_servers,
        node_server,
    )
    for program in module.PROGRAMS
}
