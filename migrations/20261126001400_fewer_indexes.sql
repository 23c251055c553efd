-- Columns that few people show need no index of their own: sorting 50,000 narrow rows takes some 30 ms, and
-- each index cost every portfolio a quarter of a second per 100,000 accounts.
drop index account_metric_by_first_day;
drop index account_metric_by_usual_gap;
drop index account_metric_by_margin;
drop index account_metric_by_orders;
