#!/usr/bin/env python3
"""What is owed under each rule of rounding, and how it is written: in text, CSV, HTML and JSON, in both languages.

check_money.py AKAD      The agreements stand beside it; what must come out stands below, worked out by hand. Exit 1: something differs.
"""
import csv, io, json, os, re, subprocess, sys, tempfile
from fractions import Fraction as F
from html.parser import HTMLParser

AKAD = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
FAILED = []
COMPARED = 0

# Six rules on the amounts of five packages, in USD, in March.
#   2.345, 2.325 are halves: up to 2.35 and 2.33; to the even digit 2.34 and 2.32. 2.355 is a half too: to the even digit 2.36.
#   In units of 0.05: 46.9, 47.1, 46.62, 46.5 and 0.08 units; 46.5 is a half, so that the four are 47 units and the last is none.
#   Under the cap: the sum is 9.360, and 4.68 is half of it. The halves are 1.1725, 1.1775, 1.1655, 1.1625 and 0.002; down they
#   are 1.17, 1.17, 1.16, 1.16 and 0.00, together 4.66. Of the two cents that are left one goes to B, of which 0.75 of a cent
#   was cut, and one to C, of which it was 0.55.
MARCH = {
    "half_up": {"A": ("2.345", "2.35"), "B": ("2.355", "2.36"), "C": ("2.331", "2.33"), "D": ("2.325", "2.33"), "E": ("0.004", "0.00")},
    "half_even": {"A": ("2.345", "2.34"), "B": ("2.355", "2.36"), "C": ("2.331", "2.33"), "D": ("2.325", "2.32"), "E": ("0.004", "0.00")},
    "up": {"A": ("2.345", "2.35"), "B": ("2.355", "2.36"), "C": ("2.331", "2.34"), "D": ("2.325", "2.33"), "E": ("0.004", "0.01")},
    "down": {"A": ("2.345", "2.34"), "B": ("2.355", "2.35"), "C": ("2.331", "2.33"), "D": ("2.325", "2.32"), "E": ("0.004", "0.00")},
    "coarse": {"A": ("2.345", "2.35"), "B": ("2.355", "2.35"), "C": ("2.331", "2.35"), "D": ("2.325", "2.35"), "E": ("0.004", "0.00")},
    "shared": {"A": ("2.345", "1.17"), "B": ("2.355", "1.18"), "C": ("2.331", "1.17"), "D": ("2.325", "1.16"), "E": ("0.004", "0.00")},
    # 0.936 of all is 0.94; by line it is 0.23 + 0.24 + 0.23 + 0.23 = 0.93.
    "by_line": {"A": ("0.2345", "0.23"), "B": ("0.2355", "0.24"), "C": ("0.2331", "0.23"), "D": ("0.2325", "0.23"), "E": ("0.0004", "0.00")},
    "on_the_total": {"": ("0.936", "0.94")},
}
# In April 10% of three times 33.33: by line 3 × 3.33 = 9.99, of the total 9.999 and so 10.00.
APRIL = {
    "by_line": {"F": ("3.333", "3.33"), "G": ("3.333", "3.33"), "H": ("3.333", "3.33")},
    "on_the_total": {"": ("9.999", "10.00")},
}

