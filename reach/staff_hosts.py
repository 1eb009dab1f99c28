"""The channels that staff have given to sites, remembered so that a hit reads nothing.

A change in another process is known here after `SECONDS`.
"""

import time
from contextlib import suppress

from django.db import Error as DatabaseError

SECONDS = 60


class StaffHosts:
    def __init__(self):
        self.forget()
        self._channels: dict[str, str] = {}

    def forget(self) -> None:
        self._until = 0.0

    def channel(self, host: str) -> str:
        """The channel of the nearest listed name at or above `host`, "" when none is listed."""
        channels = self.known()
        if not channels:
            return ""
        labels = host.split(".")
        names = (".".join(labels[start:]) for start in range(len(labels)))
        return next((channels[name] for name in names if name in channels), "")

    def known(self) -> dict[str, str]:
        """Host → channel. Without a database, what was known last stays true."""
        if time.monotonic() >= self._until:
            from reach.models import ChannelHost

            self._until = time.monotonic() + SECONDS
            with suppress(DatabaseError):
                self._channels = dict(ChannelHost.objects.values_list("host", "channel"))
        return self._channels


staff_hosts = StaffHosts()
