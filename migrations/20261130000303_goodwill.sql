-- What is done beyond the contract: ideas to impress, advice, events, references and case studies; and thanks for who was brought.

create table goodwill (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  goodwill_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null check (kind in
    ('gesture', 'recommendation', 'introduction', 'advice', 'event', 'reference', 'caseStudy')),
  title text not null check (length(title) between 1 and 300),
  text text not null default '' check (length(text) <= 4000),
  -- Of advice: marketing, staff, network, business.
  topic text not null default '' check (length(topic) <= 60),
  owner_id uuid,
  -- For whom it is, or who speaks well of us.
  contact_id uuid,
  -- When it is to be or was.
  day date,
  cost numeric(14, 2) check (cost >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  state text not null check (state in
    ('idea', 'planned', 'done', 'dropped', 'asked', 'agreed', 'published', 'withdrawn')),
  -- What came of it, and how much was felt: 0 nothing, 3 a lot.
  effect text not null default '' check (length(effect) <= 2000),
  felt smallint check (felt between 0 and 3),
  -- Of what is published of them: who of theirs agreed, and when.
  consent_on date,
  consent_by text not null default '' check (length(consent_by) <= 200),
  link text not null default '' check (length(link) <= 1000),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, goodwill_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact,
  check ((kind in ('reference', 'caseStudy')) = (state in ('asked', 'agreed', 'published', 'withdrawn'))),
  check (state <> 'published' or (consent_on is not null and consent_by <> '')),
  check ((cost is null) = (currency is null))
);
create index goodwill_by_account on goodwill (firm_id, account_id, day desc);
create index goodwill_by_contact on goodwill (firm_id, contact_id) where contact_id is not null;

-- Who of theirs came to an event.
create table goodwill_contact (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  goodwill_id uuid not null,
  contact_id uuid not null,
  primary key (firm_id, goodwill_id, contact_id),
  foreign key (firm_id, goodwill_id) references goodwill on delete cascade,
  foreign key (firm_id, contact_id) references contact
);
create index goodwill_contact_by_contact on goodwill_contact (firm_id, contact_id);

do $$
declare t text;
begin
  foreach t in array array['goodwill', 'goodwill_contact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;
create policy seen_only on goodwill as restrictive for select using (
  (select sees_all()) or account_id in (select accounts_near())
);
create policy seen_only on goodwill_contact as restrictive for select using (
  (select sees_all()) or goodwill_id in (
    select g.goodwill_id from goodwill g where g.account_id in (select accounts_near())
  )
);

alter table referral
  add thanks text not null default '' check (length(thanks) <= 500),
  add thanked_on date check (thanked_on >= brought_on);
