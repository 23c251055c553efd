/** The demonstration's talks with its key accounts beyond what its CRM tells: five years, how they felt, what is planned. */
import { insertPlanned, insertTalks, setFeelings } from '../engage/talkHistory.store.ts'
import { addDays } from '../kernel/day.ts'
import { inFirm, type Db, type Sql } from '../platform/db.ts'
import { strand } from '../../samples/random.ts'
import type { Client } from '../../samples/clients.ts'
import { SEED } from '../../samples/sample.ts'
import { earlierTalks, PLANNED, sentimentAt } from '../../samples/talks.ts'
import { keyAccounts } from './demoCommitments.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; asOf: string; sql: Sql; firmId: string; leadId: string }
type Key = { accountId: string; client: Client }

export async function tellTalks(
  there: Remote,
  { clients, asOf, sql, firmId, leadId }: Told,
): Promise<void> {
  const keys = await keyAccounts(there, clients)
  // Thousands of talks in a few statements: asked one by one they would take minutes.
  await inFirm(sql, { firmId, id: leadId }, async (db) => {
    await tellEarlier(db, keys, asOf)
    await tellFeelings(db, keys, asOf)
    await tellPlanned(db, keys, asOf)
  })
}

async function tellEarlier(db: Db, keys: readonly Key[], asOf: string): Promise<void> {
  const talks = keys.flatMap(({ accountId, client }) =>
    earlierTalks({ client, asOf, seed: SEED }).map((talk) => ({
      ...talk,
      accountId,
      id: crypto.randomUUID(),
    })),
  )
  await insertTalks(db, talks)
}

/** What the CRM told has no feelings; whoever was there remembers them. */
async function tellFeelings(db: Db, keys: readonly Key[], asOf: string): Promise<void> {
  const stories = new Map(keys.map(({ accountId, client }) => [accountId, client]))
  const rows = await db<{ interactionId: string; accountId: string; age: number }[]>`
    select interaction_id, account_id, (${asOf}::date - happened_on) as age from interaction
    where firm_id = ${db.firm} and account_id = any(${[...stories.keys()]}::uuid[]) and sentiment is null
      and state = 'held' and kind in ('meeting', 'call', 'visit')
    order by account_id, happened_on desc, subject
  `
  const felt = rows.map(({ interactionId, accountId, age }, place) => {
    const { code, story } = stories.get(accountId)!
    const random = strand(SEED, 'feelings', code, age, place % 7)
    return { interactionId, sentiment: sentimentAt(story, Math.max(0, age), random) }
  })
  await setFeelings(db, felt)
}

async function tellPlanned(db: Db, keys: readonly Key[], asOf: string): Promise<void> {
  for (const [at, plan] of PLANNED.entries()) {
    const { accountId } = keys[at]!
    await insertPlanned(db, { ...plan, accountId, happenedOn: addDays(asOf, plan.inDays) })
  }
}
