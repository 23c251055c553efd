-- What is done about an account that costs more to serve than is good, by whom and until when.
create table remedy (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  remedy_id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('reprice', 'selfService', 'renegotiate', 'exit')),
  why text not null check (length(why) between 1 and 500),
  owner_id uuid not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  -- What came of it.
  outcome text not null default '' check (length(outcome) <= 500),
  closed_on date,
  -- The year before it began, to see what it changes; null where it wasn't worked out.
  as_of date,
  valuation text,
  margin float8,
  serving float8,
  opened_by uuid not null default current_setting('clave.actor_id')::uuid,
  opened_on date not null,
  opened_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, remedy_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((state = 'open') = (closed_on is null))
);
create index remedy_by_account on remedy (firm_id, account_id);
-- One at a time: two at once can't be told apart by what they change.
create unique index remedy_one_open on remedy (firm_id, account_id) where state = 'open';
alter table remedy enable row level security;
alter table remedy force row level security;
create policy firm_only on remedy using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on remedy as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
grant select, insert, update on remedy to clave_server;
