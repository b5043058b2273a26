#!/usr/bin/env python3
"""explain_log AKAD GENERATE_TICKETS AGREEMENT: of a log of tickets, what `akad explain` says of some of
them is what `akad run` lists, and can be worked out again."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from recompute import differences

TICKETS = 400
EXPLAINED = 25
AS_OF = "2025-12-20T00:00:00+07:00"
SAME = ("verdict", "started", "stopped", "due", "elapsed_ms", "paused_ms", "paused_open_ms", "group")


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def main():
    akad, generate, agreement = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        log, items = Path(folder, "tickets.ndjson"), Path(folder, "items.ndjson")
        log.write_bytes(output_of(generate, str(TICKETS)))
        output_of(akad, "run", agreement, "--events", str(log), "--as-of", AS_OF, "--items",
                  str(items), "--format", "json")
        listed = [json.loads(line) for line in items.read_text(encoding="utf-8").splitlines()]
        wrong, compared = [], 0
        asked = sorted({(row["target"], row["subject"]) for row in listed})
        for target, subject in asked[:: max(1, len(asked) // EXPLAINED)]:
            told = json.loads(output_of(akad, "explain", agreement, "--events", str(log), "--as-of",
                                        AS_OF, "--target", target, "--subject", subject,
                                        "--format", "json"))
            found, _ = differences(told)
            wrong += found
            rows = {row["item"]: row for row in listed
                    if (row["target"], row["subject"]) == (target, subject)}
            for item in told["items"]:
                row = rows[item["item"]]
                compared += 1
                wrong += [f"{subject} {target} item {item['item']}: {name} is {row[name]} and "
                          f"{item[name]}" for name in SAME if row[name] != item[name]]
                missed = [end["period"] for end in item["attribution"]["open"]
                          if end["counted"] == "missed"]
                period = item["month"]["month"] if item["month"] else None
                if period is None and item["stopped"] is None and missed:
                    period = missed[-1]
                if missed != row.get("missed_open", []):
                    wrong.append(f"{subject} {target}: missed open in {row.get('missed_open')} "
                                 f"and {missed}")
                if period != row["period"]:
                    wrong.append(f"{subject} {target}: period {row['period']} and {period}")
    print("\n".join(wrong[:10]))
    print(f"explain_log: {compared} items, {len(wrong)} differences")
    sys.exit(1 if wrong or compared < EXPLAINED // 2 else 0)


if __name__ == "__main__":
    main()
