"""A repository with an agreement of two files, and what the checks share."""
import os
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
AGREEMENT = """language 1

agreement "Desk" version "1" {
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
  annex "parts/records.sla"
}

clock answer of tickets {
  starts on opened
  stops on closed
  reopened: the first stop decides
  counts around the clock
}

target answered {
  clause "4.1" "Answer"
  answer is within 4 hours
  for at least 95% of tickets closed in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: not applicable
}
"""
ANNEX = """language 1

annex of "Desk"

log tickets {
  time is at
  id is id
  subject is ticket
  event opened when type = "opened"
  event closed when type = "closed"
}
"""
SCENARIOS = """language 1

annex of "Desk"

scenario "an hour" {
  given T1 of tickets
  when 2026-03-06 12:00 T1 opened
  when 2026-03-06 13:00 T1 closed
  then answered of T1 is met, elapsed 1 hour
}
"""


def need(program):
    if shutil.which(program) is None:
        print(f"skipped: there is no {program}")
        sys.exit(SKIPPED)


class Repository:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="akad-pipelines-")
        self.git("init", "-q", "-b", "main")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def git(self, *words, **more):
        done = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words],
            cwd=self.folder, capture_output=True, text=True, **more)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, tag):
        self.git("add", "-A")
        self.git("commit", "-qm", tag)
        self.git("tag", tag)


def run(words, folder, exit=0, env=None):
    """What it says, and on standard error."""
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True,
                          env=None if env is None else {**os.environ, **env})
    assert done.returncode == exit, (words, done.returncode, done.stdout, done.stderr)
    return done.stdout, done.stderr
