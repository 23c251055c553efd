/** Versions of plans in PostgreSQL: only ever added. */
import { createHash } from 'node:crypto'
import { type Db, instant, many, maybe } from '../platform/db.ts'
import { z } from 'zod'
import { actionsFrom } from '../accounts/action.store.ts'
import type { Item } from './item.ts'
import type { Plan } from './plan.ts'
import { proseIn } from './prose.store.ts'
import { Version, VersionContent } from './version.ts'

export async function contentOf(
  db: Db,
  plan: Plan,
  items: readonly Item[],
): Promise<VersionContent> {
  const { planId } = plan
  const prose = await proseIn(db, planId)
  return VersionContent.parse({ plan: { ...plan, prose }, items, actions: await actsOf(db, plan) })
}

/** Its own, of its account: anyone may name another's plan. Those of a plan B stand in its line, which may be private. */
async function actsOf(db: Db, { planId, accountId }: Plan) {
  const actions = await actionsFrom(db, 'plan', [planId])
  return actions
    .filter((action) => action.accountId === accountId)
    .map(({ state, ...action }) => ({ ...action, state: state === 'open' ? 'active' : state }))
}

/** The same content gives the same text, in whatever order its keys stood. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const parts = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
  return `{${parts.join(',')}}`
}

export const fingerprintOf = (content: unknown) =>
  createHash('sha256').update(canonical(content)).digest('hex')

export async function addVersion(
  db: Db,
  plan: Plan,
  about: { content: VersionContent; why: string },
) {
  const { planId, accountId, state } = plan
  const { content, why } = about
  await db`
    insert into plan_version (plan_id, no, account_id, content, sha256, why, state)
    values (${planId}, ${plan.versions + 1}, ${accountId}, ${db.json(content as never)},
      ${fingerprintOf(content)}, ${why}, ${state})
  `
}

/** The newest first. */
export function versionsOf(db: Db, planId: string) {
  return many(
    Version.extend({ madeAt: instant }),
    db`
    select v.plan_id, v.no, v.why, v.state, v.sha256, v.made_at, a.name as by_name
    from plan_version v
    left join firm_actor a on a.firm_id = v.firm_id and a.actor_id = v.made_by
    where v.firm_id = ${db.firm} and v.plan_id = ${planId}
    order by v.no desc
  `,
  )
}

/** What whoever asks may see of it. */
export async function versionContent(
  db: Db,
  planId: string,
  no: number,
): Promise<VersionContent | undefined> {
  const row = await maybe(
    z.object({ content: VersionContent.nullable() }),
    db`select plan_version_content(${planId}, ${no}) as content`,
  )
  return row?.content ?? undefined
}
