-- What is written of a talk or in a note may tell that someone has left: a mail that came back, a colleague who
-- says so. Known when it is written, so that nobody has to look through all texts.
create function departure_said(given text) returns text
  language sql immutable parallel safe strict
return case
  when fold(left(given, 4000)) ~ '(undeliver|mail delivery|delivery (status notification|has failed|failed|failure)|mailer-daemon|returned mail|address not found|user unknown|recipient (address )?rejected|mailbox (unavailable|not found|does not exist)|no se (pudo|ha podido) entregar|correo (devuelto|rebotado)|mensaje devuelto|direccion no encontrada|el buzon no existe)'
    then 'bounced'
  when fold(left(given, 4000)) ~ '(no longer (works?|working|with|at|employed|part)|(has|have) left (the|our|us)|left the (company|firm|business)|leaving the (company|firm|business)|last day (at|in|with) (the|our|us)|ya no (trabaja|esta|sigue|forma parte|pertenece)|(ha|han) dejado (la|nuestra) (empresa|compania|firma)|dejo la (empresa|compania|firma)|(se ha ido|se va|se marcha|se fue) de la (empresa|compania|firma)|(ha )?causado baja en la (empresa|compania)|se (ha jubilado|jubilo|jubila)|ultimo dia en la (empresa|compania))'
    then 'left'
end;
create index interaction_telling on interaction (firm_id, happened_on)
  where departure_said(subject || ' ' || text) is not null;
create index note_telling on note (firm_id, made_at)
  where departure_said(text) is not null and dropped_at is null;

-- That someone is still there, whatever was written until that day.
create table departure_stay (
  firm_id uuid not null default current_setting('clave.firm_id')::uuid,
  contact_id uuid not null,
  account_id uuid not null,
  stay_id uuid not null default gen_random_uuid(),
  said_on date not null,
  said_by uuid not null default current_setting('clave.actor_id')::uuid,
  primary key (firm_id, contact_id, account_id, stay_id),
  foreign key (firm_id, contact_id) references contact on delete cascade,
  foreign key (firm_id, account_id) references account on delete cascade
);
create index departure_stay_by_account on departure_stay (firm_id, account_id);
alter table departure_stay enable row level security;
alter table departure_stay force row level security;
create policy firm_only on departure_stay
  using (firm_id = (select current_setting('clave.firm_id')::uuid));
create policy seen_only on departure_stay as restrictive for select using (
  (select sees_all()) or account_id in (
    select c.account_id from account_near c
    where c.firm_id = current_setting('clave.firm_id')::uuid
      and c.person_id = current_setting('clave.actor_id')::uuid
  )
);
grant select, insert, delete on departure_stay to clave_server;
