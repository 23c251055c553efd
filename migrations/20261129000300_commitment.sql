-- What is promised to clients, what they believe was promised, and texts that are put before them to be accepted.

-- A text put before a client. Neither it nor what was answered to it changes: a new version is a new row.
create table acceptance (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  acceptance_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  -- The thing that it is about, of whichever room.
  about_kind text not null check (about_kind ~ '^[a-zA-Z]{1,40}$'),
  about_id uuid not null,
  language text not null check (language in ('es', 'en')),
  title text not null check (length(title) between 1 and 300),
  text text not null check (length(text) between 1 and 50000),
  -- In hexadecimal; whoever has the text works it out again.
  text_hash text not null check (text_hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  replaces_id uuid,
  -- Whoever puts it before the client accepts it for us.
  our_name text not null check (length(our_name) between 1 and 200),
  asked_by uuid not null default current_setting('clave.actor_id')::uuid,
  asked_at timestamptz not null default now(),
  expires_on date not null,
  -- Who is asked; forgotten with the person.
  contact_id uuid,
  asked_name text not null check (length(asked_name) between 1 and 200),
  asked_email text check (length(asked_email) between 3 and 300),
  answer text check (answer in ('accepted', 'declined')),
  signed_name text check (length(signed_name) between 1 and 200),
  -- Why it is declined.
  reason text not null default '' check (length(reason) <= 2000),
  answered_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (firm_id, acceptance_id),
  -- An account whose client was asked to accept something isn't deleted.
  foreign key (firm_id, account_id) references account,
  foreign key (firm_id, contact_id) references contact on delete set null (contact_id),
  foreign key (firm_id, replaces_id) references acceptance,
  check ((answer is null) = (answered_at is null) and (answer is null) = (signed_name is null)),
  check ((answer = 'declined') is true or reason = ''),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (withdrawn_at is null or answer is null)
);
create index acceptance_by_account on acceptance (firm_id, account_id, asked_at desc);
create index acceptance_by_about on acceptance (firm_id, about_kind, about_id);
create unique index acceptance_by_replaced on acceptance (firm_id, replaces_id) where replaces_id is not null;

-- Whoever writes, the tables' owner too.
create function acceptance_stands() returns trigger
  language plpgsql
as $$
declare
  answered text[] := array['answer', 'signed_name', 'reason', 'answered_at'];
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
create trigger acceptance_stands before update on acceptance
  for each row execute function acceptance_stands();

create table commitment (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  commitment_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  promise text not null check (length(promise) between 1 and 500),
  -- How it will be shown that it is kept.
  proof text not null default '' check (length(proof) <= 1000),
  contact_id uuid,
  owner_id uuid not null,
  made_on date not null,
  made_in text not null check (made_in in ('meeting', 'plan', 'request', 'mail', 'other')),
  -- Which meeting, which mail.
  source text not null default '' check (length(source) <= 300),
  due_on date not null,
  shared boolean not null default false,
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'withdrawn')),
  ended_on date,
  -- What showed that it was kept, or why it wasn't.
  outcome text not null default '' check (length(outcome) <= 2000),
  -- When what is promised last changed.
  changed_at timestamptz not null default now(),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, commitment_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact on delete set null (contact_id),
  check ((state = 'open') = (ended_on is null)),
  check (due_on >= made_on and ended_on >= made_on)
);
create index commitment_by_account on commitment (firm_id, account_id, due_on);
create index commitment_by_due on commitment (firm_id, state, due_on);
create index commitment_by_owner on commitment (firm_id, owner_id, due_on);

-- Another day for a promise: the one before, and why.
create table commitment_redating (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  redating_id uuid not null default gen_random_uuid(),
  commitment_id uuid not null,
  account_id uuid not null,
  from_on date not null,
  to_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  said_on date not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, redating_id),
  foreign key (firm_id, commitment_id) references commitment on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check (from_on <> to_on)
);
create index commitment_redating_by_commitment on commitment_redating (firm_id, commitment_id, made_at);
create index commitment_redating_by_account on commitment_redating (firm_id, account_id);

-- What a client believes was promised, against what was.
create table expectation (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  expectation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  believed text not null check (length(believed) between 1 and 1000),
  -- Who says it, where and when it was heard.
  contact_id uuid,
  source text not null check (length(source) between 1 and 300),
  heard_on date not null,
  -- What was promised really: in words, or a commitment.
  promised text not null default '' check (length(promised) <= 1000),
  commitment_id uuid,
  gap text not null default '' check (length(gap) <= 1000),
  handling text check (handling in ('promised', 'cleared', 'accepted')),
  outcome text not null default '' check (length(outcome) <= 1000),
  handled_by uuid,
  handled_on date,
  -- The commitment that it was made into.
  made_commitment_id uuid,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, expectation_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact on delete set null (contact_id),
  foreign key (firm_id, commitment_id) references commitment on delete set null (commitment_id),
  foreign key (firm_id, made_commitment_id) references commitment on delete set null (made_commitment_id),
  check ((handling is null) = (handled_on is null) and (handling is null) = (handled_by is null)),
  check (handled_on >= heard_on)
);
create index expectation_by_account on expectation (firm_id, account_id, heard_on);
create index expectation_by_commitment on expectation (firm_id, commitment_id) where commitment_id is not null;
create index expectation_by_made on expectation (firm_id, made_commitment_id) where made_commitment_id is not null;

do $$
declare t text;
begin
  foreach t in array array['acceptance', 'commitment', 'commitment_redating', 'expectation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('create policy seen_only on %I as restrictive for select using (
      (select sees_all()) or account_id in (select accounts_near()))', t);
    execute format('grant select, insert, update on %I to clave_server', t);
  end loop;
  foreach t in array array['commitment', 'commitment_redating', 'expectation'] loop
    execute format('grant delete on %I to clave_server', t);
  end loop;
end $$;
