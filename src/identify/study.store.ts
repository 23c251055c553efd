/** Studies as they are kept. */
import type { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import type { KeptPortfolio } from './kept.ts'
import { portfolioAt, portfolioMeant } from './portfolio.store.ts'
import { enqueue } from '../platform/jobs.ts'
import { type Study, studyPortfolio } from './study.ts'

/** Queues the studies of a day, by default the current one. */
export async function askStudies(db: Db, asOf?: Day): Promise<void> {
  const portfolio = await portfolioAt(db, { asOf })
  if (!portfolio) return
  await enqueue(db, studyPortfolio, { asOf: portfolio.asOf }, { key: `study ${portfolio.asOf}` })
}

/** Kept only while the portfolio that it is about stands; a newer one brings its own. */
export async function keepStudy<T extends z.ZodType>(
  db: Db,
  portfolio: KeptPortfolio,
  { topic, shape }: Study<T>,
  told: z.input<T>,
): Promise<void> {
  const { asOf, valuation, madeAt } = portfolio
  await db`
    insert into portfolio_study (as_of, valuation, topic, told)
    select as_of, valuation, ${topic}, ${db.json(shape.parse(told) as never)}
    from portfolio
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
      and date_trunc('milliseconds', made_at) = ${madeAt}
    on conflict (firm_id, as_of, valuation, topic) do update set told = excluded.told
  `
}

/** Null where it is not made yet, or is not for who asks. */
export async function studyOf<T extends z.ZodType>(
  db: Db,
  { asOf, valuation }: Pick<KeptPortfolio, 'asOf' | 'valuation'>,
  { topic, shape }: Study<T>,
): Promise<z.output<T> | null> {
  const [row] = await db`
    select told from portfolio_study
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation} and topic = ${topic}
  `
  return row ? shape.parse(row['told']) : null
}

type Asked = { asOf?: string | undefined; valuation?: string | undefined }

/** What an endpoint of a study answers. */
export async function studyFor<T extends z.ZodType>(
  db: Db,
  one: Study<T>,
  { actor, input }: { actor: Actor; input: Asked },
) {
  const portfolio = await portfolioMeant(db, input)
  if (!portfolio) return { state: 'none' as const, asOf: null, valuation: null, told: null }
  const { asOf, valuation } = portfolio
  if (actor.sees === 'own') return { state: 'closed' as const, asOf, valuation, told: null }
  const told = await studyOf(db, portfolio, one)
  return { state: told === null ? ('making' as const) : ('ready' as const), asOf, valuation, told }
}
