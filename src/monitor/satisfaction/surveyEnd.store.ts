/** How a round ends, by someone or by time. */
import type { Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import { record } from '../../platform/history.ts'
import { setRoundDays } from './survey.store.ts'
import type { Round } from './survey.ts'

/** Whoever answers meanwhile is heard first; afterwards its links only say that it is over. */
export async function endRound(
  db: Db,
  actor: { id: string },
  { roundId, title }: Round,
  today: Day,
) {
  await setRoundDays(db, roundId, { closedOn: today })
  await record(db, actor, 'survey.closed', { roundId, title })
}
