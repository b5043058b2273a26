-- The same as figures.sla asks, by site and month: the average of the error rates of five minutes,
-- and of their average latencies the 95th percentile. $log is the log of probes.
with told as (
  select site, cast("at" as timestamp) + interval 7 hours as local, ok, ms
  from read_json($log, format = 'newline_delimited',
                 columns = {"at": 'TIMESTAMPTZ', site: 'VARCHAR', ok: 'BOOLEAN', ms: 'INTEGER',
                            status: 'INTEGER'})
), slots as (
  select site, date_trunc('month', local) as month, time_bucket(interval 5 minutes, local) as slot,
         count(*) filter (not ok) / count(*) as errors, avg(ms) as latency
  from told group by all
)
select site, strftime(slots.month, '%Y-%m') as label,
       sum(errors) / (date_diff('minute', slots.month, slots.month + interval 1 month) / 5)
         as error_average,
       quantile_disc(latency, 0.95) as busy_latency
from slots group by site, slots.month order by site, slots.month;
