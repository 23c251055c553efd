/** How often the choice is looked over, and the list that was decided last. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { topic } from '../platform/choice.ts'
import { type Db, maybe } from '../platform/db.ts'
import { LastDecided, ReviewSetting } from './review.ts'

export const reviewChoice = topic('segment.review', ReviewSetting)

const Row = LastDecided.omit({ decidedOn: true }).extend({
  effectiveOn: Day,
  decidedAt: z.date(),
})

export async function lastDecided(db: Db): Promise<LastDecided | null> {
  const row = await maybe(
    Row,
    db`
    select selection_id, title, effective_on, decided_at, (decision ->> 'accounts')::int as accounts
    from selection
    where firm_id = ${db.firm} and decided_at is not null
    order by decided_at desc, selection_id
    limit 1
  `,
  )
  if (!row) return null
  const { decidedAt, ...told } = row
  return { ...told, decidedOn: decidedAt.toISOString().slice(0, 10) }
}
