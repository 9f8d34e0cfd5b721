"""What httptools leaves to the program around it.

Framing, field syntax, chunk syntax, versions and the characters of a target are
decided by the parser itself and so have no place here.
"""

_HOST = "the parser hands Host on like any other field"
_TARGET = "the parser checks a target's octets only; its form is for the caller"
_REQUEST = "the parser is not told which request a response answers"
_EOF = "the parser cannot be told that the stream has ended"
_LIMIT = "the parser has no limits; the caller counts what it feeds"

LEFT_TO_CALLER = {
    "host": _HOST,
    "expect": "the parser does not act on Expect; the caller reads the field",
    "incomplete": _EOF,
    "BL-01": _REQUEST,
    "BL-04": _REQUEST,
    "BL-05": _REQUEST,
    "BL-06": _EOF,
    "BL-09": _REQUEST,
    "BL-10": _REQUEST,
    "UP-03": _REQUEST,
    "UP-04": _REQUEST,
    "TE-10": _EOF,
    "TZ-02": _EOF,
    "TG-01": _TARGET,
    "TG-02": _TARGET,
    "TG-04": _TARGET,
    "TG-07": _TARGET,
    "TG-08": _HOST,
    "PI-02/1": _HOST,
    "TG-09": _TARGET,
    "TG-10": _TARGET,
    "TG-11": _TARGET,
    "TG-12": _TARGET,
    "TG-13": _TARGET,
    "TG-15": _TARGET,
    "TG-16": _TARGET,
    "RL-12": _LIMIT,
    "RL-13": _LIMIT,
    "CE-08": _LIMIT,
    "CE-09": _LIMIT,
    "TR-06": _LIMIT,
    "LM-01": _LIMIT,
}
