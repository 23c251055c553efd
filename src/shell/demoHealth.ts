/** The demonstration's health: worked out once all is told, and one score set by hand for a time. */
import { listAccounts } from '../identify/portfolio.api.ts'
import { addMonths } from '../kernel/day.ts'
import { askHealth, overrideHealth } from '../monitor/health.api.ts'
import { STORIES } from '../../samples/stories.ts'
import type { Remote } from './importing.ts'

/** A new line is being fitted: fewer orders for a while mean nothing. */
const REASON = 'Montan una línea nueva: dos meses con menos pedidos, confirmado por su dirección.'

export async function tellHealth(there: Remote, today: string): Promise<void> {
  const { rows } = await there.ask(listAccounts, { q: STORIES.oneDivision.name, size: 1 })
  const accountId = rows[0]?.accountId
  if (accountId) {
    const untilOn = addMonths(today, 2)
    await there.ask(overrideHealth, { accountId, band: 'watch', reason: REASON, untilOn })
  }
  await there.ask(askHealth, {})
}
