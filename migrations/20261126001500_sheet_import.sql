-- A file on its way into a small table (contracts, sales targets): read when it was sent, looked at,
-- taken in, perhaps taken back. Its rows go into the table of another room; what stood there before is
-- in file_undo.
create table sheet_import (
  firm_id         uuid not null default current_setting('clave.firm_id')::uuid,
  sheet_import_id uuid not null default gen_random_uuid(),
  -- What it is of: `contracts`, `targets`.
  target          text not null,
  file            text not null check (length(file) between 1 and 300),
  state           text not null default 'sent' check (state in ('sent', 'taken', 'undone')),
  made_by         uuid not null,
  made_at         timestamptz not null default now(),
  -- The names of its columns, each once, and its rows as [line, ...cells]; gone once it is taken in.
  columns         jsonb not null,
  rows            jsonb,
  -- What each field is read from, as was last said.
  mapping         jsonb not null,
  outcome         jsonb,
  -- The lines that were left out, to be mended.
  rejects         jsonb not null default '[]',
  taken_at        timestamptz,
  undo_id         uuid,
  primary key (firm_id, sheet_import_id)
);
create index sheet_import_by_target on sheet_import (firm_id, target, made_at desc);

alter table sheet_import enable row level security;
alter table sheet_import force row level security;
create policy firm_only on sheet_import
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
-- A file tells of many accounts: who sees only some sees only the files that they sent.
create policy seen_only on sheet_import as restrictive for select using (
  (select sees_all()) or made_by = current_setting('clave.actor_id')::uuid
);
grant select, insert, update, delete on sheet_import to clave_server;
