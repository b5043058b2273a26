#!/usr/bin/env python3
"""records_digest.py AKAD: what grammar/REFERENCE.md says about the digests of evidence, written a
second time, and held against what `akad run` writes."""
import gzip
import hashlib
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

AGREEMENT = """language 1

agreement "Evidence" version "1" {
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
}

log tickets {
  time is at
  id is id
  subject is ticket
  event opened when type = "opened"
  event closed when type = "closed"
}

log checks {
  time is at
  subject is always "portal"
  event failed when up = false
  event passed when up = true
}

clock handling of tickets {
  starts on opened
  stops on closed
  reopened: a new item begins
  counts around the clock
}

target handled {
  handling is within 4 hours
  for at least 90% of tickets closed in each calendar month
  open at the end of a month: overdue tickets count as missed, the others are left out
  small numbers: no exception
  with no tickets: not applicable
}
"""


def digest(texts):
    """Of the records with these texts: order leaves no trace, number does."""
    each = sorted(hashlib.sha256(text).digest() for text in texts)
    return "sha256:" + hashlib.sha256(b"".join(each)).hexdigest()


MOST = 16 << 20  # bytes of a line, or of an element up to what ends it


def check_blanks(akad, room):
    """White space around a record is no part of its text; that behind it counts for what is too long."""
    record = b'{"at":"2026-02-01T08:00:00Z","up":true,"note":"blanks"}'
    blanks = b" " * (MOST - len(record))
    shapes = [(blanks + record, [record]), (b" " + blanks + record, [record]),
              (record + b"\n" + b" " * MOST, [record]),
              (record + b"\n" + b"\t" * (MOST + 1), [record]),
              (b"[" + record + blanks + b"]", [record]), (b"[" + record + blanks + b" ]", [b""]),
              (b"[ " + blanks + record + b"]", [record])]
    (room / "t.log").write_bytes(b"")
    for stored, texts in shapes:
        (room / "c.log").write_bytes(stored)
        statement, _ = run(akad, room, [("tickets", room / "t.log"), ("checks", room / "c.log")])
        log = statement["logs"][1]
        assert (log["read"], log["digest"]) == (len(texts), digest(texts)), texts
        long_ones = sum(f["count"] for f in statement["findings"] if f["kind"] == "too long")
        assert long_ones == texts.count(b"")


def make_records(dice, count, with_id):
    texts = []
    for number in range(count):
        record = {"at": f"2026-02-{dice.randint(1, 28):02}T08:{dice.randint(0, 59):02}:00Z"}
        if with_id:
            record |= {"id": number, "ticket": f"T{dice.randint(1, 9)}",
                       "type": dice.choice(["opened", "closed", "note"])}
        else:
            record |= {"up": dice.random() < 0.5, "note": "é" * dice.randint(0, 200)}
        texts.append(json.dumps(record, ensure_ascii=dice.random() < 0.5).encode())
        if dice.random() < 0.1:
            texts.append(dice.choice([texts[-1], b"7", b"no record", b"{\"cut\":"]))
    return texts


def write_log(dice, path, texts):
    """In one of the forms that mean the same."""
    form = dice.choice(["lines", "blanks", "gzip", "array", "pages", "joined", "separated", "utf16"])
    if form in ("array", "pages", "joined"):
        texts = [text for text in texts if text[-1:] == b"}"]
    half = len(texts) // 2
    pages = b"".join(b"[" + b",".join(part) + b"]" for part in (texts[:half], texts[half:]))
    stored = {"lines": b"\n".join(texts), "gzip": gzip.compress(b"\n".join(texts) + b"\n"),
              "blanks": b"\n".join(b" \t" + text + b" \r\n" for text in texts),
              "pages": pages, "joined": b"".join(texts),
              "separated": b"".join(b"\x1e" + text + b"\n" for text in texts),
              "utf16": b"\n".join(texts).decode().encode("utf-16"),
              "array": b"[" + b" ,\n ".join(texts) + b"]"}[form]
    path.write_bytes(stored)
    return texts, stored


def run(akad, room, files):
    statement, evidence = room / "statement.json", room / "evidence.json"
    words = [f"{log}={path}" for log, path in files]
    subprocess.run([akad, "run", room / "a.sla", "--events", *words,
                    "--as-of", "2026-04-01T00:00:00+07:00", "--format", "json", "-o", statement,
                    "--evidence", evidence], check=True, stderr=subprocess.DEVNULL)
    return json.loads(statement.read_bytes()), json.loads(evidence.read_bytes())


def check(akad, room, dice):
    files, kept, stored = [], {"tickets": [], "checks": []}, []
    for number in range(dice.randint(2, 5)):
        log = ["tickets", "checks"][number % 2]
        path = room / f"{number}.log"
        texts = make_records(dice, dice.choice([0, 1, 30, 4000]) if number > 1 else 20,
                             log == "tickets")
        texts, bytes_ = write_log(dice, path, texts)
        files.append((log, path))
        kept[log] += texts
        stored.append((str(path), log, len(bytes_), hashlib.sha256(bytes_).hexdigest(),
                       len(texts), digest(texts)))
    dice.shuffle(order := list(range(len(files))))
    statement, evidence = run(akad, room, [files[i] for i in order])
    expected = [(log, len(kept[log]), digest(kept[log])) for log in kept]
    assert [(l["name"], l["read"], l["digest"]) for l in statement["logs"]] == expected
    assert [(l["name"], l["records"], l["digest"]) for l in evidence["logs"]] == expected
    assert [(f["name"], f["log"], f["bytes"], f["sha256"], f["records"], f["digest"])
            for f in evidence["files"]] == [stored[i] for i in order]
    for member in ("name", "version", "digest"):
        assert evidence["agreement"][member] == statement["agreement"][member]
    assert evidence["engine"] == statement["engine"]
    assert evidence["as_of"] == statement["as_of"]


def main():
    # The vector that tests/unit/events/digest_test.cpp has too.
    assert digest([b'{"a":1}', b'{"b":2}']) == \
        "sha256:e995b26f1ff802f91230e035e4e192b91f79fc61970035e2b80bc960b7b17a16"
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / "a.sla").write_text(AGREEMENT, encoding="utf-8")
        for seed in range(25):
            check(sys.argv[1], room, random.Random(seed))
        check_blanks(sys.argv[1], room)
    print("25 sets of logs: digests as written down")


if __name__ == "__main__":
    main()
