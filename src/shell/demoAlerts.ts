/** The demonstration's alerts of the past year, as its managers closed them; today's are found once all is told. */
import type { Day } from '../kernel/day.ts'
import { writePastAlerts } from '../monitor/alert/alertPastWritten.store.ts'
import { inFirm, type Sql } from '../platform/db.ts'
import { SAID_NOT_USEFUL, SAID_USEFUL, USEFUL_OF_100 } from '../../samples/alerts.ts'

type Told = { today: Day; sql: Sql; firmId: string; leadId: string }

export async function tellAlerts({ today, sql, firmId, leadId }: Told): Promise<void> {
  await inFirm(sql, { firmId, id: leadId }, (db) =>
    writePastAlerts(db, {
      today,
      useful: USEFUL_OF_100,
      notUseful: SAID_NOT_USEFUL,
      done: SAID_USEFUL,
    }),
  )
}
