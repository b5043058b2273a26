#!/usr/bin/env python3
"""What `akad log` proposes checks: each `log` block that stands in a golden of it, and what it makes
of documents of any shape, with keys that it knows and values that fit and do not.

check_proposals.py AKAD FOLDER
"""
import json, os, random, re, subprocess, sys, tempfile

HEAD = """language 1

agreement "Looked at" version "1" {
  provider "a"
  customer "b"
  term 2020-01-01 to 2026-12-31
  timezone Etc/UTC
  currency EUR
}

"""


KEYS = ["at", "date", "time", "created", "start", "from", "to", "end", "until", "id", "key", "type",
        "event", "state", "when", "is", "a b", "`x", "field", "old", "new", "items", "events",
        "closed_at", "received_at", ""]
VALUES = ["2026-03-02T08:00:00Z", "13/03/2026 08:00", "03/04/2026", "2026-03-02", "-", "n/a", "",
          None, 1772326800, 1772326800000, 0, 5, True, "x", "x y", "2026-03-02 08:00", "31-Mar-2026",
          "0001-01-01T00:00:00Z", "3/4/2026 8:00 AM", "20260331", "20260331T080000Z"]
DOCUMENTS = 200


def shape(draw, depth=0):
    """What makes a document: a value of one kind at most keys, at others of any."""
    made = {}
    for key in draw.sample(KEYS, draw.randint(1, 6)):
        kind = draw.random() if depth < 3 else 1
        if kind < 0.3:
            inner = shape(draw, depth + 1)
            many = (lambda: draw.randint(0, 3)) if kind < 0.2 else None
            made[key] = (inner, many)
        else:
            made[key] = (draw.choice(VALUES), None) if draw.random() < 0.7 else (None, None)
    return made


def document(draw, made):
    text = {}
    for key, (inner, many) in made.items():
        if draw.random() > 0.9 or inner is None:
            text[key] = draw.choice(VALUES)
        elif many:
            text[key] = [document(draw, inner) for _ in range(many())]
        else:
            text[key] = document(draw, inner) if isinstance(inner, dict) else inner
    return text


def proposed(akad, folder):
    draw = random.Random(9)
    log = os.path.join(folder, "log.ndjson")
    for number in range(DOCUMENTS):
        made = shape(draw)
        lines = [json.dumps(document(draw, made)) for _ in range(draw.randint(1, 6))]
        with open(log, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        done = subprocess.run([akad, "log", log], capture_output=True, text=True)
        found = re.search(r"\n(log \w+ \{.*?^\})", done.stdout, re.M | re.S)
        yield f"document {number}", found[1] if found else done.stderr


def blocks(folder):
    for path, _, files in sorted(os.walk(folder)):
        for file in sorted(files):
            with open(os.path.join(path, file), encoding="utf-8") as source:
                written = source.read()
            found = re.search(r"^-- stdout --\n.*?^(log \w+ \{.*?^\})", written, re.M | re.S)
            as_json = re.search(r'^  "log": (".*"),$', written, re.M)
            if found or as_json:
                yield os.path.join(path, file), found[1] if found else json.loads(as_json[1])


def main():
    akad, folder = sys.argv[1:]
    made = tempfile.mkdtemp()
    agreement = os.path.join(made, "a.sla")
    checked, refused = 0, 0
    for name, block in [*blocks(folder), *proposed(akad, made)]:
        with open(agreement, "w", encoding="utf-8") as copy:
            copy.write(HEAD + block + "\n")
        done = subprocess.run([akad, "check", agreement], capture_output=True, text=True)
        checked += 1
        if done.returncode != 0:
            refused += 1
            print(f"{name}:\n{block}\n{done.stdout}{done.stderr}")
    print(f"{checked} proposals, {refused} refused")
    return 1 if refused or checked < 30 + DOCUMENTS else 0


sys.exit(main())
