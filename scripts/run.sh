#!/usr/bin/env bash
# Brings the demo site up: database, demo content once, static files, worker and web server.
set -euo pipefail
cd "$(dirname "$0")/.."

export DJANGO_SETTINGS_MODULE=config.settings.dev
export BASE_URL="${BASE_URL:-http://localhost:$PORT}"
python=.venv/bin/python

made_up=""
if [ -z "${ADMIN_PASSWORD:-}" ]; then
  ADMIN_PASSWORD=$($python -c 'import secrets; print(secrets.token_urlsafe(12))')
  made_up=" (made up for this run; set ADMIN_PASSWORD to choose your own)"
fi
export ADMIN_PASSWORD

$python manage.py migrate --noinput --verbosity 0
$python manage.py demo
$python manage.py collectstatic --noinput --verbosity 0

$python manage.py worker &
worker=$!
.venv/bin/gunicorn config.wsgi &
web=$!
stop() {
  trap '' INT TERM
  kill -TERM "$web" "$worker" 2>/dev/null || true
  wait "$web" "$worker" 2>/dev/null || true
}
trap 'stop; exit 0' INT TERM
trap stop EXIT

cat <<TEXT

  Tekijät is running.   Stop it with Ctrl-C.

  Site    http://localhost:$PORT/
  Admin   http://localhost:$PORT/admin/
  Login   admin / $ADMIN_PASSWORD$made_up

TEXT
# Ends when the server ends, so that a failed start is seen at once.
wait "$web"
