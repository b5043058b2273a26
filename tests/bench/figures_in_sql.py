#!/usr/bin/env python3
"""figures_in_sql LOG OUT: what figures.sla asks of the log of probes, by DuckDB and figures.sql, in
one thread; rows of site, month, average of error rates and 95th percentile of latencies."""
import csv
import sys
from pathlib import Path

import duckdb

db = duckdb.connect(config={"threads": 1})
db.execute("set timezone = 'UTC'")
rows = db.execute(Path(__file__).with_name("figures.sql").read_text(encoding="utf-8"),
                  {"log": sys.argv[1]}).fetchall()
with open(sys.argv[2], "w", encoding="utf-8", newline="") as out:
    csv.writer(out).writerows(rows)
