"""check_agreements.py AKAD: an agreement for every set and every currency passes `akad check`, and
a term that runs past a set's coverage is told so (AK1001)."""
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from library import read_all, read_currencies

AGREEMENT = """language 1

agreement "One set" version "1" {{
  provider "Provider"
  customer "Customer"
  term {first} to {last}
  timezone UTC
  currency {currency}
}}
"""
USE = """
use calendars.{library}

calendar office in UTC {{
  open Mon to Fri 08:00 to 17:00
  closed on {library}.{name}
}}

log tickets {{
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
}}

clock resolution_time of tickets {{
  starts on opened
  stops on resolved
  reopened: the first stop decides
  counts office
  judged by elapsed time
}}

target resolution {{
  resolution_time is within 8 hours of office
  for all tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: not applicable
}}
"""


def check(akad, text, place):
    place.write_text(text, encoding="utf-8")
    done = subprocess.run([akad, "check", place], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def check_set(akad, found, place):
    def agreement(last):
        return (AGREEMENT.format(first=found.first, last=last, currency="IDR")
                + USE.format(library=found.library, name=found.name))

    code, said = check(akad, agreement(found.last), place)
    if code != 0 or "AK" in said:
        yield f"{found}: {said}"
    _, said = check(akad, agreement(found.last + timedelta(1)), place)
    if "AK1001" not in said:
        yield f"{found}: a term past {found.last} is not told AK1001"


def main():
    akad, problems = sys.argv[1], []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "agreement.sla"
        for found in read_all():
            problems += check_set(akad, found, place)
        for currency in read_currencies():
            text = AGREEMENT.format(first="2026-01-01", last="2026-12-31", currency=currency)
            code, said = check(akad, text, place)
            if code != 0:
                problems.append(f"{currency}: {said}")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
