-- What the firm wants, and by which criteria it chooses key accounts.
create table strategy (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  strategy_id uuid not null default gen_random_uuid(),
  title text not null check (length(title) between 1 and 120),
  why text not null default '' check (length(why) <= 1000),
  -- The day by which it should have worked.
  until_on date,
  -- Given up or reached: accounts that serve it keep saying so.
  ended_on date,
  made_at timestamptz not null default now(),
  primary key (firm_id, strategy_id)
);

-- A version is never changed: what was chosen by it can always be seen again.
create table criteria_version (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  version int not null check (version > 0),
  criteria jsonb not null,
  lines jsonb not null,
  why text not null default '' check (length(why) <= 1000),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (firm_id, version)
);

do $$
declare t text;
begin
  foreach t in array array['strategy', 'criteria_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
  end loop;
end $$;
grant select, insert, update, delete on strategy to clave_server;
grant select, insert on criteria_version to clave_server;
