-- Personal notes are read by who looks after an account where the person works now, under whichever of their rows.
alter policy near_only on private_note using (
  made_by = (select current_setting('clave.actor_id')::uuid)
  or contact_id in (
    with works as (
      select coalesce(k.kept_id, p.contact_id) as contact_id
      from contact_place p
      join account_near n using (firm_id, account_id)
      left join contact_kept k on k.firm_id = p.firm_id and k.contact_id = p.contact_id
      where p.firm_id = current_setting('clave.firm_id')::uuid
        and n.person_id = current_setting('clave.actor_id')::uuid
        and coalesce(p.until_on >= current_date, true)
    )
    select contact_id from works
    union all
    select k.contact_id from contact_kept k join works w on w.contact_id = k.kept_id
    where k.firm_id = current_setting('clave.firm_id')::uuid
  )
);

-- A line that has become private since is so in earlier versions too.
create or replace function plan_version_content(plan uuid, version int) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public
as $$
  select jsonb_set(v.content, '{items}', coalesce((
    select jsonb_agg(i.item order by i.at)
    from jsonb_array_elements(v.content -> 'items') with ordinality as i (item, at)
    left join plan_item now on now.firm_id = v.firm_id and now.item_id = (i.item ->> 'itemId')::uuid
    where not ((i.item ->> 'private')::boolean or coalesce(now.private, false))
      or sees_private(v.account_id, coalesce(now.owner_id, nullif(i.item ->> 'ownerId', '')::uuid))
  ), '[]'))
  from plan_version v join plan p using (firm_id, plan_id)
  where v.firm_id = current_setting('clave.firm_id')::uuid and v.plan_id = $1 and v.no = $2
    and (not p.private or sees_private(p.account_id, p.owner_id))
$$;
