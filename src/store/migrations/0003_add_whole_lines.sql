-- A line of `flow` that adds up all dimensions (dims '{}'), beside the split ones: what most figures read, at a tenth of the
-- lines. And due matters by region and unit, since the range of paths alone misleads the planner beside a region.

insert into flow (region, procedure, metric, month, unit, dims, unit_path, n, amount)
  select region, procedure, metric, month, unit, '{}', unit_path, sum(n), sum(amount) from flow where dims <> '{}'
  group by region, procedure, metric, month, unit, unit_path;
create index flow_whole on flow (month, procedure, metric) where dims = '{}';
create index matter_due_region on matter (region, next_due_on, id) where next_due_on is not null;
create index matter_due_unit on matter (region, unit, next_due_on, id) where next_due_on is not null;
