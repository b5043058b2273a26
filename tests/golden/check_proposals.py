#!/usr/bin/env python3
"""What `akad log` proposes checks: each `log` block that stands in a golden of it.

check_proposals.py AKAD FOLDER
"""
import json, os, re, subprocess, sys, tempfile

HEAD = """language 1

agreement "Looked at" version "1" {
  provider "a"
  customer "b"
  term 2020-01-01 to 2026-12-31
  timezone Etc/UTC
  currency EUR
}

"""


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
    agreement = os.path.join(tempfile.mkdtemp(), "a.sla")
    checked, refused = 0, 0
    for name, block in blocks(folder):
        with open(agreement, "w", encoding="utf-8") as copy:
            copy.write(HEAD + block + "\n")
        done = subprocess.run([akad, "check", agreement], capture_output=True, text=True)
        checked += 1
        if done.returncode != 0:
            refused += 1
            print(f"{name}:\n{block}\n{done.stdout}{done.stderr}")
    print(f"{checked} proposals, {refused} refused")
    return 1 if refused or checked < 30 else 0


sys.exit(main())
