-- Where people say an account stands in the matrix, or will: proposed with a reason, then accepted or rejected.
create table account_position (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  position_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  -- forecast: where it will stand in three years; correction: where it stands now, in someone's opinion.
  kind text not null check (kind in ('forecast', 'correction')),
  attractiveness double precision not null check (attractiveness between 1 and 5),
  strength double precision not null check (strength between 1 and 5),
  reason text not null check (length(reason) between 1 and 500),
  proposed_by uuid not null default current_setting('clave.actor_id')::uuid,
  proposed_at timestamptz not null default clock_timestamp(),
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'rejected')),
  decided_by uuid,
  decided_at timestamptz,
  -- Said with the decision.
  decided_why text not null default '' check (length(decided_why) <= 500),
  primary key (firm_id, position_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((state = 'proposed') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null))
);
create index account_position_by_account on account_position (firm_id, account_id, proposed_at desc);
alter table account_position enable row level security;
alter table account_position force row level security;
create policy firm_only on account_position
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on account_position as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
grant select, insert, update, delete on account_position to clave_server;
