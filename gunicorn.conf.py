"""The web server's settings: `gunicorn config.wsgi` works from the top of the tree."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = 60
graceful_timeout = 20
keepalive = 5
# Nothing manages a running server but signals.
control_socket_disable = True
# Headers of forwarded requests are believed only from these addresses.
forwarded_allow_ips = os.environ.get("TRUSTED_PROXIES", "127.0.0.1")
# Access logs hold addresses of people; the site counts its visits without them.
accesslog = None
logger_class = "config.server_log.DiscreetLogger"


def on_starting(server):
    """Loads the dictionaries of the search once; the workers that fork from here share them."""
    from search.analysis import warm

    warm()


def worker_exit(server, worker):
    """What the worker has counted and not yet written goes to the database."""
    from reach import buffer

    buffer.stop()
