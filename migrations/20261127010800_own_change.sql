-- What we change ourselves and clients feel: a tool, a price list, a report that goes, someone who leaves.
create table own_change (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  change_id uuid not null default gen_random_uuid(),
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in ('tool', 'price', 'report', 'person', 'range', 'other')),
  what text not null default '' check (length(what) <= 2000),
  from_on date not null,
  -- By which accounts were found that feel it.
  filter jsonb not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, change_id)
);

create table own_change_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  change_id uuid not null,
  account_id uuid not null,
  -- What it means for this client.
  impact text not null default '' check (length(impact) <= 1000),
  primary key (firm_id, change_id, account_id),
  foreign key (firm_id, change_id) references own_change on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index own_change_account_by_account on own_change_account (firm_id, account_id);

do $$
declare t text;
begin
  foreach t in array array['own_change', 'own_change_account'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;
create policy seen_only on own_change_account as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
