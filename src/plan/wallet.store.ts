/** Wallets in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { ofItsBasis, type WalletGiven, WalletLine } from './wallet.ts'

const COLUMNS = `w.line_id, account_kept_of(w.account_id) as account_id, w.family, w.year, w.basis,
  trim_scale(w.spend)::text as spend, w.currency, w.place, w.suppliers,
  w.target_share::float8 as target_share, w.target_on, w.source, w.seen_on, w.confidence`

const Keyed = WalletLine.extend({ key: z.string() })

/** Of the account and all below it on a day, the newest year first. */
export function walletBelow(db: Db, accountId: string, day: Day) {
  return many(
    Keyed,
    db`
    select ${db.unsafe(COLUMNS)}, same_name(w.family) as key from wallet_line w
    where w.firm_id = ${db.firm} and w.account_id = any((select units_below(${accountId}, ${day}))::uuid[])
    order by w.year desc, w.spend desc nulls last, w.family, w.line_id
  `,
  )
}

/** Of one account. */
export function walletOf(db: Db, accountId: string) {
  return many(
    WalletLine,
    db`
    select ${db.unsafe(COLUMNS)} from wallet_line w
    where w.firm_id = ${db.firm} and w.account_id = any(account_and_merged(${accountId}))
    order by w.year desc, w.family, w.line_id
  `,
  )
}

/** Whether another line of the account has this family and year. */
export async function isToldTwice(
  db: Db,
  accountId: string,
  {
    family,
    year,
    lineId = null,
  }: { family: string; year: number; lineId?: string | null | undefined },
): Promise<boolean> {
  const rows = await db`
    select from wallet_line w
    where w.firm_id = ${db.firm} and w.account_id = any(account_and_merged(${accountId}))
      and w.year = ${year} and same_name(w.family) = same_name(${family})
      and w.line_id is distinct from ${lineId}::uuid
  `
  return rows.length > 0
}

type Written = WalletGiven & { accountId: string; lineId?: string | undefined }

/** Under the id that it had, where it is put back. */
export async function writeWalletLine(db: Db, given: Written): Promise<WalletLine> {
  const { lineId = randomUUID(), accountId, family, year, basis, targetShare, targetOn } = given
  const { spend, currency, place, suppliers } = ofItsBasis(given)
  const { source, seenOn, confidence } = given
  await db`
    insert into wallet_line (line_id, account_id, family, year, basis, spend, currency, place,
      suppliers, target_share, target_on, source, seen_on, confidence)
    values (${lineId}, ${accountId}, ${family}, ${year}, ${basis}, ${spend}, ${currency}, ${place},
      ${suppliers}, ${targetShare}, ${targetOn}, ${source}, ${seenOn}, ${confidence})
    on conflict (firm_id, line_id) do update
    set family = excluded.family, year = excluded.year, basis = excluded.basis, spend = excluded.spend,
      currency = excluded.currency, place = excluded.place, suppliers = excluded.suppliers,
      target_share = excluded.target_share, target_on = excluded.target_on, source = excluded.source,
      seen_on = excluded.seen_on, confidence = excluded.confidence
    where wallet_line.account_id = any(account_and_merged(excluded.account_id))
  `
  return (await walletOf(db, accountId)).find((one) => one.lineId === lineId)!
}

export async function removeWalletLine(db: Db, lineId: string): Promise<void> {
  await db`delete from wallet_line where firm_id = ${db.firm} and line_id = ${lineId}`
}
