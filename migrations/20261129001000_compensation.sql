-- What is owed to a client where a service level isn't met, and rewards that they choose: both by the same links as texts to accept.

-- A text may offer options: whoever accepts it says which one they choose.
alter table acceptance add options text[] not null default '{}'
  check (cardinality(options) <> 1 and cardinality(options) <= 6);
alter table acceptance add chosen int check (chosen between 1 and cardinality(options));
alter table acceptance add check ((chosen is not null) = (answer is not distinct from 'accepted' and cardinality(options) > 0));

create or replace function acceptance_stands() returns trigger
  language plpgsql
as $$
declare
  answered text[] := array['answer', 'signed_name', 'reason', 'answered_at', 'chosen'];
  withdrawn text[] := array['withdrawn_by', 'withdrawn_at'];
  asked text[] := array['contact_id', 'asked_name', 'asked_email'];
begin
  if to_jsonb(new) - answered - withdrawn - asked <> to_jsonb(old) - answered - withdrawn - asked then
    raise exception 'what is put before a client to accept stands as it is' using errcode = '23001';
  end if;
  if (old.answer is not null or old.withdrawn_at is not null) and
    to_jsonb(new) - asked <> to_jsonb(old) - asked
  then
    raise exception 'what was answered or withdrawn stands as it is' using errcode = '23001';
  end if;
  -- Of who was asked only what forgets them is changed.
  if new.contact_id <> old.contact_id or new.asked_email <> old.asked_email
    or (new.asked_name <> old.asked_name and new.asked_name <> '—')
    or (old.contact_id is null and new.contact_id is not null)
    or (old.asked_email is null and new.asked_email is not null)
  then
    raise exception 'who was asked stands as it is' using errcode = '23001';
  end if;
  return new;
end $$;

-- What is agreed to be owed, by how much of a period's promises were kept.
create table compensation_terms (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  terms_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  agreement_id uuid,
  metric text not null check (metric in
    ('firstResponse', 'nextResponse', 'periodicUpdate', 'resolution', 'delivery', 'availability')),
  period text not null check (period in ('month', 'quarter', 'year')),
  -- [{below, pays}]: below this share kept, this share of the base is owed; shares 0 to 1.
  tiers jsonb not null check (jsonb_typeof(tiers) = 'array' and jsonb_array_length(tiers) between 1 and 6),
  -- What the client pays for a period.
  base numeric not null check (base > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cap_share numeric not null default 1 check (cap_share > 0 and cap_share <= 1),
  -- Of all periods that end in one calendar year.
  year_cap numeric check (year_cap > 0),
  -- Below it nothing is owed.
  minimum numeric not null default 0 check (minimum >= 0),
  -- So many promises must have been decided in the period.
  least_count int not null default 1 check (least_count between 1 and 100000),
  kind text not null check (kind in ('credit', 'action', 'choice')),
  action text not null default '' check (length(action) <= 500),
  -- How many days after the period the client may claim it; null where it needs no claim.
  claim_days int check (claim_days between 1 and 400),
  from_on date not null,
  until_on date,
  -- Periods that end until then were worked out.
  settled_until date,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, terms_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, agreement_id) references service_agreement on delete set null (agreement_id),
  check (until_on >= from_on),
  check (kind = 'credit' or action <> '')
);
create index compensation_terms_by_account on compensation_terms (firm_id, account_id);
create index compensation_terms_by_agreement on compensation_terms (firm_id, agreement_id)
  where agreement_id is not null;

-- What came out for one period; what happens to it afterwards stands in its entries.
create table compensation (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  compensation_id uuid not null default gen_random_uuid(),
  terms_id uuid not null,
  account_id uuid not null,
  metric text not null,
  from_on date not null,
  until_on date not null,
  kept int,
  decided int,
  share numeric not null check (share between 0 and 1),
  -- Of the base: what the tier pays; what it comes to; what of it is owed under the caps.
  pays numeric not null check (pays > 0 and pays <= 1),
  base numeric not null,
  uncapped numeric(14, 2) not null,
  amount numeric(14, 2) not null check (amount > 0 and amount <= uncapped),
  currency text not null,
  kind text not null check (kind in ('credit', 'action', 'choice')),
  action text not null,
  claim_until date,
  claimed_on date,
  choice text check (choice in ('credit', 'action')),
  state text not null default 'due' check (state in ('due', 'approved', 'waived', 'expired', 'delivered')),
  -- Why it was waived, or what shows that it was delivered.
  outcome text not null default '' check (length(outcome) <= 1000),
  made_at timestamptz not null default now(),
  primary key (firm_id, compensation_id),
  foreign key (firm_id, terms_id) references compensation_terms,
  foreign key (firm_id, account_id) references account on delete cascade,
  check (from_on <= until_on)
);
create unique index compensation_once on compensation (firm_id, terms_id, from_on);
create index compensation_by_account on compensation (firm_id, account_id, until_on desc);
create index compensation_open on compensation (firm_id, state) where state in ('due', 'approved');

-- The ledger: each entry takes from one pot what it puts into another, and stays.
create table compensation_entry (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  entry_id uuid not null default gen_random_uuid(),
  compensation_id uuid not null,
  account_id uuid not null,
  from_pot text not null check (from_pot in
    ('earned', 'due', 'approved', 'delivered', 'waived', 'expired', 'exchanged')),
  to_pot text not null check (to_pot in
    ('earned', 'due', 'approved', 'delivered', 'waived', 'expired', 'exchanged')),
  -- A currency, or `ACT` for actions that are counted.
  unit text not null check (unit ~ '^[A-Z]{3}$'),
  amount numeric(14, 2) not null check (amount > 0),
  why text not null default '' check (length(why) <= 1000),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, entry_id),
  foreign key (firm_id, compensation_id) references compensation on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check (from_pot <> to_pot)
);
create index compensation_entry_by_compensation on compensation_entry (firm_id, compensation_id, made_at);
create index compensation_entry_by_account on compensation_entry (firm_id, account_id);

-- What a client gets on a condition: options described exactly, one chosen at the start.
create table reward (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  reward_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  -- What must happen for it to be earned.
  condition text not null check (length(condition) between 1 and 1000),
  -- [{title, text, worth}]: what each option is, exactly, and what it costs us.
  options jsonb not null check (jsonb_typeof(options) = 'array' and jsonb_array_length(options) between 2 and 6),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  owner_id uuid not null,
  decided_by_on date not null,
  deliver_on date not null,
  state text not null default 'offered' check (state in ('offered', 'earned', 'delivered', 'lapsed')),
  -- Chosen for the client, where they said so without the link.
  chosen int,
  chosen_how text not null default '' check (length(chosen_how) <= 300),
  earned_on date,
  ended_on date,
  -- What shows that it was delivered, or why it lapsed.
  outcome text not null default '' check (length(outcome) <= 1000),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, reward_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check (chosen between 1 and jsonb_array_length(options)),
  check (decided_by_on <= deliver_on),
  check ((state in ('delivered', 'lapsed')) = (ended_on is not null))
);
create index reward_by_account on reward (firm_id, account_id, made_at desc);
create index reward_by_owner on reward (firm_id, owner_id) where state in ('offered', 'earned');

do $$
declare t text;
begin
  foreach t in array array['compensation_terms', 'compensation', 'compensation_entry', 'reward'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
    execute format('grant select, insert on %I to clave_server', t);
  end loop;
end $$;
grant update, delete on compensation_terms, reward to clave_server;
grant update (claimed_on, choice, state, outcome) on compensation to clave_server;
-- Whoever is to be forgotten may be named there; what moved stays.
grant update (why) on compensation_entry to clave_server;
