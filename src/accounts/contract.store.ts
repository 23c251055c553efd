/** Contracts in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { Contract, type ContractList, ContractPage, ListedContract } from './contract.ts'

const columns = (
  account: string,
) => `c.contract_id, ${account} as account_id, c.code, c.title, c.starts_on, c.ends_on,
  trim_scale(c.recurring)::text as recurring, trim_scale(c.one_off)::text as one_off, c.currency,
  c.renews, c.notice_days`
/** Of many: the account stands beside them already. */
const LISTED = columns('a.account_id')
const ALONE = columns('account_kept_of(c.account_id)')

/** Contracts `c`, each with its account `a`: of those that were merged, the one that is kept. */
const withAccounts = (db: Db) => db`
  from contract c
  left join account_kept k on k.firm_id = c.firm_id and k.account_id = c.account_id
  join account a on a.firm_id = c.firm_id and a.account_id = coalesce(k.kept_id, c.account_id)
`

const ORDER = {
  endsOn: 'c.ends_on',
  startsOn: 'c.starts_on',
  account: 'a.search_text',
  code: 'c.code',
  recurring: 'c.recurring',
} as const

/** As contract.ts `stateOn` says. */
const stateOf = (db: Db, today: Day) => db`
  case when c.starts_on > ${today} then 'ahead' when c.ends_on < ${today} then 'ended'
    else 'running' end
`

/** By their ends, what is still to end comes before what has. */
export async function contractPage(db: Db, list: z.output<typeof ContractList>, today: Day) {
  const { account, q, state, sort, dir, size } = list
  const from = db`
    ${withAccounts(db)}
    where c.firm_id = ${db.firm}
      ${account ? db`and c.account_id = any(account_and_merged(${account}))` : db``}
      ${state.length > 0 ? db`and ${stateOf(db, today)} = any(${state}::text[])` : db``}
      ${q ? db`and position(fold(${q}) in a.search_text || ' ' || fold(c.code || ' ' || c.title)) > 0` : db``}
  `
  const { rows: shape } = ContractPage.shape
  const rows = await many(
    shape.element,
    db`
    select ${db.unsafe(LISTED)}, a.name as account, ${stateOf(db, today)} as state,
      array(select p.person_id from account_near p
        where p.firm_id = c.firm_id and p.account_id = c.account_id) as carers
    ${from}
    order by ${sort === 'endsOn' && dir === 'asc' ? db`coalesce(c.ends_on < ${today}, false),` : db``}
      ${db.unsafe(`${ORDER[sort]} ${dir}`)} nulls last, c.starts_on desc, c.code
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(z.object({ total: z.number() }), db`select count(*) as total ${from}`)
  return { rows, total }
}

/** All of them, or one account's, with the names of their accounts; the oldest first. */
export function allContracts(db: Db, today: Day, accountId?: string) {
  return many(
    ListedContract,
    db`
    select ${db.unsafe(LISTED)}, a.name as account, ${stateOf(db, today)} as state
    ${withAccounts(db)}
    where c.firm_id = ${db.firm} ${accountId ? db`and c.account_id = any(account_and_merged(${accountId}))` : db``}
    order by c.starts_on, c.code
  `,
  )
}

/** To change it: nobody else does until the transaction ends. */
export function contractOf(db: Db, contractId: string) {
  return maybe(
    Contract,
    db`
    select ${db.unsafe(ALONE)} from contract c
    where c.firm_id = ${db.firm} and c.contract_id = ${contractId}
    for update
  `,
  )
}

type Kept = Omit<Contract, 'contractId'> & { contractId?: string | undefined }

export async function keepContract(db: Db, given: Kept): Promise<Contract> {
  const { contractId = randomUUID(), accountId, code, title, startsOn, endsOn } = given
  const { recurring, oneOff, currency, renews, noticeDays } = given
  const write = db`
    insert into contract as c (contract_id, account_id, code, title, starts_on, ends_on, recurring,
      one_off, currency, renews, notice_days)
    values (${contractId}, ${accountId}, ${code}, ${title}, ${startsOn}, ${endsOn}, ${recurring},
      ${oneOff}, ${currency}, ${renews}, ${noticeDays})
    on conflict (firm_id, contract_id) do update
    set account_id = case when excluded.account_id = account_kept_of(c.account_id)
        then c.account_id else excluded.account_id end, code = excluded.code, title = excluded.title,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, recurring = excluded.recurring,
      one_off = excluded.one_off, currency = excluded.currency, renews = excluded.renews,
      notice_days = excluded.notice_days
    returning ${db.unsafe(ALONE)}
  `
  try {
    return await one(Contract, write)
  } catch (error) {
    const taken =
      error instanceof postgres.PostgresError && error.constraint_name === 'contract_by_code'
    if (!taken) throw error
    throw new Problem(409, 'accounts/contract-code-taken', { values: { code } })
  }
}

export function takeContract(db: Db, contractId: string) {
  return db`delete from contract where firm_id = ${db.firm} and contract_id = ${contractId}`
}
