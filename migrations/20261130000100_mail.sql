-- Mailboxes that are read over IMAP, and the mails with people at the clients that were found in them.

create table mailbox (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  mailbox_id uuid not null default gen_random_uuid(),
  -- One's own, or the firm's: whoever puts that one in BCC or forwards to it has the mail filed.
  kind text not null check (kind in ('own', 'filing')),
  person_id uuid,
  address text not null check (address = lower(address) and length(address) between 3 and 300),
  login text not null check (length(login) between 1 and 300),
  imap_host text not null check (length(imap_host) between 1 and 253),
  imap_port int not null check (imap_port between 1 and 65535),
  imap_security text not null check (imap_security in ('tls', 'starttls', 'none')),
  -- Null where it only reads.
  smtp_host text check (length(smtp_host) between 1 and 253),
  smtp_port int check (smtp_port between 1 and 65535),
  smtp_security text check (smtp_security in ('tls', 'starttls', 'none')),
  -- What is older is left where it is.
  since_on date not null,
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  -- Questions from before then start no clock.
  counts_from timestamptz not null default now(),
  ended_at timestamptz,
  state text not null default 'connecting' check (state in ('connecting', 'ok', 'failing')),
  problem text check (length(problem) <= 40),
  problem_since timestamptz,
  failures int not null default 0,
  asked_at timestamptz,
  answered_at timestamptz,
  -- The newest message there: when it arrived, and how long after that it was here.
  last_message_at timestamptz,
  lag_ms bigint,
  seen_count int not null default 0,
  kept_count int not null default 0,
  -- How many are still to be read.
  left_count int not null default 0,
  primary key (firm_id, mailbox_id),
  check ((kind = 'own') = (person_id is not null)),
  check (num_nonnulls(smtp_host, smtp_port, smtp_security) in (0, 3))
);
create unique index mailbox_once on mailbox (firm_id, address) where ended_at is null;
create index mailbox_by_person on mailbox (firm_id, person_id) where person_id is not null;

-- Sealed with the server's secret; nobody is ever answered it.
create table mailbox_secret (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  mailbox_id uuid not null,
  sealed bytea not null,
  primary key (firm_id, mailbox_id),
  foreign key (firm_id, mailbox_id) references mailbox on delete cascade
);

-- How far each folder has been read; moves on in the transaction that keeps what was read.
create table mail_folder (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  mailbox_id uuid not null,
  path text not null check (length(path) between 1 and 1000),
  uid_validity text not null,
  last_uid bigint not null default 0,
  primary key (firm_id, mailbox_id, path),
  foreign key (firm_id, mailbox_id) references mailbox on delete cascade
);

-- How many arrived in each hour of the last weeks: what is usual there.
create table mail_hour (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  mailbox_id uuid not null,
  hour timestamptz not null,
  messages int not null check (messages > 0),
  primary key (firm_id, mailbox_id, hour),
  foreign key (firm_id, mailbox_id) references mailbox on delete cascade
);

create table mail_thread (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  thread_id uuid not null default gen_random_uuid(),
  subject text not null check (length(subject) <= 300),
  -- A mail came into it since its clocks were last set.
  unsettled boolean not null default true,
  made_at timestamptz not null default now(),
  primary key (firm_id, thread_id)
);
create index mail_thread_unsettled on mail_thread (firm_id, thread_id) where unsettled;

-- Whether what someone has of a thread is open to all who see its accounts.
create table mail_share (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  thread_id uuid not null,
  person_id uuid not null,
  is_open boolean not null,
  primary key (firm_id, thread_id, person_id),
  foreign key (firm_id, thread_id) references mail_thread on delete cascade
);

create table mail_message (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  message_id uuid not null default gen_random_uuid(),
  thread_id uuid not null,
  -- Of what it says and of its Message-ID, so that it is kept once, whichever way it comes.
  key text not null check (length(key) = 64),
  mail_id text not null check (length(mail_id) <= 1000),
  -- The Message-IDs that it answers.
  refs text[] not null default '{}',
  way text not null check (way in ('in', 'out')),
  kind text not null check (kind in ('mail', 'auto', 'bounce')),
  subject text not null check (length(subject) <= 1000),
  text text not null check (length(text) <= 1000000),
  html text check (length(html) <= 5000000),
  sent_at timestamptz not null,
  -- One of those who have it has opened the thread.
  is_open boolean not null,
  -- Whether it asks for an answer; null: as the rules say.
  asks boolean,
  -- Its question may start a clock.
  counts boolean not null,
  -- It says that this person has left.
  leaves text check (leaves in ('bounced', 'left')),
  leaves_contact_id uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, message_id),
  foreign key (firm_id, thread_id) references mail_thread on delete cascade,
  foreign key (firm_id, leaves_contact_id) references contact,
  check ((leaves is null) = (leaves_contact_id is null))
);
create unique index mail_message_once on mail_message (firm_id, key);
create index mail_message_by_thread on mail_message (firm_id, thread_id, sent_at);
create index mail_message_by_mail_id on mail_message (firm_id, mail_id);
create index mail_message_by_ref on mail_message using gin (refs);
create index mail_message_leaving on mail_message (firm_id, sent_at) where leaves is not null;