# One agreement in four currencies. In March, of 744 hours, three and a half were down.
#   tenth: 10% of the fee, half up; steps: the same, down to whole steps of IDR 1,000, USD 0.05, JPY 100, KWD 0.005.
#   hourly: three full hours at the price, of which the cap leaves two.
#   share: 3.5/744 of the fee. IDR 117,607.5504…, USD 5.28598…, JPY 58.82728…, KWD 5.807766…
# What is not rounded yet has two decimals more than what is payable, and four at least.
CURRENCIES = """language 1

agreement "In its money" version "1" {
  provider "The provider"
  customer "The customer"
  term 2026-01-01 to 2026-12-31
  timezone Etc/UTC
  currency CODE
}

fee monthly_charge = CODE FEE each calendar month, before tax

log probes {
  subject is always "line"
  window down from began to ended
}

outage downtime of probes {
  during down
}

target uptime {
  time without downtime is at least 99.9% of each calendar month
  outages that cross a month are split
}

credit tenth for uptime {
  the result is
    | at least 99.9% | no credit             |
    | otherwise      | 10% of monthly_charge |
}

credit steps for uptime {
  the result is
    | at least 99.9% | no credit             |
    | otherwise      | 10% of monthly_charge |
  rounded down to CODE STEP
}

credit hourly for uptime {
  the credit is CODE PRICE for each full hour of downtime
  owed only where the target is missed
}

credit portion for uptime {
  the credit is monthly_charge in proportion to the downtime
  owed only where the target is missed
}

cap two_hours on hourly {
  at most CODE MOST each calendar month
}
"""
DOWN = '{"began":"2026-03-05T10:00:00Z","ended":"2026-03-05T13:30:00Z"}\n'
# code: fee, price, cap and step as agreements write them; for readers: of each credit the amount before caps and payable; the cap: what it
# leaves and what it takes; the total. For CSV the same as bare numbers, by taking away what is no digit of them.
MONEY = {
    "IDR": ("25_000_005", "1_234_567", "2_469_134", "1_000",
            {"steps": ("Rp 2.500.000,5", "Rp 2.500.000"), "tenth": ("Rp 2.500.000,5", "Rp 2.500.001"), "hourly": ("Rp 3.703.701", "Rp 2.469.134"), "portion": ("Rp 117.607,5504…", "Rp 117.608")},
            ("Rp 2.469.134", "Rp 1.234.567"), "Rp 7.586.743"),
    "USD": ("1_123.65", "1_234.56", "2_469.12", "0.05",
            {"steps": ("USD 112.365", "USD 112.35"), "tenth": ("USD 112.365", "USD 112.37"), "hourly": ("USD 3,703.68", "USD 2,469.12"), "portion": ("USD 5.2859…", "USD 5.29")},
            ("USD 2,469.12", "USD 1,234.56"), "USD 2,699.13"),
    "JPY": ("12_505", "1_234", "2_468", "100",
            {"steps": ("JPY 1,250.5", "JPY 1,200"), "tenth": ("JPY 1,250.5", "JPY 1,251"), "hourly": ("JPY 3,702", "JPY 2,468"), "portion": ("JPY 58.8272…", "JPY 59")},
            ("JPY 2,468", "JPY 1,234"), "JPY 4,978"),
    "KWD": ("1_234.565", "1_234.567", "2_469.134", "0.005",
            {"steps": ("KWD 123.4565", "KWD 123.455"), "tenth": ("KWD 123.4565", "KWD 123.457"), "hourly": ("KWD 3,703.701", "KWD 2,469.134"), "portion": ("KWD 5.80776…", "KWD 5.808")},
            ("KWD 2,469.134", "KWD 1,234.567"), "KWD 2,721.854"),
}
WORDS = {"en": {"Credit": "Credit", "Cap": "Cap", "Total": "Total credits"}, "id": {"Credit": "Restitusi", "Cap": "Batas maksimum", "Total": "Restitusi"}}


def same(what, expected, got):
    global COMPARED
    COMPARED += 1
    if expected != got:
        FAILED.append(f"{what}: expected {expected}, got {got}")


def ran(agreement, log, as_of, period, form, language):
    words = [AKAD, "run", agreement, "--events", log, "--as-of", as_of, "--period", period, "--format", form, "--language", language]
    done = subprocess.run(words, capture_output=True)
    if done.returncode != 0:
        sys.exit(done.stderr.decode())
    return done.stdout.decode("utf-8")


def cells(line):
    """The cells of a row of a table for people: two blanks or more between them, and blanks of any kind within."""
    return [re.sub(r"\s", " ", cell) for cell in re.split(r" {2,}", line.strip(" "))]


def of_text(text, language):
    """What a text says: title of a table to its rows; and the total."""
    rows, total, title = {}, None, None
    for line in text.split("\n"):
        if line and not line.startswith(" "):
            title = cells(line)[0].split(",")[0]
            if line.startswith(WORDS[language]["Total"] + " ") and total is None:   # at the head
                total = cells(line[len(WORDS[language]["Total"]):])[0]
        elif line.startswith("        ") and title:
            rows.setdefault(title, []).append(cells(line))
    return rows, total


class Tables(HTMLParser):
    """The same of HTML: the heading above a table, and its rows."""

    def __init__(self):
        super().__init__()
        self.rows, self.title, self.row, self.said, self.pairs = {}, "", None, None, []

    def handle_starttag(self, tag, attributes):
        if tag in ("h3", "h4", "td", "th", "dt", "dd"):
            self.said = ""
        if tag == "tr":
            self.row = []

    def handle_data(self, data):
        if self.said is not None:
            self.said += data

    def handle_endtag(self, tag):
        if tag in ("h3", "h4"):
            self.title = self.said.split(",")[0]
        elif tag in ("td", "th") and self.row is not None:
            self.row.append(re.sub(r"\s", " ", self.said))
        elif tag in ("dt", "dd"):
            self.pairs.append(re.sub(r"\s", " ", self.said))
        elif tag == "tr":
            self.rows.setdefault(self.title, []).append(self.row)
        if tag in ("h3", "h4", "td", "th", "dt", "dd"):
            self.said = None


