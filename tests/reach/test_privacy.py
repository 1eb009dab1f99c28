"""Nothing of who sent a beacon stays anywhere."""

import logging

import pytest
from django.db import OperationalError, connection
from django.test import Client

from reach import buffer, upsert

ADDRESSES = ("198.51.100.77", "2001:db8:77:77::77")
AGENT = "Mozilla/5.0 (X11; Linux x86_64) PlantedVisitor/77.7 Chrome/140.0.0.0"
SECRETS = (*ADDRESSES, "PlantedVisitor", "planted-path", "planted-query")


def every_stored_value():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield from map(str, row)


@pytest.mark.django_db
def test_a_planted_address_and_agent_are_in_no_row_and_no_log(
    page, send, counted, caplog, monkeypatch
):
    caplog.set_level(logging.DEBUG)
    for address in ADDRESSES:
        planted = {
            "REMOTE_ADDR": address,
            "HTTP_USER_AGENT": AGENT,
            "HTTP_X_FORWARDED_FOR": address,
            "HTTP_REFERER": "http://testserver/planted-path/?planted-query",
        }
        send(page, referrer="www.google.fi", **planted)
        send(page, **planted | {"HTTP_USER_AGENT": AGENT + " Googlebot/2.1"})
        send(page, **planted, HTTP_ORIGIN="https://evil.example")
        send(page, **planted, HTTP_DNT="1")
        Client().post("/t/", "malformed", content_type="text/plain", **planted)
        Client().post("/t/", "x" * 2000, content_type="text/plain", **planted)
    with monkeypatch.context() as outage:
        outage.setattr(upsert, "add", lambda *a: (_ for _ in ()).throw(OperationalError("off")))
        with pytest.raises(OperationalError):
            buffer.flush()
    assert counted(page) == (2, 2)

    kept = [*every_stored_value(), caplog.text, *(str(record.args) for record in caplog.records)]
    assert any("www.google.fi" in value for value in kept)
    for secret in SECRETS:
        assert not [value for value in kept if secret in value]


@pytest.mark.django_db
def test_the_flood_brake_keeps_no_address(page, send):
    from reach.rate import rate_limit

    send(page, REMOTE_ADDR=ADDRESSES[0])
    assert len(rate_limit._hits) == 1
    (name,) = rate_limit._hits
    assert len(name) == 8
    assert bytes(map(int, ADDRESSES[0].split("."))) not in name
