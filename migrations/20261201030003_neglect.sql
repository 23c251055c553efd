-- Whether key work starves small accounts: what was found on the newest day, as one document a firm.
create table neglect_day (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  as_of date not null,
  -- fine, below: some below their minimum; worse: small accounts get less than they did; alarm: while key work takes more
  -- than planned; few: too few accounts to say.
  state text not null check (state in ('few', 'fine', 'below', 'worse', 'alarm')),
  since_on date,
  told jsonb not null,
  primary key (firm_id)
);

-- Accounts that get less than the least that their tier means.
create table neglect_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  as_of date not null,
  tier text not null,
  talks integer not null,
  talks_least integer not null,
  visits integer not null,
  visits_least integer not null,
  answers integer not null,
  late integer not null,
  answer_hours double precision not null,
  -- What would bring it above its least.
  hours double precision not null,
  since_on date not null,
  primary key (firm_id, account_id),
  foreign key (firm_id, account_id) references account on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['neglect_day', 'neglect_account'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  create policy seen_only on neglect_account as restrictive for select using (
    (select sees_all()) or account_id in (select accounts_near())
  );
end $$;

-- New figures are a new look.
create function look_at_neglect() returns trigger
  language plpgsql
as $$
begin
  perform enqueue('monitor.neglect', '{}', new.firm_id::text || ':monitor.neglect:figures');
  return null;
end
$$;
create trigger look_at_neglect after insert on portfolio
  for each row when (new.current and new.place = 1) execute function look_at_neglect();
