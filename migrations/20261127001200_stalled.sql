-- Key accounts that don't grow though much is spent on them: what was known of each, and what was answered.
create table stalled_case (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  case_id uuid not null default gen_random_uuid(),
  opened_on date not null,
  opened_at timestamptz not null default clock_timestamp(),
  -- Of the day it was opened.
  figures jsonb not null,
  -- By the answers below: asked whether the plan was carried out; it was not; it was, so the criteria are in question.
  state text not null default 'asked' check (state in ('asked', 'unexecuted', 'questioned', 'closed')),
  primary key (firm_id, case_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create unique index stalled_case_open on stalled_case (firm_id, account_id) where state <> 'closed';
create index stalled_case_by_account on stalled_case (firm_id, account_id, opened_at desc);

create table stalled_answer (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  case_id uuid not null,
  answer_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  step text not null check (step in ('execution', 'outcome')),
  -- How much of the plan was carried out, 0 to 1.
  share double precision check (share between 0 and 1),
  outcome text check (
    outcome in ('execute-first', 'criteria-stand', 'criteria-change', 'leave-tier', 'lapsed')
  ),
  -- How one knows, or why it was decided so.
  reason text not null default '' check (length(reason) <= 1000),
  by_on date,
  criterion text check (length(criterion) <= 120),
  to_tier text check (to_tier in ('future', 'standard', 'streamline')),
  standing_id uuid,
  -- The answer of this case that it takes back; that one stays too.
  takes_back uuid,
  -- Null where the case lapsed by itself.
  answered_by uuid,
  answered_on date not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, case_id, answer_id),
  foreign key (firm_id, case_id) references stalled_case on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['stalled_case', 'stalled_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
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
-- What was known stays as it was.
grant select, insert, update (state) on stalled_case to clave_server;
grant select, insert on stalled_answer to clave_server;

-- New figures are looked through by the room that knows what to look for.
create function look_for_stalled() returns trigger
  language plpgsql
as $$
begin
  perform enqueue('segment.stalled', '{}', new.firm_id::text || ':segment.stalled:figures');
  return null;
end
$$;
create trigger look_for_stalled after insert on portfolio
  for each row when (new.current and new.place = 1) execute function look_for_stalled();
