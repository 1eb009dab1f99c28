"""Settings by environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.cache_url import cache_from_url
from config.database_url import database_from_url
from config.storage_url import storage_from_url

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "x" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789",
    "DATABASE_URL": "sqlite:////tmp/never-opened.sqlite3",
    "ALLOWED_HOSTS": "tekijat.example",
    "BASE_URL": "https://tekijat.example",
    "EMAIL_URL": "smtp://localhost:25",
    "FROM_EMAIL": "posti@tekijat.example",
}


def manage(*words, **environment):
    # The last one is set for the process that drives a browser.
    names = {*PRODUCTION, "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    clean = {key: value for key, value in os.environ.items() if key not in names}
    return subprocess.run(
        [sys.executable, "manage.py", *words, "--settings=config.settings.production"],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_names_every_missing_secret_and_does_not_start():
    answer = manage("check", SECRET_KEY=PRODUCTION["SECRET_KEY"])
    assert answer.returncode != 0
    for name in ("DATABASE_URL", "ALLOWED_HOSTS", "BASE_URL", "EMAIL_URL", "FROM_EMAIL"):
        assert name in answer.stderr
    assert "SECRET_KEY (" not in answer.stderr


def test_production_passes_the_deployment_check():
    answer = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


def test_sqlite_is_the_default_with_options_that_bear_writers(tmp_path):
    settings = database_from_url("", tmp_path / "data" / "db.sqlite3")
    assert settings["ENGINE"].endswith("sqlite3")
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]
    assert settings["CONN_MAX_AGE"] > 0
    assert (tmp_path / "data").is_dir()


def test_postgres_comes_by_address_with_lasting_connections(tmp_path):
    settings = database_from_url("postgres://me:secret@db.example:5433/site", tmp_path / "unused")
    assert settings["ENGINE"].endswith("postgresql")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", 5433, "site")
    assert settings["CONN_MAX_AGE"] > 0
    assert set(settings["OPTIONS"]) == {"prepare_threshold"}


def test_behind_a_pooler_nothing_is_left_on_a_connection_for_later(tmp_path):
    url = "postgres://me:secret@db.example/site?sslmode=require"
    alone, pooled = (database_from_url(url, tmp_path, pooled=one) for one in (False, True))
    assert alone["OPTIONS"] == {"prepare_threshold": 5, "sslmode": "require"}
    assert pooled["OPTIONS"] == {"prepare_threshold": None, "sslmode": "require"}
    assert (alone["DISABLE_SERVER_SIDE_CURSORS"], pooled["DISABLE_SERVER_SIDE_CURSORS"]) == (
        False,
        True,
    )


def test_redis_uses_djangos_own_client():
    assert cache_from_url("redis://localhost:6379/1")["BACKEND"].startswith("django.core.cache")


def test_a_bucket_comes_by_address():
    options = storage_from_url("s3://KEY:SE%2FCRET@objects.example:9000/files?region=eu-north-1")[
        "OPTIONS"
    ]
    assert options["bucket_name"] == "files"
    assert options["endpoint_url"] == "https://objects.example:9000"
    assert options["secret_key"] == "SE/CRET"
    assert options["region_name"] == "eu-north-1"


@pytest.mark.parametrize("address", ["s3://host", "ftp://host/bucket", "bucket"])
def test_a_storage_address_that_is_none_is_refused(address):
    with pytest.raises(ImproperlyConfigured):
        storage_from_url(address)