-- The accounts of those who take part; each mail has its own, so that nobody sees more for someone who was added later.
create table mail_account (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  message_id uuid not null,
  account_id uuid not null,
  primary key (firm_id, message_id, account_id),
  foreign key (firm_id, message_id) references mail_message on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index mail_account_by_account on mail_account (firm_id, account_id);

-- In whose mailbox it lies, or who had it filed.
create table mail_holder (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  message_id uuid not null,
  person_id uuid not null,
  primary key (firm_id, message_id, person_id),
  foreign key (firm_id, message_id) references mail_message on delete cascade
);
create index mail_holder_by_person on mail_holder (firm_id, person_id);

create table mail_party (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  message_id uuid not null,
  place int not null,
  role text not null check (role in ('from', 'to', 'cc')),
  name text not null check (length(name) <= 300),
  address text not null check (length(address) <= 320),
  contact_id uuid,
  primary key (firm_id, message_id, place),
  foreign key (firm_id, message_id) references mail_message on delete cascade,
  foreign key (firm_id, contact_id) references contact
);
create index mail_party_by_contact on mail_party (firm_id, contact_id) where contact_id is not null;

-- Its bytes lie in the data folder under its id, which nobody can guess.
create table mail_file (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  file_id uuid not null,
  message_id uuid not null,
  place int not null,
  name text not null check (length(name) between 1 and 200),
  shows text not null check (shows in ('picture', 'pdf', 'file')),
  type text not null,
  bytes bigint not null,
  -- By which the mail's page shows it.
  content_id text check (length(content_id) <= 500),
  -- Why its bytes were left where they are; null where they are kept.
  left_out text check (left_out in ('size', 'kind')),
  primary key (firm_id, file_id),
  foreign key (firm_id, message_id) references mail_message on delete cascade
);
create index mail_file_by_message on mail_file (firm_id, message_id);

-- An answer on its way out. Once it was tried and nobody knows how that ended, it isn't sent again by itself.
create table mail_outgoing (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  outgoing_id uuid not null default gen_random_uuid(),
  thread_id uuid not null,
  mailbox_id uuid not null,
  person_id uuid not null default current_setting('clave.actor_id')::uuid,
  addressees jsonb not null,
  copies jsonb not null default '[]',
  subject text not null check (length(subject) <= 1000),
  text text not null check (length(text) between 1 and 100000),
  mail_id text not null,
  refs text[] not null,
  state text not null default 'waiting' check (state in ('waiting', 'trying', 'sent', 'failed')),
  problem text check (length(problem) <= 40),
  made_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (firm_id, outgoing_id),
  foreign key (firm_id, thread_id) references mail_thread on delete cascade,
  foreign key (firm_id, mailbox_id) references mailbox on delete cascade
);
create index mail_outgoing_by_thread on mail_outgoing (firm_id, thread_id);

do $$
declare t text;
begin
  foreach t in array array['mailbox', 'mailbox_secret', 'mail_folder', 'mail_hour', 'mail_thread', 'mail_account',
    'mail_share', 'mail_message', 'mail_holder', 'mail_party', 'mail_file', 'mail_outgoing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
end $$;

-- What reads and files mails acts as nobody, and finds threads of all; no request comes as nobody.
create function is_clave_itself() returns boolean
  language sql stable parallel safe
return current_setting('clave.actor_id') = '00000000-0000-0000-0000-000000000000';

create policy seen_only on mailbox_secret as restrictive for select using (
  (select is_clave_itself()) or mailbox_id in (
    select m.mailbox_id from mailbox m
    where m.firm_id = current_setting('clave.firm_id')::uuid
      and coalesce(m.person_id = current_setting('clave.actor_id')::uuid, true)
  )
);
create policy seen_only on mail_account as restrictive for select using (
  (select is_clave_itself()) or (select sees_all()) or account_id in (select accounts_near())
);
create policy seen_only on mail_holder as restrictive for select using (
  (select is_clave_itself()) or person_id = (select current_setting('clave.actor_id')::uuid)
);
create policy seen_only on mail_outgoing as restrictive for select using (
  (select is_clave_itself()) or person_id = (select current_setting('clave.actor_id')::uuid)
);
-- Whoever has it; and where it is open, whoever sees one of its accounts. No role sees more.
create policy seen_only on mail_message as restrictive for select using (
  (select is_clave_itself())
  or message_id in (
    select h.message_id from mail_holder h
    where h.firm_id = current_setting('clave.firm_id')::uuid
      and h.person_id = current_setting('clave.actor_id')::uuid
  )
  or is_open and message_id in (
    select a.message_id from mail_account a
    where a.firm_id = current_setting('clave.firm_id')::uuid
  )
);
do $$
declare t text;
begin
  foreach t in array array['mail_party', 'mail_file'] loop
    execute format('create policy seen_only on %I as restrictive for select using (
      (select is_clave_itself()) or exists (
        select from mail_message m where m.firm_id = %I.firm_id and m.message_id = %I.message_id))', t, t, t);
  end loop;
  foreach t in array array['mail_thread', 'mail_share'] loop
    execute format('create policy seen_only on %I as restrictive for select using (
      (select is_clave_itself()) or exists (
        select from mail_message m where m.firm_id = %I.firm_id and m.thread_id = %I.thread_id))', t, t, t);
  end loop;
end $$;
