-- A round in which several people rate candidates by the criteria, each for themselves until all are heard.
create table rating_round (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  round_id uuid not null default gen_random_uuid(),
  title text not null check (length(title) between 1 and 120),
  version int not null,
  -- open: each sees only their own points; discussing: all see all, and may think again; closed: that was it.
  state text not null default 'open' check (state in ('open', 'discussing', 'closed')),
  due_on date,
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (firm_id, round_id),
  foreign key (firm_id, version) references criteria_version
);
create table round_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  round_id uuid not null,
  account_id uuid not null,
  -- In which order they are rated: the largest first.
  place int not null,
  primary key (firm_id, round_id, account_id),
  foreign key (firm_id, round_id) references rating_round on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index round_account_by_account on round_account (firm_id, account_id);
create table round_rater (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  round_id uuid not null,
  person_id uuid not null,
  -- How far a rater is may be known while the points themselves may not.
  given int not null default 0,
  finished_at timestamptz,
  primary key (firm_id, round_id, person_id),
  foreign key (firm_id, round_id) references rating_round on delete cascade
);

-- Every point that anyone gave, for ever: the newest of a person counts.
create table rating (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  round_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  -- A criterion of the round's version, or `strength`.
  key text not null check (length(key) between 1 and 40),
  rating_id uuid not null default gen_random_uuid(),
  -- Null where the rater takes it back.
  point smallint check (point between 1 and 5),
  note text not null default '' check (length(note) <= 500),
  rated_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, round_id, account_id, person_id, key, rated_at, rating_id),
  foreign key (firm_id, round_id, account_id) references round_account on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['rating_round', 'round_account', 'round_rater', 'rating'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
  end loop;
end $$;
-- Blind: whoever else's points they are, nobody reads them while the round is open.
create policy blind on rating as restrictive for select using (
  person_id = (select current_setting('clave.actor_id')::uuid)
  or round_id in (
    select r.round_id from rating_round r
    where r.firm_id = current_setting('clave.firm_id')::uuid and r.state <> 'open'
  )
);
grant select, insert, update, delete on rating_round, round_account, round_rater to clave_server;
-- No point is changed or taken away.
grant select, insert on rating to clave_server;
create policy seen_only on round_account as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
