-- That an indicator crossed its threshold stays: neither it nor its plan B is taken away from under it. With its account it goes.

-- The rows that are there are looked through as their owner.
alter table plan_firing no force row level security;
alter table plan no force row level security;
alter table plan_item no force row level security;
alter table plan_firing
  drop constraint plan_firing_firm_id_plan_id_fkey,
  drop constraint plan_firing_firm_id_kpi_id_fkey,
  drop constraint plan_firing_firm_id_plan_b_id_fkey,
  add foreign key (firm_id, plan_id) references plan,
  add foreign key (firm_id, kpi_id) references plan_item,
  add foreign key (firm_id, plan_b_id) references plan_item;
alter table plan_firing force row level security;
alter table plan force row level security;
alter table plan_item force row level security;
