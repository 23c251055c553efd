-- Texts of plans that several people write at once: as the editor keeps them, and as plain words.

create table live_text (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  -- The plan's own, or one of its lines'.
  about_kind text not null check (about_kind in ('plan', 'line')),
  about_id uuid not null,
  plan_id uuid not null,
  -- A Yjs document, as one update.
  state bytea not null check (octet_length(state) <= 2000000),
  prose text not null check (length(prose) <= 500000),
  changed_by uuid not null default current_setting('clave.actor_id')::uuid,
  changed_at timestamptz not null default now(),
  -- When its line was withdrawn last, whether or not it was put back since.
  withdrawn_at timestamptz,
  primary key (firm_id, about_kind, about_id),
  foreign key (firm_id, plan_id) references plan on delete cascade,
  check (about_kind = 'line' or about_id = plan_id)
);
create index live_text_by_plan on live_text (firm_id, plan_id);
alter table live_text enable row level security;
alter table live_text force row level security;
create policy firm_only on live_text
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
-- Whoever sees what it is about; a line that is put back finds its text again.
create policy seen_only on live_text as restrictive for select to clave_server using (
  plan_id in (select p.plan_id from plan p)
  and (about_kind = 'plan' or about_id in (select i.item_id from plan_item i))
);
grant select, insert, update, delete on live_text to clave_server;

-- A line that was withdrawn can be put back for a while; then its text goes too.
create function forget_lost_texts() returns int
  language sql security definer set search_path = pg_catalog, public
as $$
  with gone as (
    delete from live_text x
    where x.firm_id = current_setting('clave.firm_id')::uuid and x.about_kind = 'line'
      and greatest(x.changed_at, x.withdrawn_at) < now() - interval '1 day'
      and not exists (
        select from plan_item i where i.firm_id = x.firm_id and i.item_id = x.about_id)
    returning 1
  )
  select count(*)::int from gone
$$;
revoke all on function forget_lost_texts() from public;
grant execute on function forget_lost_texts() to clave_server;
