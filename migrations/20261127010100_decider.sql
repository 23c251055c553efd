-- The map of deciders: who weighs how much at an account, in which decision, and who sways whom.

-- What the client is about to decide, and who plays which part in it.
create table decision (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  decision_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  -- What is bought.
  buys text not null default '' check (length(buys) <= 1000),
  expected_on date,
  -- The day on which it was taken; null while it is open.
  decided_on date,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, decision_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index decision_by_account on decision (firm_id, account_id);

-- All that anyone said of a person at an account, for ever: of what day it is true, and how sure it is.
-- The newest day counts. Without a value it is no longer known.
create table decider_said (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  contact_id uuid not null,
  attribute text not null,
  said_id uuid not null default gen_random_uuid(),
  value text,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  said_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, account_id, contact_id, attribute, said_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact,
  check (case attribute
    when 'influence' then value ~ '^[1-5]$'
    when 'support' then value ~ '^(-[12]|[0-2])$'
    when 'coverage' then value ~ '^[0-4]$'
    when 'orientation' then value in ('financial', 'technical', 'relationship', 'business')
    when 'adaptability' then value in ('innovator', 'visionary', 'pragmatist', 'conservative', 'laggard')
    else false end)
);
create index decider_said_by_contact on decider_said (firm_id, contact_id);

-- Which parts they play in a decision; none takes back what stood.
create table decision_role (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  decision_id uuid not null,
  contact_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  roles text[] not null check (roles <@ array[
    'initiator', 'user', 'influencer', 'buyer', 'decider', 'approver', 'gatekeeper']),
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  said_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, decision_id, contact_id, said_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, decision_id) references decision on delete cascade,
  foreign key (firm_id, contact_id) references contact
);
create index decision_role_by_account on decision_role (firm_id, account_id);
create index decision_role_by_contact on decision_role (firm_id, contact_id);

-- What each of us is to them, and ought to be. Without either it is taken back.
create table relation_position (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  contact_id uuid not null,
  person_id uuid not null,
  said_id uuid not null default gen_random_uuid(),
  now_is text check (now_is in ('vendor', 'credible', 'solver', 'adviser')),
  ideal text check (ideal in ('vendor', 'credible', 'solver', 'adviser')),
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  source text not null default '' check (length(source) <= 500),
  seen_on date not null,
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  said_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, account_id, contact_id, person_id, said_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact
);
create index relation_position_by_contact on relation_position (firm_id, contact_id);

-- From one person to another, from a day and until one: who reports to whom, and who sways whom.
create table contact_tie (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  tie_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('reports', 'influences', 'conflict', 'trusts')),
  from_on date,
  -- The last day; null while it lasts.
  until_on date,
  confidence text not null check (confidence in ('assumed', 'confirmed')),
  source text not null default '' check (length(source) <= 500),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, tie_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, from_id) references contact,
  foreign key (firm_id, to_id) references contact,
  check (from_id <> to_id),
  check (until_on >= from_on)
);
create index contact_tie_by_account on contact_tie (firm_id, account_id);
create index contact_tie_by_from on contact_tie (firm_id, from_id);
create index contact_tie_by_to on contact_tie (firm_id, to_id);

-- Where someone was put in the picture by hand.
create table decider_spot (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  contact_id uuid not null,
  x double precision not null,
  y double precision not null,
  primary key (firm_id, account_id, contact_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact on delete cascade
);
create index decider_spot_by_contact on decider_spot (firm_id, contact_id);

do $$
declare t text;
begin
  foreach t in array array[
    'decision', 'decider_said', 'decision_role', 'relation_position', 'contact_tie', 'decider_spot'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, delete on %I to clave_server', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (
          select c.account_id from account_carer c
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
end $$;
-- What was said stays as it was said, or is taken back whole; what is drawn can be drawn otherwise.
grant update on decision, contact_tie, decider_spot to clave_server;
