/** The demonstration looks over its choice: what last year's criteria would have chosen, and what the month says. */
import { openSelection } from '../segment/selection.api.ts'
import { watchNow } from '../segment/watch.api.ts'
import type { Remote } from './importing.ts'

/** After the list is decided; both are worked out while the visitor looks around. */
export async function reviewChoice(there: Remote): Promise<void> {
  await there.ask(openSelection, {
    title: 'Con los criterios del año pasado',
    kind: 'trial',
    version: 1,
  })
  await there.ask(watchNow, {})
}
