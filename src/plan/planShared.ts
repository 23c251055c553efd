/** What of a plan a client may see: only what is marked as shared, and of it only what is meant for them. */
import type { Item, Kind } from './item.ts'
import type { Plan } from './plan.ts'

/** What costs, is hard to imitate or was said among us stays inside, also of a line that is shared. */
const OUTSIDE = {
  answer: ['text'],
  goal: ['side', 'about'],
  objective: ['metric', 'measure', 'unit', 'baseline', 'target', 'source'],
  valueAdd: ['type', 'about'],
  offer: ['different', 'proof'],
  solution: ['about', 'together'],
  improvement: ['area'],
  alliance: ['partner', 'brings'],
  esg: ['evidence'],
  advice: ['why', 'gain'],
  kpi: ['metric', 'measure', 'unit', 'threshold', 'frequency', 'source'],
  planB: [],
} as const satisfies Record<Kind, readonly string[]>

export type SharedItem = Pick<
  Item,
  'itemId' | 'kind' | 'title' | 'parentId' | 'dueOn' | 'ownerName' | 'state' | 'place' | 'prose'
> & { body: Record<string, unknown> }
export type SharedPlan = Pick<
  Plan,
  'planId' | 'account' | 'title' | 'fromOn' | 'untilOn' | 'state'
> & {
  items: SharedItem[]
}

/**
 * A line shows by its own mark alone: below one that is not shared it keeps its own flag and loses only the name of what
 * it hangs from. What was written about it together is shown with it; what was about the plan as a whole is ours. A private
 * plan shows nothing, and a private line never shows.
 */
export function sharedView(plan: Plan, items: readonly Item[]): SharedPlan {
  const shown = plan.private ? [] : items.filter((item) => item.shared && !item.private)
  const ids = new Set(shown.map(({ itemId }) => itemId))
  const { planId, account, title, fromOn, untilOn, state } = plan
  return {
    planId,
    account,
    title,
    fromOn,
    untilOn,
    state,
    items: shown.map((one) => told(one, ids)),
  }
}

function told(item: Item, ids: ReadonlySet<string>): SharedItem {
  const { itemId, kind, title, parentId, dueOn, ownerName, state, place, prose } = item
  const body = item.body as Record<string, unknown>
  return {
    itemId,
    kind,
    title,
    parentId: parentId !== null && ids.has(parentId) ? parentId : null,
    dueOn,
    ownerName,
    state,
    place,
    prose,
    body: Object.fromEntries(OUTSIDE[kind].map((name) => [name, body[name]])),
  }
}
