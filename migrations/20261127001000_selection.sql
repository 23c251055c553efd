-- A list of key accounts: what it was chosen from, what the solver proposed, what people decided.
create table selection (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  selection_id uuid not null default gen_random_uuid(),
  title text not null check (length(title) between 1 and 120),
  -- choice: to be decided; trial: what would be; watch: what the month's figures would choose.
  kind text not null check (kind in ('choice', 'trial', 'watch')),
  -- The inputs as they were: later criteria, hours and figures don't reach them.
  version int,
  criteria jsonb not null,
  lines jsonb not null,
  round_id uuid,
  -- Candidates asked for, the largest first; those rated, key or forced come beside them.
  largest int not null check (largest between 1 and 5000),
  candidates int not null default 0,
  as_of date not null,
  valuation text not null,
  limits jsonb not null,
  -- Of the best attainable financial sum: the point of the frontier that people picked.
  financial_share double precision not null check (financial_share between 0 and 1),
  -- Grows with every change of what is wished: an answer to an older question is dropped.
  revision int not null default 0,
  state text not null default 'solving' check (state in ('solving', 'ready', 'refused')),
  refusals jsonb not null default '[]',
  proposal jsonb,
  decision jsonb,
  frontier jsonb,
  additions jsonb,
  robust_runs int not null default 0,
  made_by uuid,
  made_at timestamptz not null default now(),
  read_at timestamptz not null default now(),
  effective_on date,
  note text not null default '' check (length(note) <= 1000),
  decided_by uuid,
  decided_at timestamptz,
  primary key (firm_id, selection_id),
  check ((decided_at is null) = (decided_by is null)),
  check (decided_at is null or (kind = 'choice' and effective_on is not null))
);
create index selection_by_time on selection (firm_id, made_at desc);

create table selection_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  selection_id uuid not null,
  account_id uuid not null,
  -- In which order the solver is handed the candidates.
  place int not null,
  -- By criterion, 1 to 5; null where not known.
  points jsonb not null,
  -- By resource of the limits, a month.
  hours jsonb not null,
  financial double precision,
  strategic double precision,
  attractiveness double precision,
  strength double precision,
  confidence double precision not null,
  box text check (box in ('strategic', 'star', 'status', 'streamline')),
  bias text,
  segment text,
  zone text,
  strategy_ids uuid[] not null default '{}',
  wants text,
  tier text not null,
  -- A year's, in the money of the selection: what it bought, and what it will be able to buy in three years.
  sales double precision,
  potential double precision,
  -- Of the solver, with no wishes.
  proposed boolean not null default false,
  -- Of people: in or out whatever the solver says, and why.
  wish text check (wish in ('in', 'out')),
  wish_reason text check (length(wish_reason) between 1 and 500),
  wished_by uuid,
  -- Of the solver, with the wishes: what is decided.
  chosen boolean not null default false,
  margin double precision,
  robustness double precision,
  primary key (firm_id, selection_id, account_id),
  foreign key (firm_id, selection_id) references selection on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((wish is null) = (wish_reason is null))
);
create index selection_account_by_account on selection_account (firm_id, account_id);

do $$
declare t text;
begin
  foreach t in array array['selection', 'selection_account'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;
create policy seen_only on selection_account as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
-- What is decided stays as it was decided; what only informs of it may still be worked out.
create function decided_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  informs text[] := array['robust_runs', 'frontier', 'additions', 'robustness'];
begin
  if to_jsonb(new) - informs is distinct from to_jsonb(old) - informs and exists (
    select from selection s
    where s.firm_id = old.firm_id and s.selection_id = old.selection_id and s.decided_at is not null
  ) then
    raise exception 'a decided list stays as it was decided';
  end if;
  return new;
end
$$;
create trigger decided_stays before update on selection
  for each row execute function decided_stays();
create trigger decided_stays before update on selection_account
  for each row execute function decided_stays();
create policy decided_remains on selection as restrictive for delete to clave_server
  using (decided_at is null);
create policy decided_remains on selection_account as restrictive for delete to clave_server
  using (selection_id in (
    select s.selection_id from selection s
    where s.firm_id = current_setting('clave.firm_id')::uuid and s.decided_at is null
  ));
