-- What a file that was taken in (rates, price indices, costs) put into its table, and what stood
-- there before: so that it can be undone, once.
create table file_undo (
  firm_id   uuid not null default current_setting('clave.firm_id')::uuid,
  undo_id   uuid not null default gen_random_uuid(),
  -- The table.
  kind      text not null,
  made_by   uuid not null,
  made_at   timestamptz not null default now(),
  -- Rows that were replaced, whole.
  before    jsonb not null,
  -- Rows as the file left them, whole: what has been changed since is not undone.
  after     jsonb not null,
  undone_at timestamptz,
  primary key (firm_id, undo_id)
);
create index file_undo_by_age on file_undo (firm_id, made_at);

alter table file_undo enable row level security;
alter table file_undo force row level security;
create policy firm_only on file_undo
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
grant select, insert, update, delete on file_undo to clave_server;
