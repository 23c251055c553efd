-- What comes out of a CRM: what else is known of an account, under which ids things are known elsewhere,
-- meetings and calls, requests, opportunities; and the runs that bring them in.

-- The domains of its web and mail tell an account, and so do its tax ids; two accounts may share one.
create table account_domain (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  domain text not null check (domain = lower(domain) and length(domain) between 3 and 253),
  primary key (firm_id, account_id, domain),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_domain_by_domain on account_domain (firm_id, domain);

create table account_tax_id (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  -- Capitals and digits only.
  tax_id text not null check (tax_id ~ '^[A-Z0-9]{4,30}$'),
  primary key (firm_id, account_id, tax_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index account_tax_id_by_id on account_tax_id (firm_id, tax_id);

-- What another program says of it, as it says it.
create table account_told (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  account_id uuid not null,
  mail text not null default '' check (length(mail) <= 300),
  phone text not null default '' check (length(phone) <= 100),
  web text not null default '' check (length(web) <= 500),
  street text not null default '' check (length(street) <= 300),
  town text not null default '' check (length(town) <= 200),
  region text not null default '' check (length(region) <= 200),
  postcode text not null default '' check (length(postcode) <= 30),
  country text not null default '' check (length(country) <= 100),
  industry text not null default '' check (length(industry) <= 200),
  employees text not null default '' check (length(employees) <= 50),
  revenue text not null default '' check (length(revenue) <= 50),
  text text not null default '' check (length(text) <= 10000),
  owner_told text not null default '' check (length(owner_told) <= 200),
  created_on date,
  primary key (firm_id, account_id),
  foreign key (firm_id, account_id) references account on delete cascade
);

-- Under which id of which program a thing of ours is known. No foreign key: the kinds have tables of their own.
create table external_id (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  system text not null check (system in ('salesforce', 'hubspot', 'zoho', 'pipedrive', 'other')),
  kind text not null check (kind in ('company', 'contact', 'deal', 'ticket', 'activity')),
  external_id text not null check (length(external_id) between 1 and 200),
  thing_id uuid not null,
  primary key (firm_id, system, kind, external_id)
);
create index external_id_by_thing on external_id (firm_id, thing_id);

create table opportunity (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  opportunity_id uuid not null default gen_random_uuid(),
  -- Null where a file named no account that we have.
  account_id uuid,
  contact_id uuid,
  title text not null check (length(title) between 1 and 300),
  text text not null default '' check (length(text) <= 10000),
  state text not null default 'open' check (state in ('open', 'won', 'lost')),
  -- As whoever told it calls it.
  stage text not null default '' check (length(stage) <= 200),
  pipeline text not null default '' check (length(pipeline) <= 200),
  amount numeric(18, 4),
  currency text check (currency ~ '^[A-Z]{3}$'),
  created_on date,
  closes_on date,
  lost_reason text not null default '' check (length(lost_reason) <= 1000),
  owner_id uuid,
  -- An owner who is nobody of ours, by the name or address that was told.
  owner_told text not null default '' check (length(owner_told) <= 200),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, opportunity_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact,
  check ((amount is null) = (currency is null))
);
create index opportunity_by_account on opportunity (firm_id, account_id);
create index opportunity_by_contact on opportunity (firm_id, contact_id) where contact_id is not null;

create table request (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  request_id uuid not null default gen_random_uuid(),
  account_id uuid,
  contact_id uuid,
  title text not null check (length(title) between 1 and 300),
  text text not null default '' check (length(text) <= 100000),
  state text not null default 'open' check (state in ('open', 'closed')),
  state_told text not null default '' check (length(state_told) <= 200),
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  source text not null default '' check (length(source) <= 100),
  -- What was done about it.
  outcome text not null default '' check (length(outcome) <= 1000),
  opened_on date not null,
  closed_on date,
  owner_id uuid,
  owner_told text not null default '' check (length(owner_told) <= 200),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, request_id),
  foreign key (firm_id, account_id) references account on delete cascade,
  foreign key (firm_id, contact_id) references contact
);
create index request_by_account on request (firm_id, account_id);
create index request_by_contact on request (firm_id, contact_id) where contact_id is not null;

create table interaction (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  interaction_id uuid not null default gen_random_uuid(),
  account_id uuid,
  kind text not null
    check (kind in ('meeting', 'call', 'visit', 'video', 'mail', 'message', 'task', 'event', 'note')),
  happened_on date not null,
  happened_at time,
  subject text not null check (length(subject) between 1 and 300),
  text text not null default '' check (length(text) <= 100000),
  outcome text not null default '' check (length(outcome) <= 1000),
  owner_id uuid,
  owner_told text not null default '' check (length(owner_told) <= 200),
  made_by uuid not null default current_setting('clave.actor_id')::uuid,
  made_at timestamptz not null default now(),
  primary key (firm_id, interaction_id),
  foreign key (firm_id, account_id) references account on delete cascade
);
create index interaction_by_account on interaction (firm_id, account_id, happened_on desc);

-- Who of theirs took part, and who of ours besides the owner.
create table interaction_contact (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  interaction_id uuid not null,
  contact_id uuid not null,
  primary key (firm_id, interaction_id, contact_id),
  foreign key (firm_id, interaction_id) references interaction on delete cascade,
  foreign key (firm_id, contact_id) references contact
);
create index interaction_contact_by_contact on interaction_contact (firm_id, contact_id);

create table interaction_person (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  interaction_id uuid not null,
  person_id uuid not null,
  primary key (firm_id, interaction_id, person_id),
  foreign key (firm_id, interaction_id) references interaction on delete cascade
);

-- A run: related files of one program, checked, taken in by a job, perhaps taken back.
create table crm_import (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  crm_import_id uuid not null default gen_random_uuid(),
  system text check (system in ('salesforce', 'hubspot', 'zoho', 'pipedrive', 'other')),
  state text not null default 'draft'
    check (state in ('draft', 'checking', 'checked', 'taking', 'taken', 'reversing', 'reversed')),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  progress jsonb,
  problem jsonb,
  -- How many would be or were added, changed, same, rejected, undecided, by kind.
  report jsonb,
  -- Lines that were left out, or whose links lead nowhere, and those to be decided.
  lines jsonb not null default '{"rejects": [], "misses": [], "undecided": []}',
  -- By line, which thing of ours it is, or that it is a new one.
  decisions jsonb not null default '{}',
  taken_at timestamptz,
  -- What file_undo keeps of each table, in the order of writing.
  undos jsonb not null default '[]',
  primary key (firm_id, crm_import_id)
);
create index crm_import_by_age on crm_import (firm_id, made_at desc);

create table crm_file (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  crm_import_id uuid not null,
  file_no int not null,
  file text not null check (length(file) between 1 and 300),
  -- Null where its columns say nothing.
  kind text check (kind in ('company', 'contact', 'deal', 'ticket', 'activity')),
  columns jsonb not null,
  -- As [line, ...cells]; gone once they are taken in.
  rows jsonb,
  mapping jsonb not null,
  primary key (firm_id, crm_import_id, file_no),
  foreign key (firm_id, crm_import_id) references crm_import on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['account_domain', 'account_tax_id', 'account_told', 'external_id',
    'opportunity', 'request', 'interaction', 'interaction_contact', 'interaction_person',
    'crm_import', 'crm_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy firm_only on %I using (firm_id = (select current_setting(''clave.firm_id'')::uuid))', t);
    execute format('grant select, insert, update, delete on %I to clave_server', t);
  end loop;
  -- Where a firm shows people only what they look after; what has no account is shown to those who see all.
  foreach t in array array['account_domain', 'account_tax_id', 'account_told', 'opportunity', 'request',
    'interaction'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or account_id in (
          select c.account_id from account_carer c
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
  foreach t in array array['interaction_contact', 'interaction_person'] loop
    execute format($policy$
      create policy seen_only on %I as restrictive for select using (
        (select sees_all()) or interaction_id in (
          select i.interaction_id from interaction i
          join account_carer c using (firm_id, account_id)
          where c.firm_id = current_setting('clave.firm_id')::uuid
            and c.person_id = current_setting('clave.actor_id')::uuid
        )
      )$policy$, t);
  end loop;
  -- Files of a whole firm are for those who see all of it.
  foreach t in array array['external_id', 'crm_import', 'crm_file'] loop
    execute format(
      'create policy seen_only on %I as restrictive for select using ((select sees_all()))', t);
  end loop;
end $$;
