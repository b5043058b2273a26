// What --help says beside the options.
#pragma once

namespace akad::cli {

inline constexpr auto kExits =
    "Exit codes: 0 done; 1 what you asked about was found (a mistake in the agreement, a failed\n"
    "scenario, a file that is not formatted, --fail-on); 2 wrong usage or a file problem.\n";

inline constexpr auto kAbout =
    "Akad: service level agreements as code.\n"
    "An agreement is a text that both parties can read; `akad` checks it, and measures it\n"
    "against logs.\n";

inline constexpr auto kTestExamples =
    "Examples:\n"
    "  akad test agreement.sla\n"
    "  akad test agreements/ --filter holiday --format junit > report.xml\n"
    "  akad test agreement.sla --coverage\n\n"
    "Scenarios stand in the agreement, and in agreement.scenarios.sla beside it.\n";

inline constexpr auto kDiffExamples =
    "Examples:\n"
    "  akad diff signed.ir.json agreement.sla\n"
    "  akad diff agreement.sla --against main          # what this work tree changes\n"
    "  akad diff agreement.sla --against v1..v2        # what was changed between two\n"
    "  akad diff agreement.sla --against main --fail-on worse-for customer --format markdown\n"
    "  akad diff signed.ir.json draft.sla --events tickets.ndjson --as-of 2026-04-01T00:00:00Z\n"
    "                                                  # and what the log would have cost\n"
    "  git difftool -y -x 'akad diff --as agreement.sla' main -- agreement.sla\n\n"
    "Each difference says whom it favours, whatever happens; `depends` is what cannot be said so,\n"
    "and may be worse for either.\n";

inline constexpr auto kRunExamples =
    "Examples:\n"
    "  akad run agreement.sla --events tickets.ndjson --as-of 2026-04-01T00:00:00+07:00\n"
    "  akad run agreement.ir.json --events probes=probes.ndjson.gz notices=notices.json \\\n"
    "           --as-of 2026-04-01T00:00:00Z --period 2026-01..2026-03 --format json -o q1.json\n"
    "  zcat tickets.gz | akad run agreement.sla --events - --as-of 2026-04-01T00:00:00Z \\\n"
    "           --items items.ndjson --fail-on breach\n\n"
    "Logs are JSON (lines, arrays, any documents) or CSV (by the name: .csv, .tsv), plain, gzip\n"
    "or zstd. One with several logs: NAME=FILE each;\n"
    "every log of the agreement is given, or left out on purpose with --without NAME.\n"
    "Without --period: every period of the term that has begun. One that is not over has no\n"
    "credits. --fail-on breach: a target is missed in a period shown, or its result undetermined;\n"
    "--fail-on rejects: records that could not be used as they stand.\n";

inline constexpr auto kCalendarExamples =
    "Examples:\n"
    "  akad calendar agreement.sla support_hours --month 2026-03\n"
    "  akad calendar agreement.sla support_hours --due \"2026-03-06 16:00\" \"8 hours\"\n"
    "  akad calendar agreement.sla support_hours --due \"2026-03-06 16:00\" \"-90 minutes\"\n"
    "  akad calendar agreement.sla support_hours --later 2026-03-06 \"3 working days\"\n"
    "  akad calendar agreement.sla support_hours --at 2026-03-06T16:00:00+07:00 --format json\n\n"
    "Instants have an offset, or are read on the calendar's clock. A time that comes twice is the\n"
    "earlier; one that the clocks skip moves forward. Steps: \"3 working days\", \"the end of\n"
    "working day 2\", \"16:00 on the next working day\", \"2 calendar days\",\n"
    "\"-1 calendar month\".\n";

inline constexpr auto kDueExamples =
    "Examples:\n"
    "  akad due agreement.sla --events tickets.ndjson --as-of 2026-03-09T08:00:00+07:00\n"
    "  akad due agreement.sla --events tickets.ndjson --as-of 2026-03-09T08:00:00+07:00 \\\n"
    "           --within 4h --format json\n\n"
    "Overdue is what is missed already; at risk what is due within --within, or was escalated\n"
    "since its limit holds.\n";

inline constexpr auto kReconcileExamples =
    "Examples:\n"
    "  akad reconcile agreement.sla --ours ours.ndjson --theirs theirs.ndjson \\\n"
    "           --as-of 2026-04-01T00:00:00+07:00 --period 2026-03\n"
    "  akad reconcile agreement.sla --ours tickets=a.json probes=p.json \\\n"
    "           --theirs tickets=b.json probes=p.json --as-of 2026-04-01T00:00:00Z --format "
    "json\n\n"
    "Says what the two logs of one agreement come to differently: amounts, results, items and\n"
    "outages, below each the records that make the difference, and the other records that differ.\n"
    "Records are the same by their id; without ids, by what the agreement reads of them.\n";

inline constexpr auto kExplainExamples =
    "Examples:\n"
    "  akad explain agreement.sla --events tickets.ndjson --as-of 2026-04-01T00:00:00+07:00 \\\n"
    "           --target resolution --subject T7\n"
    "  akad explain hosting.sla --events probes.ndjson --as-of 2026-04-01T00:00:00Z \\\n"
    "           --target availability --subject site-a --month 2026-03\n"
    "  akad explain agreement.sla --events tickets.ndjson --as-of 2026-04-01T00:00:00+07:00 \\\n"
    "           --line 3    # of the statement, with what it rests on\n"
    "  akad explain AK0402    # the page of a diagnostic: what it means, wrong and right\n\n"
    "Says for each item which records were used, which stretches of time counted and why, what "
    "was\n"
    "allowed, and how the verdict follows; for a target of time, the outages of each period.\n";

}  // namespace akad::cli
