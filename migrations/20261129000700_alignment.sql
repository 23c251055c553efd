-- Meetings at which a plan is agreed with the client, and what both decide: the log of a plan only grows.

create table alignment (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  alignment_id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  account_id uuid not null,
  held_on date not null,
  -- Who was there, a name a line.
  ours text not null default '' check (length(ours) <= 1000),
  theirs text not null default '' check (length(theirs) <= 1000),
  -- What was asked and what was answered, in their order.
  questions jsonb not null default '[]' check (jsonb_typeof(questions) = 'array'),
  -- Ours: never in what is put before the client.
  notes text not null default '' check (length(notes) <= 4000),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, alignment_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, plan_id) references plan on delete cascade
);
create index alignment_by_plan on alignment (firm_id, plan_id, held_on);
create index alignment_by_account on alignment (firm_id, account_id);

create table plan_decision (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  decision_id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  account_id uuid not null,
  decided_on date not null,
  decision text not null check (length(decision) between 1 and 1000),
  why text not null default '' check (length(why) <= 1000),
  -- Shown to the client; what is not is ours.
  shared boolean not null default false,
  -- The one that this one takes the place of; it stays where it is.
  corrects_id uuid,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, decision_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, plan_id) references plan on delete cascade,
  foreign key (firm_id, corrects_id) references plan_decision on delete cascade
);
create index plan_decision_by_plan on plan_decision (firm_id, plan_id, decided_on);
create index plan_decision_by_account on plan_decision (firm_id, account_id);
create unique index plan_decision_by_corrected on plan_decision (firm_id, corrects_id) where corrects_id is not null;

-- Only the end of a whole plan, account or firm takes decisions away: the tables' owner does that, never the server.
create function keep_plan_decisions() returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'DELETE' and current_user <> 'clave_server' then return old; end if;
  raise exception 'what was decided stays as it was said; another row corrects it'
    using errcode = 'insufficient_privilege';
end $$;
create trigger keep_plan_decisions before update or delete on plan_decision
  for each row execute function keep_plan_decisions();

do $$
declare t text;
begin
  foreach t in array array['alignment', 'plan_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
    -- Whoever may not see the plan sees nothing of it.
    execute format($policy$
      create policy private_only on %I as restrictive for select to clave_server
      using (plan_id in (select p.plan_id from plan p))$policy$, t);
  end loop;
end $$;
grant select, insert, update, delete on alignment to clave_server;
grant select, insert on plan_decision to clave_server;
