"""A running site that is sent beacons and asked what it counted."""

import urllib.request

from tests.reach.conftest import BROWSER
from tests.server import RunningSite

PLANTED_AGENT = BROWSER + " PlantedVisitor/77.7"


class CountingSite(RunningSite):
    def beacon(self, body: bytes, **headers: str) -> int:
        headers = {
            "User-Agent": BROWSER, "Origin": self.address, "Content-Type": "text/plain", **headers,
        }  # fmt: skip
        request = urllib.request.Request(f"{self.address}/t/", body, headers)
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status

    def views(self) -> int:
        return int(self.rows("SELECT coalesce(sum(views), 0) FROM reach_dailyreach")[0][0])
