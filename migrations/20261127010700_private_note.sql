-- What is noted of a person for one's own dealings with them: why it is kept, on what ground, and until when.
create table private_note (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  note_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  purpose text not null check (length(purpose) between 1 and 300),
  ground text not null check (ground in ('consent', 'told', 'interest')),
  -- The last day on which it is kept.
  until_on date not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, note_id),
  foreign key (firm_id, contact_id) references contact on delete cascade
);
create index private_note_by_contact on private_note (firm_id, contact_id);
alter table private_note enable row level security;
alter table private_note force row level security;
create policy firm_only on private_note
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
-- Whoever wrote it, and who looks after an account where the person works; no role sees more.
create policy near_only on private_note as restrictive for select to clave_server using (
  made_by = (select current_setting('clave.actor_id')::uuid)
  or contact_id in (
    select p.contact_id from contact_place p
    join account_carer c using (firm_id, account_id)
    where p.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
grant select, insert, update, delete on private_note to clave_server;

-- Whatever nobody should keep any longer goes, whoever may see it.
create function forget_private_notes(today date) returns int
  language sql security definer set search_path = pg_catalog, public
as $$
  with gone as (
    delete from private_note
    where firm_id = current_setting('clave.firm_id')::uuid and until_on < today
    returning 1
  )
  select count(*)::int from gone
$$;
revoke all on function forget_private_notes(date) from public;
grant execute on function forget_private_notes(date) to clave_server;

-- Someone left an account: when, where to, who follows them, and what there is to do about it.
create table departure (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  departure_id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  account_id uuid not null,
  place_id uuid not null,
  left_on date not null,
  goes_to text not null default '' check (length(goes_to) <= 300),
  note text not null default '' check (length(note) <= 1000),
  successor_id uuid,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, departure_id),
  foreign key (firm_id, contact_id) references contact on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, place_id) references contact_place on delete cascade,
  foreign key (firm_id, successor_id) references contact
);
create index departure_by_account on departure (firm_id, account_id, left_on desc);
create unique index departure_once on departure (firm_id, place_id);
create index departure_by_contact on departure (firm_id, contact_id);
create index departure_by_successor on departure (firm_id, successor_id) where successor_id is not null;
alter table departure enable row level security;
alter table departure force row level security;
create policy firm_only on departure
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on departure as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_carer c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
grant select, insert, update, delete on departure to clave_server;
