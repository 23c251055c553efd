-- The floor of every room: what happened, what a firm has chosen, and the door to the job queue.
-- The role clave_server serves requests and jobs. It owns nothing and can't bypass row-level security.

-- Text as people search it: without accents, in lower case.
create function fold(given text) returns text
  language sql immutable strict parallel safe
  return case
    -- One byte a letter: there is no accent to take away.
    when octet_length(given) = char_length(given) then lower(given)
    else lower(regexp_replace(normalize(given, NFD), '[\u0300-\u036f]', '', 'g'))
  end;

-- True where the actor may see every account of the firm.
create function sees_all() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('clave.sees', true), 'all') <> 'own';

-- Rows are only ever added.
create table happening (
  firm_id      uuid not null default current_setting('clave.firm_id')::uuid,
  happening_id uuid not null default gen_random_uuid(),
  happened_at  timestamptz not null default now(),
  actor_id     uuid not null,
  what         text not null,
  account_id   uuid,
  about        jsonb not null,
  primary key (firm_id, happening_id)
);
create index happening_by_time on happening (firm_id, happened_at desc);
create index happening_by_account on happening (firm_id, account_id, happened_at desc)
  where account_id is not null;
alter table happening enable row level security;
alter table happening force row level security;
create policy firm_only on happening using (firm_id = current_setting('clave.firm_id')::uuid);
grant select, insert on happening to clave_server;

create table firm_choice (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  topic   text not null check (topic like '%.%'),
  value   jsonb not null,
  primary key (firm_id, topic)
);
alter table firm_choice enable row level security;
alter table firm_choice force row level security;
create policy firm_only on firm_choice using (firm_id = current_setting('clave.firm_id')::uuid);
grant select, insert, update, delete on firm_choice to clave_server;

-- The one way to queue work: a job carries its firm, which the caller can't choose.
create function enqueue(task text, told json, key text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    identifier => task,
    payload => json_build_object('firmId', current_setting('clave.firm_id'), 'told', told),
    job_key => key
  );
end
$$;
revoke execute on function enqueue from public;
grant execute on function enqueue to clave_server;
