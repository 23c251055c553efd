/** Tiers in PostgreSQL; one that nobody has described is empty. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { emptyTier, Tier, TIERS } from './tier.ts'

const Row = Tier.extend({ answerHours: z.coerce.number().nullable() })

export async function tiersOf(db: Db): Promise<Tier[]> {
  const kept = await many(
    Row,
    db`
    select tier, definition, answer_hours::float8, visits_a_year, reviews_a_year, needs
    from tier where firm_id = ${db.firm}
  `,
  )
  return TIERS.map((tier) => kept.find((one) => one.tier === tier) ?? emptyTier(tier))
}

export async function keepTier(db: Db, given: Tier): Promise<void> {
  const { tier, definition, answerHours, visitsAYear, reviewsAYear, needs } = given
  const asked = Object.fromEntries(Object.entries(needs).filter(([, hours]) => hours > 0))
  await db`
    insert into tier (tier, definition, answer_hours, visits_a_year, reviews_a_year, needs)
    values (${tier}, ${definition}, ${answerHours}, ${visitsAYear}, ${reviewsAYear}, ${db.json(asked)})
    on conflict (firm_id, tier) do update
    set definition = excluded.definition, answer_hours = excluded.answer_hours,
      visits_a_year = excluded.visits_a_year, reviews_a_year = excluded.reviews_a_year,
      needs = excluded.needs
  `
}
