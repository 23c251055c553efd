-- What clients say of us: rounds of questions by mail link, their answers, the loops closed after a bad one, complaints, and
-- what is written about us in public.

create table survey_round (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  round_id uuid not null default gen_random_uuid(),
  title text not null check (length(title) between 1 and 120),
  -- Codes of ours, or words of the firm's own: each is asked how satisfied they are with it.
  services text[] not null default '{}' check (cardinality(services) <= 8),
  asks_effort boolean not null default true,
  asks_difference boolean not null default true,
  -- Whom it goes to: accounts of these tiers, people of these roles in decisions; none named are all.
  tiers text[] not null default '{}',
  roles text[] not null default '{}',
  -- Whoever was asked in so many days before is left in peace.
  rest_days int not null default 90 check (rest_days between 0 and 730),
  closes_on date not null,
  reminds_on date check (reminds_on <= closes_on),
  reminded_on date,
  opened_on date,
  closed_on date check (closed_on >= opened_on),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, round_id),
  check (closed_on is null or opened_on is not null)
);

-- The accounts of a round as they were when it was opened: an old result doesn't move.
create table survey_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  round_id uuid not null,
  account_id uuid not null,
  tier text not null,
  -- Of the twelve months before, in the firm's currency; how many people might answer, asked or not.
  sales double precision not null default 0,
  contacts int not null check (contacts >= 0),
  primary key (firm_id, round_id, account_id),
  foreign key (firm_id, round_id) references survey_round on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index survey_account_by_account on survey_account (firm_id, account_id);

-- Someone asked in a round, and what they answered.
create table survey_answer (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  answer_id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  account_id uuid not null,
  -- Null for someone who was forgotten: the answer stays, the person doesn't.
  contact_id uuid,
  language text not null default 'es' check (language in ('es', 'en')),
  -- The weightiest role in the account's decisions, when asked; null where none is told.
  role text,
  email text check (length(email) between 3 and 300),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failing', 'noAddress')),
  -- When it was sent; since when it is tried in vain.
  since timestamptz not null default now(),
  why text not null default '' check (length(why) <= 500),
  reminded_at timestamptz,
  answered_at timestamptz,
  nps smallint check (nps between 0 and 10),
  -- By service, 1 to 5.
  csat jsonb not null default '{}' check (jsonb_typeof(csat) = 'object'),
  effort smallint check (effort between 1 and 7),
  difference text check (difference in ('better', 'same', 'worse', 'new')),
  text text not null default '' check (length(text) <= 4000),
  made_at timestamptz not null default now(),
  primary key (firm_id, answer_id),
  unique (firm_id, round_id, account_id, contact_id),
  foreign key (firm_id, round_id) references survey_round on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact,
  check (state = 'failing' or why = ''),
  check (answered_at is not null or (nps is null and csat = '{}' and effort is null and difference is null and text = ''))
);
create index survey_answer_by_round on survey_answer (firm_id, round_id);
create index survey_answer_by_account on survey_answer (firm_id, account_id, answered_at);
create index survey_answer_by_contact on survey_answer (firm_id, contact_id) where contact_id is not null;

-- Who asked not to be asked again.
create table survey_silence (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  contact_id uuid not null,
  said_on date not null,
  primary key (firm_id, contact_id),
  foreign key (firm_id, contact_id) references contact on delete cascade
);

-- What is done after a bad answer, until it is good or explained. Its task is an action of origin 'answer'.
create table answer_loop (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  answer_id uuid not null,
  account_id uuid not null,
  -- Why: someone who wouldn't recommend us, or the services that got 1 or 2.
  detracts boolean not null,
  services text[] not null default '{}',
  opened_on date not null,
  due_on date not null,
  called_on date,
  result text check (result in ('solved', 'explained', 'agreed', 'unsolved')),
  outcome text not null default '' check (length(outcome) <= 1000),
  closed_on date,
  closed_by uuid,
  primary key (firm_id, answer_id),
  foreign key (firm_id, answer_id) references survey_answer on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  check ((closed_on is null) = (result is null)),
  check (closed_on is null or outcome <> ''),
  check (due_on >= opened_on)
);
create index answer_loop_by_account on answer_loop (firm_id, account_id);
create index answer_loop_open on answer_loop (firm_id, due_on) where closed_on is null;

create table complaint (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  complaint_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  -- What another program calls it; blank for one of our own.
  code text not null default '' check (length(code) <= 100),
  contact_id uuid,
  request_id uuid,
  title text not null check (length(title) between 1 and 300),
  text text not null default '' check (length(text) <= 4000),
  severity text not null check (severity in ('low', 'medium', 'high')),
  cause text not null default '' check (length(cause) <= 1000),
  cure text not null default '' check (length(cure) <= 1000),
  received_on date not null,
  closed_on date check (closed_on >= received_on),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, complaint_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact,
  foreign key (firm_id, request_id) references request on delete set null (request_id),
  check (closed_on is null or cure <> '')
);
create index complaint_by_account on complaint (firm_id, account_id, received_on desc);
create index complaint_open on complaint (firm_id, received_on) where closed_on is null;
create index complaint_by_contact on complaint (firm_id, contact_id) where contact_id is not null;
create unique index complaint_by_request on complaint (firm_id, request_id) where request_id is not null;

-- What is written about us in public; whose it is isn't always known.
create table our_review (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  review_id uuid not null default gen_random_uuid(),
  account_id uuid,
  site text not null check (length(site) between 1 and 100),
  written_on date not null,
  rating double precision check (rating between 0 and 5),
  text text not null default '' check (length(text) <= 4000),
  link text not null default '' check (length(link) <= 500),
  -- What we wrote in answer.
  reply text not null default '' check (length(reply) <= 2000),
  replied_on date check (replied_on >= written_on),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, review_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  check (rating is not null or text <> ''),
  check ((replied_on is null) = (reply = ''))
);
create index our_review_by_day on our_review (firm_id, written_on desc);
create index our_review_by_account on our_review (firm_id, account_id) where account_id is not null;

do $$
declare t text;
begin
  foreach t in array array['survey_round', 'survey_account', 'survey_answer', 'survey_silence', 'answer_loop',
    'complaint', 'our_review'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  foreach t in array array['survey_account', 'survey_answer', 'answer_loop', 'complaint'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (select accounts_near())
      )$policy$, t);
  end loop;
end $$;
create policy seen_only on our_review as restrictive for select using (
  account_id is null or (select sees_all()) or account_id in (select accounts_near()));
