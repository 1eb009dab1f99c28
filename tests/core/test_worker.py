"""The worker: what happens by itself."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from news.models import NewsPage

ROOT = Path(__file__).resolve().parents[2]
CALLS = []


def job():
    CALLS.append("job")


def failing_job():
    raise RuntimeError("broken on purpose")


def test_a_scheduled_post_goes_out_and_an_expired_one_goes_away(make_post):
    now = timezone.now()
    waiting = make_post(title="Ajastettu", live=False, go_live_at=now + timedelta(hours=1))
    waiting.save_revision().publish()
    NewsPage.objects.filter(pk=waiting.pk).update(go_live_at=now - timedelta(minutes=1))
    revision = waiting.revisions.get()
    revision.approved_go_live_at = now - timedelta(minutes=1)
    revision.content["go_live_at"] = (now - timedelta(minutes=1)).isoformat()
    revision.save()
    leaving = make_post(title="Poistuva", expire_at=now - timedelta(minutes=1))
    call_command("worker", once=True)
    waiting.refresh_from_db()
    leaving.refresh_from_db()
    assert waiting.live
    assert not leaving.live


def test_a_failing_job_does_not_stop_the_others(db, settings, caplog):
    CALLS.clear()
    settings.WORKER_JOBS = {
        "tests.core.test_worker.failing_job": 60,
        "tests.core.test_worker.job": 60,
    }
    call_command("worker", once=True)
    assert CALLS == ["job"]
    assert "failing_job" in caplog.text


def test_the_worker_stops_at_once_when_told(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--settings=config.settings.dev"],
        cwd=ROOT,
        env={"VAR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        stderr=subprocess.PIPE,
    )
    # Without tables the first job fails and says so: from then on the worker is at work.
    assert process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 0
