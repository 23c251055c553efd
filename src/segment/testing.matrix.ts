/** Lists whose candidates stand where a test says. */
import type { Db } from '../platform/db.ts'
import { boxOf } from './matrix.ts'
import { aCriterion } from './testing.ts'

type Told = {
  accountId: string
  /** Attractiveness and strength, then financial and strategic; null where not known. */
  at: [number | null, number | null]
  aims?: [number | null, number | null]
  sales?: number
  potential?: number | null
  chosen?: boolean
}

type List = { title: string; asOf: string; madeAt: string; kind?: 'choice' | 'watch' | 'trial' }

export async function aList(
  db: Db,
  { title, asOf, madeAt, kind = 'choice' }: List,
  candidates: readonly Told[],
): Promise<string> {
  const criteria = db.json([aCriterion()] as never)
  const limits = db.json({
    most: 35,
    least: [],
    reserve: 0,
    resources: [],
    needs: { key: {}, strategic: {} },
  })
  const [made] = await db<{ selectionId: string }[]>`
    insert into selection
      (title, kind, version, criteria, lines, largest, candidates, as_of, valuation, limits,
        financial_share, state, made_at)
    values (${title}, ${kind}, 1, ${criteria}, ${db.json({ attractive: 3, strong: 3 })},
      1000, ${candidates.length}, ${asOf}, 'EUR',
      ${limits}, 0.9, 'ready', ${madeAt})
    returning selection_id
  `
  const rows = candidates.map(
    ({ accountId, at, aims = [3, 3], sales, potential, chosen }, place) => ({
      account_id: accountId,
      place,
      attractiveness: at[0],
      strength: at[1],
      financial: aims[0],
      strategic: aims[1],
      box: boxOf(at[0] ?? Number.NaN, at[1] ?? Number.NaN),
      sales: sales ?? 100,
      potential: potential ?? null,
      chosen: chosen ?? false,
    }),
  )
  await db`
    insert into selection_account
      (selection_id, account_id, place, points, hours, attractiveness, strength, financial, strategic,
        confidence, box, tier, sales, potential, chosen)
    select ${made!.selectionId}, t.account_id, t.place, '[]', '[]', t.attractiveness, t.strength,
      t.financial, t.strategic, 1, t.box, 'standard', t.sales, t.potential, t.chosen
    from jsonb_to_recordset(${db.json(rows as never)}) as t(account_id uuid, place int,
      attractiveness float8, strength float8, financial float8, strategic float8, box text,
      sales float8, potential float8, chosen boolean)
  `
  return made!.selectionId
}
