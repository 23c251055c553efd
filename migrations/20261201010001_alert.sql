-- Alerts: one at most per rule, account and cause, for as long as the cause holds on.

create table alert (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  alert_id uuid not null default gen_random_uuid(),
  rule text not null check (rule ~ '^[a-zA-Z]{1,40}$'),
  account_id uuid not null,
  -- What tells one cause from another of the same rule: the id of a thing, a day, a sign; empty where there is but one.
  cause text not null check (length(cause) <= 100),
  -- Since when it is so, and since when it is told.
  since_on date not null,
  opened_on date not null,
  -- The reason: names with their raw values.
  numbers jsonb not null check (jsonb_typeof(numbers) = 'object'),
  -- How bad it is, in the rule's own measure: more is worse.
  weight double precision not null,
  state text not null default 'open' check (state in ('open', 'snoozed', 'done', 'notUseful', 'gone')),
  snoozed_until date,
  snoozed_because text not null default '' check (length(snoozed_because) <= 500),
  snoozed_weight double precision,
  -- What someone said when they closed it.
  useful boolean,
  said text not null default '' check (length(said) <= 500),
  closed_by uuid,
  closed_at timestamptz,
  -- When the cause came to its end. Until then whoever closed it is asked no more.
  ended_on date,
  opened_at timestamptz not null default now(),
  primary key (firm_id, alert_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((state = 'snoozed') = (snoozed_until is not null)),
  check ((state in ('done', 'notUseful')) = (useful is not null)),
  check (state <> 'gone' or ended_on is not null)
);
create unique index alert_once on alert (firm_id, rule, account_id, cause) where ended_on is null;
create index alert_by_account on alert (firm_id, account_id, rule, cause);
create index alert_open on alert (firm_id, state) where state in ('open', 'snoozed');

-- What the rules would have said in the past, month by month, and what followed.
create table alert_replay (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  as_of date not null,
  from_on date not null,
  made_from text not null,
  told jsonb not null,
  made_at timestamptz not null default now(),
  primary key (firm_id)
);

create table alert_replayed (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  rule text not null,
  account_id uuid not null,
  cause text not null,
  opened_on date not null,
  numbers jsonb not null,
  -- Null where it foretells nothing, or the time has not passed.
  followed boolean,
  primary key (firm_id, rule, account_id, cause, opened_on),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index alert_replayed_by_account on alert_replayed (firm_id, account_id, opened_on);

do $$
declare t text;
begin
  foreach t in array array['alert', 'alert_replay', 'alert_replayed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['alert', 'alert_replayed'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;

-- What happens by itself or by a person is looked at soon after: once for many.
create function look_at_alerts() returns trigger
  language plpgsql
as $$
begin
  perform enqueue('monitor.alerts', json_build_object('source', tg_argv[0]),
    new.firm_id::text || ':monitor.alerts:' || tg_argv[0]);
  return null;
end
$$;
create trigger look_at_alerts after update of warned_at, breached_at on clock
  for each row when (new.warned_at is distinct from old.warned_at or new.breached_at is distinct from old.breached_at)
  execute function look_at_alerts('clock');
create trigger look_at_alerts after insert on plan_firing
  for each row execute function look_at_alerts('firing');
create trigger look_at_alerts after insert or update of state, critical_since on escalation
  for each row execute function look_at_alerts('escalation');
create trigger look_at_alerts after insert on departure
  for each row execute function look_at_alerts('departure');
create trigger look_at_alerts after insert on stalled_case
  for each row execute function look_at_alerts('stalled');
