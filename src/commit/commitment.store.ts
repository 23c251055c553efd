/** What is promised to clients, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { lastAsked } from '../accounts/acceptance.store.ts'
import { anyOfPeople, saysAll } from '../accounts/listed.store.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, instant, many, one } from '../platform/db.ts'
import { standingOn } from '../segment/standing.store.ts'
import { UNDECIDED } from '../segment/standing.ts'
import {
  Commitment,
  type CommitmentGiven,
  type CommitmentList,
  type CommitmentState,
} from './commitment.ts'

const Row = Commitment.extend({ changedAt: instant })

/** How many are told of one account or one person. */
const MOST = 500
/** What is due within so many days is told to its owner. */
const SOON_DAYS = 7

const FROM = (db: Db) => db`
  from commitment x
  left join account_kept ak on ak.firm_id = x.firm_id and ak.account_id = x.account_id
  join account on account.firm_id = x.firm_id
    and account.account_id = coalesce(ak.kept_id, x.account_id)
`

function commitments(db: Db, which: postgres.Fragment): Promise<Commitment[]> {
  return many(
    Row,
    db`
    select x.commitment_id, account.account_id, account.name as account, x.promise, x.proof,
      contact_kept_of(x.contact_id) as contact_id, k.name as contact_name, x.owner_id,
      o.name as owner_name, x.made_on, x.made_in, x.source, x.due_on, x.shared, x.state, x.ended_on,
      x.outcome, x.changed_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('fromOn', r.from_on, 'toOn', r.to_on, 'reason', r.reason,
          'saidOn', r.said_on) order by r.made_at, r.redating_id)
        from commitment_redating r
        where r.firm_id = x.firm_id and r.commitment_id = x.commitment_id
      ), '[]') as redatings,
      ${lastAsked(db, 'commitment', 'x.commitment_id')} as acceptance,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    ${FROM(db)}
    left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    where x.firm_id = ${db.firm} and ${which}
  `,
  )
}

const BY_STATE = (db: Db) => db`
  order by x.state <> 'open', case when x.state = 'open' then x.due_on end, x.ended_on desc, x.commitment_id
  limit ${MOST}
`

export const commitmentsOf = (db: Db, accountId: string) =>
  commitments(db, db`x.account_id = any(account_and_merged(${accountId})) ${BY_STATE(db)}`)

/** Of one person, open and due until soon. */
export const commitmentsDue = (db: Db, ownerId: string, today: Day) =>
  commitments(
    db,
    db`x.owner_id = ${ownerId} and x.state = 'open' and x.due_on <= ${addDays(today, SOON_DAYS)}
      and account.archived_at is null ${BY_STATE(db)}`,
  )

export async function commitmentOf(db: Db, commitmentId: string): Promise<Commitment | undefined> {
  const [found] = await commitments(db, db`x.commitment_id = ${commitmentId}`)
  return found
}

const SORTS = { dueOn: 'x.due_on', account: 'account.search_text', promise: 'fold(x.promise)' }

export async function commitmentPage(db: Db, list: CommitmentList, today: Day) {
  const { q, account, owner, tier, state, late, sort, dir, size } = list
  const where = db`
    true
    ${account ? db`and x.account_id = any(account_and_merged(${account}))` : db``}
    ${owner.length > 0 ? db`and x.owner_id = ${anyOfPeople(db, owner)}` : db``}
    ${state.length > 0 ? db`and x.state = any(${state}::text[])` : db``}
    ${late === undefined ? db`` : db`and (x.state = 'open' and x.due_on < ${today}) = ${late}`}
    ${
      tier.length > 0
        ? db`and coalesce((
            select s.tier from (${standingOn(db, today)}) s where s.account_id = account.account_id
          ), ${UNDECIDED}) = any(${tier}::text[])`
        : db``
    }
    and ${saysAll(db, q, db`x.promise`)}
  `
  const order = db.unsafe(`${SORTS[sort]} ${dir}`)
  const rows = await commitments(
    db,
    db`${where} order by x.state <> 'open', ${order}, x.commitment_id limit ${size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${FROM(db)} where x.firm_id = ${db.firm} and ${where}`,
  )
  return { rows, total, ...(await standingNow(db, today)) }
}

const Now = z.object({
  open: z.number(),
  late: z.number(),
  latest: z.object({ account: z.string(), promise: z.string() }).nullable(),
})

function standingNow(db: Db, today: Day) {
  return one(
    Now,
    db`
    select count(*) as open, count(*) filter (where x.due_on < ${today}) as late,
      (array_agg(jsonb_build_object('account', account.name, 'promise', x.promise)
        order by x.due_on, x.commitment_id) filter (where x.due_on < ${today}))[1] as latest
    ${FROM(db)}
    where x.firm_id = ${db.firm} and x.state = 'open' and account.archived_at is null
  `,
  )
}

type Given = CommitmentGiven & { commitmentId?: string | undefined }

/** What is promised marks when it last changed; who owns it and where it was made don't touch what a client accepted. */
export async function writeCommitment(db: Db, given: Given): Promise<string> {
  const { commitmentId = randomUUID(), accountId, promise, proof, contactId, ownerId } = given
  const { madeOn, madeIn, source, dueOn, shared } = given
  await db`
    insert into commitment (commitment_id, account_id, promise, proof, contact_id, owner_id, made_on,
      made_in, source, due_on, shared)
    values (${commitmentId}, ${accountId}, ${promise}, ${proof}, ${contactId}, ${ownerId}, ${madeOn},
      ${madeIn}, ${source}, ${dueOn}, ${shared})
    on conflict (firm_id, commitment_id) do update
    set changed_at = case when (excluded.promise, excluded.proof) = (commitment.promise, commitment.proof)
        then commitment.changed_at else now() end,
      promise = excluded.promise, proof = excluded.proof,
      contact_id = case when excluded.contact_id = contact_kept_of(commitment.contact_id)
        then commitment.contact_id else excluded.contact_id end,
      owner_id = excluded.owner_id, made_on = excluded.made_on, made_in = excluded.made_in,
      source = excluded.source, shared = excluded.shared
  `
  return commitmentId
}

export function removeCommitment(db: Db, commitmentId: string) {
  return db`delete from commitment where firm_id = ${db.firm} and commitment_id = ${commitmentId}`
}

type End = { state: CommitmentState; endedOn: Day | null; outcome: string }

export function setCommitmentEnd(db: Db, commitmentId: string, { state, endedOn, outcome }: End) {
  return db`
    update commitment set state = ${state}, ended_on = ${endedOn}, outcome = ${outcome}
    where firm_id = ${db.firm} and commitment_id = ${commitmentId}
  `
}
