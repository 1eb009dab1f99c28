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
ls /usr/lib/*/libpangoft2-1.0.so.0 >/dev/null 2>&1 ||
  need pango libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation
need java default-jre-headless
need npm npm
# The HTML checker of the W3C's validator, kept beside the Python tools.
tools=.venv/tools
[ -f "$tools/node_modules/vnu-jar/package.json" ] || {
  npm install --silent --no-audit --no-fund --no-save --no-package-lock --prefix "$tools" vnu-jar@26.9.27 || true
} >/dev/null 2>&1

# Plone's own client, the judge of the JSON interface; in a folder of its own, since npm removes
# from a folder what was not asked for.
[ -f "$tools/plone/node_modules/@plone/client/package.json" ] || {
  npm install --silent --no-audit --no-fund --no-save --no-package-lock --prefix "$tools/plone" \
    @plone/client@1.0.0-alpha.23 react@18 || true
} >/dev/null 2>&1

# What the tests start from is made while the code is read.
shelf=$(mktemp -d)
$python -m tests.ready_made "$shelf/sqlite" &
making=$!
trap 'kill "$making" 2>/dev/null || true; rm -rf "$shelf"' EXIT
make --no-print-directory check
workers=$(nproc 2>/dev/null || echo 2)
READY_MADE=$shelf/sqlite $python -m pytest -q -n "$workers" --dist loadgroup
echo "--- the same on PostgreSQL ---"
$python -m tests.postgres $python -m pytest -q -n "$workers" --dist loadgroup -m "not e2e"
