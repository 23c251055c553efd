/** What an action waits for: other actions of the same account, never itself by way of others. */
import type { Refusal } from '../kernel/refusal.ts'
import type { Action } from './action.ts'

type Waiting = Pick<Action, 'actionId' | 'needs'>

/** @param all the actions of the account, as they stand */
export function whyNotNeed(
  actionId: string | undefined,
  needs: readonly string[],
  all: readonly Waiting[],
): Refusal | null {
  const needsOf = new Map(all.map((one) => [one.actionId, one.needs]))
  if (needs.some((one) => !needsOf.has(one))) return no('no-such-action')
  const seen = new Set<string>()
  const open = [...needs]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === actionId) return no('action-needs-itself')
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...(needsOf.get(at) ?? []))
  }
  return null
}

function no(reason: string): Refusal {
  return { code: `accounts/${reason}`, status: 422 }
}