def of_html(text, language):
    tables = Tables()
    tables.feed(text)
    total = tables.pairs[tables.pairs.index(WORDS[language]["Total"]) + 1]
    return tables.rows, total


def read_for_people(agreement, log, as_of, period):
    """Each form that people read, as (name, rows by title, total, words)."""
    for language in ("en", "id"):
        for form, read in (("text", of_text), ("html", of_html)):
            said = ran(agreement, log, as_of, period, form, language)
            rows, total = read(said, language)
            yield f"{form} {language}", rows, total, WORDS[language]


def rows_of_csv(agreement, log, as_of, period):
    return list(csv.DictReader(io.StringIO(ran(agreement, log, as_of, period, "csv", "en"))))


def check_rules():
    agreement, log = os.path.join(HERE, "agreement.sla"), os.path.join(HERE, "packages.ndjson")
    for period, expected in (("2026-03", MARCH), ("2026-04", APRIL)):
        run = (agreement, log, "2026-05-01T00:00:00Z", period)
        for form, rows, _, words in read_for_people(*run):
            for name, packages in expected.items():
                table = rows.get(f"{words['Credit']} {name}", [])
                for package, (exact, paid) in packages.items():
                    wanted = ([package] if package else []) + ["0%", f"USD {exact}", f"USD {paid}"]
                    same(f"{period} {name} {package} in {form}", True, any(row[1:] == wanted for row in table))   # behind its number
        found = {(row["name"], row["group.subject"]): row for row in rows_of_csv(*run) if row["row"] == "credit"}
        statement = json.loads(ran(*run, "json", "en"))
        exact_lines = {(line["credit"], line["group"].get("subject", "")): line for line in statement["periods"][0]["credits"]}
        for name, packages in expected.items():
            for package, (exact, paid) in packages.items():
                row, line = found[name, package], exact_lines[name, package]
                same(f"{period} {name} {package} in csv", (exact, paid, "USD"), (row["before_caps"], row["payable"], row["currency"]))
                same(f"{period} {name} {package} in json", (F(exact), F(paid)), (F(line["exact"]["amount"]), F(line["payable"]["amount"])))


def bare(amount, code):
    """`Rp 2.500.000,5` as CSV has it: 2500000.5."""
    digits = amount.split(" ")[1].rstrip("…")
    return digits.replace(".", "").replace(",", ".") if code == "IDR" else digits.replace(",", "")


def check_currencies():
    folder = tempfile.mkdtemp()
    agreement, log = os.path.join(folder, "agreement.sla"), os.path.join(folder, "log.ndjson")
    with open(log, "w", encoding="utf-8") as file:
        file.write(DOWN)
    for code, (fee, price, most, step, credits, (left, taken), total) in MONEY.items():
        with open(agreement, "w", encoding="utf-8") as file:
            file.write(CURRENCIES.replace("CODE", code).replace("FEE", fee).replace("PRICE", price).replace("MOST", most).replace("STEP", step))
        run = (agreement, log, "2026-04-01T00:00:00Z", "2026-03")
        for form, rows, found, words in read_for_people(*run):
            same(f"{code} total in {form}", total, found)
            for name, (exact, paid) in credits.items():
                table = rows.get(f"{words['Credit']} {name}", [])
                same(f"{code} {name} in {form}: {table}", True, any(row[-2:] == [exact, paid] for row in table))
            table = rows.get(f"{words['Cap']} two_hours", [])
            same(f"{code} cap in {form}: {table}", True, [credits["hourly"][0], left, taken] in table)
        for row in rows_of_csv(*run):
            if row["row"] == "credit":
                exact, paid = credits[row["name"]]
                same(f"{code} {row['name']} in csv", (bare(exact, code), bare(paid, code), code), (row["before_caps"], row["payable"], row["currency"]))
            if row["row"] == "cap":
                same(f"{code} cap in csv", (bare(left, code), bare(taken, code), code), (row["at_most"], row["lowered_by"], row["currency"]))
        statement = json.loads(ran(*run, "json", "en"))
        same(f"{code} total in json", (F(bare(total, code)), code), (F(statement["total"]["amount"]), statement["total"]["currency"]))


check_rules()
check_currencies()
for line in FAILED[:40]:
    print(line)
print(f"{COMPARED} amounts compared, {len(FAILED)} differ")
sys.exit(1 if FAILED or COMPARED < 200 else 0)
