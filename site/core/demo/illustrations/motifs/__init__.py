"""The pictures by name. A motif is a function that draws itself on a canvas."""

from .coast import lighthouse, map_
from .meeting import chat, circle_, handshake
from .valley import horizon, path, river
from .wayfinding import crossroads
from .work import ladder, screen, workbench

DRAWERS = {
    "river": river,
    "circle": circle_,
    "screen": screen,
    "handshake": handshake,
    "workbench": workbench,
    "ladder": ladder,
    "lighthouse": lighthouse,
    "crossroads": crossroads,
    "map": map_,
    "path": path,
    "horizon": horizon,
    "chat": chat,
}
