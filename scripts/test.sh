#!/usr/bin/env bash
# The whole test run: SQLite, PostgreSQL on a throwaway cluster, and the journeys in a real browser.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python

need() { # need COMMAND PACKAGES… : Debian's packages, when we may install them
  command -v "$1" >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -q && apt-get install -y -q --no-install-recommends "${@:2}"; } >/dev/null 2>&1 || true
  fi
}
need chromium chromium fonts-liberation
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need initdb postgresql
need xgettext gettext

make --no-print-directory check
workers=$(nproc 2>/dev/null || echo 2)
$python -m pytest -q -n "$workers" --dist loadgroup
echo "--- the same on PostgreSQL ---"
$python -m tests.postgres $python -m pytest -q -n "$workers" --dist loadgroup -m "not e2e"
