-- What is taken higher when it doesn't get solved: levels with deadlines, critical situations, what was learnt; and conflicts.

create table escalation (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  escalation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  request_id uuid,
  contact_id uuid,
  title text not null check (length(title) between 1 and 300),
  -- What is at stake.
  stake text not null default '' check (length(stake) <= 2000),
  owner_id uuid not null,
  level int not null default 1 check (level between 1 and 4),
  state text not null default 'open' check (state in ('open', 'closed')),
  -- By when its level has to have solved it; null where nobody said.
  due_at timestamptz,
  -- When the due-check has something to do; at the highest level only once.
  next_at timestamptz,
  critical_since timestamptz,
  was_critical boolean not null default false,
  -- In a critical situation: every so many hours everyone is told how it stands.
  update_hours int check (update_hours between 1 and 168),
  update_due_at timestamptz,
  outcome text not null default '' check (length(outcome) <= 2000),
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  primary key (firm_id, escalation_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, request_id) references request on delete set null (request_id),
  foreign key (firm_id, contact_id) references contact,
  check ((state = 'closed') = (closed_at is not null)),
  check (critical_since is null or (state = 'open' and update_hours is not null))
);
create index escalation_by_account on escalation (firm_id, account_id, opened_at desc);
create index escalation_by_request on escalation (firm_id, request_id) where request_id is not null;
create index escalation_by_contact on escalation (firm_id, contact_id) where contact_id is not null;
create index escalation_due on escalation (firm_id, next_at) where next_at is not null;

-- All that happened to it, in its order; nothing is ever changed here.
create table escalation_step (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  step_id uuid not null default gen_random_uuid(),
  escalation_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in
    ('opened', 'raised', 'deadline', 'lowered', 'critical', 'calmed', 'update', 'closed', 'reopened')),
  level int not null check (level between 1 and 4),
  note text not null default '' check (length(note) <= 2000),
  -- Who of ours was told.
  told uuid[] not null default '{}',
  due_at timestamptz,
  mailed_at timestamptz,
  at timestamptz not null default clock_timestamp(),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  primary key (firm_id, step_id),
  foreign key (firm_id, escalation_id) references escalation on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index escalation_step_by_escalation on escalation_step (firm_id, escalation_id, at);
create index escalation_step_by_account on escalation_step (firm_id, account_id);

create table post_mortem (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  escalation_id uuid not null,
  account_id uuid not null,
  held_on date not null,
  happened text not null check (length(happened) between 1 and 4000),
  causes text not null check (length(causes) between 1 and 4000),
  lesson text not null default '' check (length(lesson) <= 2000),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, escalation_id),
  foreign key (firm_id, escalation_id) references escalation on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index post_mortem_by_account on post_mortem (firm_id, account_id);

-- Who is at odds about what, among us or with the client, and what was agreed.
create table conflict (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  conflict_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null check (kind in ('colleagues', 'client')),
  about text not null check (length(about) between 1 and 1000),
  person_ids uuid[] not null default '{}' check (cardinality(person_ids) <= 20),
  contact_id uuid,
  began_on date not null,
  agreed text not null default '' check (length(agreed) <= 2000),
  agreed_on date check (agreed_on >= began_on),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, conflict_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact,
  check ((agreed_on is null) = (agreed = ''))
);
create index conflict_by_account on conflict (firm_id, account_id, began_on desc);
create index conflict_by_contact on conflict (firm_id, contact_id) where contact_id is not null;

do $$
declare t text;
begin
  foreach t in array array['escalation', 'escalation_step', 'post_mortem', 'conflict'] loop
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
grant update, delete on escalation, post_mortem, conflict to clave_server;
-- A step stays as it happened; its words may have to forget someone.
grant update (mailed_at, note) on escalation_step to clave_server;
