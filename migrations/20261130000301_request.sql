-- Requests inside and outside the contract: what they ask of the team, who helps, and how it was decided that an extra is fair.

alter table request
  -- A code of ours, or a word of the firm's own; blank where nobody said.
  add type text not null default '' check (length(type) <= 60),
  -- Not promised by any contract: it is given, or not, by a decision.
  add outside boolean not null default false,
  -- Whom an open one waits for.
  add waits text check (waits in ('client', 'us')),
  -- A closed one was said no to; its outcome says why.
  add refused boolean not null default false,
  -- Hours a month by skill that it asks of the team, from which month on and for how many.
  add hours jsonb not null default '{}' check (jsonb_typeof(hours) = 'object'),
  add hours_from date check (extract(day from hours_from) = 1),
  add hours_months int not null default 1 check (hours_months between 1 and 24),
  -- What it costs besides.
  add cost numeric(14, 2) check (cost >= 0),
  add currency text check (currency ~ '^[A-Z]{3}$'),
  -- Hours by skill that it took in the end.
  add spent jsonb not null default '{}' check (jsonb_typeof(spent) = 'object');
create index request_open on request (firm_id, opened_on) where state = 'open';

-- A colleague who knows is asked to help.
create table request_help (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  help_id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  skill text not null default '' check (length(skill) <= 60),
  question text not null check (length(question) between 1 and 1000),
  due_on date not null,
  answer text not null default '' check (length(answer) <= 4000),
  answered_on date,
  thanks text not null default '' check (length(thanks) <= 500),
  thanked_on date,
  asked_by uuid not null default current_setting('clave.actor_id')::uuid,
  asked_at timestamptz not null default now(),
  primary key (firm_id, help_id),
  foreign key (firm_id, request_id) references request on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((answered_on is null) = (answer = '')),
  check (thanked_on is null or answered_on is not null)
);
create index request_help_by_request on request_help (firm_id, request_id);
create index request_help_by_account on request_help (firm_id, account_id);
create index request_help_open on request_help (firm_id, person_id) where answered_on is null;

-- Whether an extra was given, with the figures that were seen; one that was taken back stays as such.
create table request_decision (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  decision_id uuid not null default gen_random_uuid(),
  request_id uuid not null,
  account_id uuid not null,
  decision text not null check (decision in ('granted', 'cured', 'refused')),
  cure jsonb,
  -- What of the team's hours it takes: hours a month by skill, from when, for how many months.
  hours jsonb not null default '{}' check (jsonb_typeof(hours) = 'object'),
  hours_from date not null check (extract(day from hours_from) = 1),
  hours_months int not null check (hours_months between 1 and 24),
  reason text not null default '' check (length(reason) <= 1000),
  seen jsonb not null,
  decided_by uuid not null default current_setting('clave.actor_id')::uuid,
  decided_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (firm_id, decision_id),
  foreign key (firm_id, request_id) references request on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((cure is not null) = (decision = 'cured'))
);
create unique index request_decision_holds on request_decision (firm_id, request_id) where withdrawn_at is null;
create index request_decision_by_request on request_decision (firm_id, request_id, decided_at);
create index request_decision_by_account on request_decision (firm_id, account_id);
create index request_decision_takes on request_decision (firm_id, hours_from)
  where withdrawn_at is null and decision <> 'refused';

do $$
declare t text;
begin
  foreach t in array array['request_help', 'request_decision'] loop
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
grant update, delete on request_help to clave_server;
-- What was decided and seen stays; its words may have to forget someone.
grant update (withdrawn_at, reason) on request_decision to clave_server;

-- Fairness is worked out over the whole firm also for whoever sees only some accounts: sums, without names.
create function accounts_by_tier(on_day date) returns table (tier text, accounts bigint)
  language plpgsql
as $$
declare saw text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  select coalesce(s.tier, 'standard'), count(*)
  from account a
  left join lateral (
    select n.tier from standing n
    where n.firm_id = a.firm_id and n.account_id = a.account_id and n.effective_on <= on_day
    order by n.effective_on desc, n.decided_at desc, n.standing_id limit 1
  ) s on true
  where a.firm_id = current_setting('clave.firm_id')::uuid and a.archived_at is null and a.merged_into_id is null
  group by 1;
  perform set_config('clave.sees', saw, true);
end $$;

-- What extras that were given take of the team, of one account and of the others, without their names.
create function extras_granted(whose uuid, except_request uuid, from_month date)
  returns table (own boolean, hours jsonb, hours_from date, hours_months int)
  language plpgsql
as $$
declare saw text := coalesce(current_setting('clave.sees', true), 'all');
begin
  perform set_config('clave.sees', 'all', true);
  return query
  select account_kept_of(d.account_id) = whose, d.hours, d.hours_from,
    case when r.state = 'closed' and r.closed_on is not null then greatest(0, least(d.hours_months,
      (extract(year from r.closed_on) * 12 + extract(month from r.closed_on)
        - extract(year from d.hours_from) * 12 - extract(month from d.hours_from))::int + 1))
    else d.hours_months end
  from request_decision d join request r using (firm_id, request_id)
  where d.firm_id = current_setting('clave.firm_id')::uuid and d.withdrawn_at is null
    and d.decision <> 'refused' and d.request_id <> except_request
    and d.hours_from + make_interval(months => d.hours_months) > from_month;
  perform set_config('clave.sees', saw, true);
end $$;
