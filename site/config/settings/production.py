"""A server. Refuses to start without its secrets, naming each one that is missing."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import env

REQUIRED = {
    "SECRET_KEY": "a long random text",
    "DATABASE_URL": "postgres://user:password@host:5432/name",
    "ALLOWED_HOSTS": "the host names, separated by commas",
    "BASE_URL": "https://the-public-address",
    "EMAIL_URL": "smtp+tls://user:password@host:587",
    "FROM_EMAIL": "the sender of the site's mail",
}

missing = [name for name in REQUIRED if not env(name, default="")]
if missing:
    raise ImproperlyConfigured(
        "Set these environment variables: "
        + "; ".join(f"{name} ({REQUIRED[name]})" for name in missing)
    )

SECRET_KEY = env("SECRET_KEY")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# Set only when a proxy in front always overwrites this header.
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
