-- What was answered by link goes by mail to both parties as their proof: what became of each mail is kept.

-- Where whoever signs wants their copy. Gone with the person, as the address is that we asked at.
alter table acceptance add signed_email text check (length(signed_email) between 3 and 300);
alter table acceptance add check (signed_email is null or answer is not null);

create or replace function acceptance_stands() returns trigger
  language plpgsql
as $$
declare
  answered text[] := array['answer', 'signed_name', 'reason', 'answered_at', 'chosen'];
  withdrawn text[] := array['withdrawn_by', 'withdrawn_at'];
  asked text[] := array['contact_id', 'asked_name', 'asked_email', 'signed_email'];
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
    or (old.answer is not null and new.signed_email is not null
      and new.signed_email is distinct from old.signed_email)
  then
    raise exception 'who was asked stands as it is' using errcode = '23001';
  end if;
  return new;
end $$;

-- One row for each of those who get it; its address is that of the acceptance, or of whoever asked.
create table acceptance_mail (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  acceptance_id uuid not null,
  party text not null check (party in ('us', 'asked', 'signer')),
  account_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'noAddress', 'failing')),
  -- When it was sent; since when it is tried in vain.
  since timestamptz not null default now(),
  -- What the mail server said last.
  why text not null default '' check (length(why) <= 500),
  primary key (firm_id, acceptance_id, party),
  foreign key (firm_id, acceptance_id) references acceptance,
  foreign key (firm_id, account_id) references account on delete cascade,
  check (state = 'failing' or why = '')
);
create index acceptance_mail_by_account on acceptance_mail (firm_id, account_id);
alter table acceptance_mail enable row level security;
alter table acceptance_mail force row level security;
create policy firm_only on acceptance_mail using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on acceptance_mail as restrictive for select using (
  (select sees_all()) or account_id in (select accounts_near()));
grant select, insert, update on acceptance_mail to clave_server;
