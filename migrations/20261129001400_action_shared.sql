-- What is to be done for a plan may be shown to the client, by its own mark; and is as private as its plan, but for its owner.
alter table action add column shared boolean not null default false;
alter table action add check (origin = 'plan' or not shared);
create policy private_only on action as restrictive for select to clave_server using (
  owner_id = (select current_setting('clave.actor_id')::uuid)
  or (origin <> 'plan' or origin_id in (select p.plan_id from plan p))
    and (origin <> 'planB' or origin_id in (select f.firing_id from plan_firing f))
);
