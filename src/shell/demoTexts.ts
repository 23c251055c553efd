/** What the demonstration's people wrote together in their plans, kept as what comes over the socket is. */
import { listPlans, readPlan } from '../plan/plan.api.ts'
import type { PlanState } from '../plan/plan.ts'
import { planTexts } from '../plan/prose.routes.ts'
import { stateFrom } from '../plan/prose.store.ts'
import { inFirm, type Sql } from '../platform/db.ts'
import type { Client } from '../../samples/clients.ts'
import { LINE_TEXTS, SITUATIONS } from '../../samples/plans/texts.ts'
import { strand } from '../../samples/random.ts'
import { SEED } from '../../samples/sample.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; sql: Sql; firmId: string }

/** Plans at work and those on their way there; whoever left theirs alone wrote nothing. */
const WRITTEN: PlanState[] = ['draft', 'in-review', 'agreed', 'active']
const MOST = 14

export async function tellTexts(there: Remote, { clients, sql, firmId }: Told): Promise<void> {
  const { rows } = await there.ask(listPlans, {
    state: WRITTEN,
    sort: 'account',
    size: 50,
  })
  const alone = new Set(
    clients.flatMap(({ story, name }) => (story === 'unattended' ? [name] : [])),
  )
  const plans = rows.filter(({ account }) => !alone.has(account)).slice(0, MOST)
  for (const [place, { planId, ownerId }] of plans.entries()) {
    const { plan, items } = await there.ask(readPlan, { planId })
    const random = strand(SEED, 'texts', place)
    const actor = { id: ownerId, firmId, role: 'manager' as const, sees: 'all' as const }
    /** On the day on which it was touched last anyway, so that no plan looks younger than it is. */
    const write = async (
      kind: 'plan' | 'line',
      id: string,
      about: { words: readonly string[]; today: string },
    ) => {
      const text = planTexts.find((one) => one.kind === kind)!
      const state = stateFrom(about.words)
      await inFirm(sql, actor, (db) =>
        text.keep({ db, actor, id, state, begins: true, today: about.today }),
      )
    }
    const words = SITUATIONS[place % SITUATIONS.length]!
    await write('plan', planId, { words, today: plan.fromOn })
    const objectives = items.filter(
      ({ kind, state }) => kind === 'objective' && state !== 'dropped',
    )
    const first = random.whole(0, LINE_TEXTS.length - 1)
    const written = objectives.slice(0, random.whole(1, 2))
    for (const [at, { itemId, changedOn }] of written.entries()) {
      const said = LINE_TEXTS[(first + at) % LINE_TEXTS.length]!
      await write('line', itemId, { words: said, today: changedOn })
    }
  }
}
