-- In which tier an account stands, decision by decision; on a day the latest of those that have taken effect counts.
create table standing (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  standing_id uuid not null default gen_random_uuid(),
  tier text not null check (tier in ('strategic', 'key', 'future', 'standard', 'streamline')),
  phase text check (phase in ('growth', 'maintenance', 'cost-reduction')),
  effective_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  -- The decided list that made it; null where someone moved the one account.
  selection_id uuid,
  decided_by uuid not null,
  decided_at timestamptz not null default clock_timestamp(),
  -- When the people who look after it were told.
  noticed_at timestamptz,
  primary key (firm_id, account_id, standing_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index standing_by_day on standing (firm_id, effective_on);
create index standing_by_time on standing (firm_id, decided_at desc);
alter table standing enable row level security;
alter table standing force row level security;
create policy firm_only on standing using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on standing as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
-- A decision stays as it was taken; only that it was told is added to it.
grant select, insert, update (noticed_at) on standing to clave_server;

-- Work that waits for a day.
drop function enqueue(text, json, text);
create function enqueue(task text, told json, key text, not_before timestamptz default null)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    identifier => task,
    payload => json_build_object('firmId', current_setting('clave.firm_id'), 'told', told),
    job_key => key,
    run_at => not_before
  );
end
$$;
revoke execute on function enqueue from public;
grant execute on function enqueue to clave_server;

-- Mails speak the language of whoever reads them.
create or replace view firm_person with (security_barrier) as
  select m.firm_id, m.person_id, p.name, p.email, m.role, m.ended_at is null as active, p.locale
  from access.membership m join access.person p on p.id = m.person_id
  where m.firm_id = current_setting('clave.firm_id')::uuid;
