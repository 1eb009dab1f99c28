"""What the web server itself writes down."""

from gunicorn.config import Config

from config.server_log import DiscreetLogger


def test_the_servers_own_log_tells_no_query(caplog):
    log = DiscreetLogger(Config())
    log.error_log.propagate = True
    try:
        with caplog.at_level("ERROR", logger="gunicorn.error"):
            log.exception("Error handling request %s %s", "GET", "/haku/?q=salainen")
    finally:
        log.error_log.propagate = False
    assert "/haku/" in caplog.text
    assert "salainen" not in caplog.text
