"""Where everything stands in the pictures of the two state machines."""

from __future__ import annotations

from dataclasses import dataclass

from .svg import Point


@dataclass(frozen=True)
class Route:
    """Where an arrow runs, and where its words stand."""

    points: list[Point]
    label: Point


@dataclass(frozen=True)
class Plan:
    """Where everything stands in the picture of one side."""

    size: tuple[int, int]
    places: dict[str, Point]
    routes: dict[tuple[str, str], Route]
    error: Route


CLIENT_PLAN = Plan(
    size=(1150, 650),
    places={
        "IDLE": (610, 60),
        "SEND_BODY": (610, 230),
        "DONE": (610, 400),
        "MUST_CLOSE": (390, 230),
        "CLOSED": (110, 230),
        "MIGHT_SWITCH_PROTOCOL": (1010, 400),
        "SWITCHED_PROTOCOL": (1010, 540),
        "ERROR": (1010, 60),
    },
    routes={
        ("IDLE", "SEND_BODY"): Route([(610, 88), (610, 202)], (610, 145)),
        ("IDLE", "CLOSED"): Route([(550, 48), (140, 48), (140, 202)], (270, 48)),
        ("IDLE", "MUST_CLOSE"): Route([(550, 74), (390, 74), (390, 202)], (390, 138)),
        ("SEND_BODY", "SEND_BODY"): Route(
            [(670, 218), (710, 218), (710, 242), (670, 242)], (734, 230)
        ),
        ("SEND_BODY", "DONE"): Route([(610, 258), (610, 372)], (610, 315)),
        ("DONE", "CLOSED"): Route(
            [(590, 428), (590, 490), (140, 490), (140, 258)], (360, 490)
        ),
        ("DONE", "MUST_CLOSE"): Route([(550, 400), (390, 400), (390, 258)], (390, 330)),
        ("DONE", "IDLE"): Route(
            [(670, 381), (800, 381), (800, 60), (670, 60)], (800, 145)
        ),
        ("DONE", "MIGHT_SWITCH_PROTOCOL"): Route([(670, 400), (891, 400)], (775, 400)),
        ("MIGHT_SWITCH_PROTOCOL", "DONE"): Route([(891, 420), (670, 420)], (775, 420)),
        ("DONE", "SWITCHED_PROTOCOL"): Route(
            [(630, 428), (630, 540), (911, 540)], (770, 540)
        ),
        ("MIGHT_SWITCH_PROTOCOL", "SWITCHED_PROTOCOL"): Route(
            [(1010, 428), (1010, 512)], (1010, 468)
        ),
        ("MUST_CLOSE", "CLOSED"): Route([(328, 230), (170, 230)], (248, 230)),
        ("CLOSED", "CLOSED"): Route(
            [(70, 202), (70, 176), (98, 176), (98, 202)], (74, 164)
        ),
    },
    error=Route([(1010, 170), (1010, 88)], (1010, 160)),
)

SERVER_PLAN = Plan(
    size=(1190, 730),
    places={
        "IDLE": (610, 60),
        "SEND_RESPONSE": (610, 230),
        "SEND_BODY": (610, 400),
        "DONE": (610, 570),
        "MUST_CLOSE": (385, 315),
        "CLOSED": (110, 315),
        "SWITCHED_PROTOCOL": (1030, 240),
        "ERROR": (1030, 390),
    },
    routes={
        ("IDLE", "SEND_RESPONSE"): Route([(610, 88), (610, 202)], (610, 140)),
        ("IDLE", "SEND_BODY"): Route(
            [(550, 80), (490, 80), (490, 400), (550, 400)], (490, 230)
        ),
        ("IDLE", "MUST_CLOSE"): Route([(550, 60), (385, 60), (385, 287)], (385, 170)),
        ("IDLE", "CLOSED"): Route([(550, 40), (140, 40), (140, 287)], (250, 40)),
        ("SEND_RESPONSE", "SEND_RESPONSE"): Route(
            [(650, 202), (650, 176), (678, 176), (678, 202)], (766, 180)
        ),
        ("SEND_RESPONSE", "SEND_BODY"): Route([(610, 258), (610, 372)], (610, 315)),
        ("SEND_RESPONSE", "SWITCHED_PROTOCOL"): Route(
            [(687, 240), (931, 240)], (806, 240)
        ),
        ("SEND_BODY", "SEND_BODY"): Route(
            [(670, 388), (710, 388), (710, 412), (670, 412)], (734, 400)
        ),
        ("SEND_BODY", "DONE"): Route([(610, 428), (610, 542)], (610, 485)),
        ("DONE", "MUST_CLOSE"): Route([(550, 570), (385, 570), (385, 343)], (385, 455)),
        ("DONE", "CLOSED"): Route(
            [(610, 598), (610, 650), (140, 650), (140, 343)], (360, 650)
        ),
        ("DONE", "IDLE"): Route(
            [(670, 570), (1150, 570), (1150, 60), (670, 60)], (900, 570)
        ),
        ("MUST_CLOSE", "CLOSED"): Route([(323, 315), (170, 315)], (249, 315)),
        ("CLOSED", "CLOSED"): Route(
            [(70, 287), (70, 261), (98, 261), (98, 287)], (74, 249)
        ),
    },
    error=Route([(1030, 500), (1030, 418)], (1030, 490)),
)
