/** What happened, kept for ever: one table feeds the timeline, the audit, webhooks and later rooms. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from './db.ts'

type Subject = { accountId?: string | undefined }

/** Write it in the transaction of the change, so that neither exists without the other. */
export async function record(
  db: Db,
  actor: Pick<Actor, 'id'>,
  what: `${string}.${string}`,
  about: Record<string, unknown> & Subject,
) {
  await db`
    insert into happening (actor_id, what, account_id, about)
    values (${actor.id}, ${what}, ${about.accountId ?? null}, ${db.json(about as never)})
  `
}

/** The same for many accounts, in one statement. */
export async function recordEach(
  db: Db,
  actor: Pick<Actor, 'id'>,
  what: `${string}.${string}`,
  abouts: (Record<string, unknown> & { accountId: string })[],
) {
  if (abouts.length === 0) return
  await db`
    insert into happening (actor_id, what, account_id, about)
    select ${actor.id}, ${what}, told.account_id, told.about::jsonb
    from unnest(
      ${abouts.map(({ accountId }) => accountId)}::uuid[],
      ${abouts.map((about) => JSON.stringify(about))}::text[]
    ) as told (account_id, about)
  `
}
