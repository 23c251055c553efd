/**
 * The lines of a plan and its actions on one axis of months: from when to when each goes, how it stands, and what it waits for.
 * docs/methods/timeline.md
 */
import type { Action } from '../accounts/action.ts'
import { addMonths, type Day, daysBetween, firstOfMonth } from '../kernel/day.ts'
import { isDoing, type Item } from './item.ts'

export const BAR_STATES = ['draft', 'open', 'waiting', 'late', 'done', 'dropped'] as const
export type BarState = (typeof BAR_STATES)[number]

export type Bar = {
  id: string
  kind: 'objective' | 'line' | 'action'
  title: string
  from: Day
  to: Day
  state: BarState
  ownerName: string | null
  /** Of bars that are shown, those that have to end before. */
  needs: string[]
}

type Line = Pick<Item, 'itemId' | 'kind' | 'title' | 'dueOn' | 'state' | 'ownerName' | 'parentId'>
type Act = Pick<Action, 'actionId' | 'title' | 'dueOn' | 'state' | 'ownerName' | 'needs' | 'madeOn'>
type Given = { fromOn: Day; items: readonly Line[]; actions: readonly Act[]; today: Day }

/** Objectives first, each followed by the lines that serve it, then other lines, then actions; by their day. Without a day there is no place. */
export function barsOf({ fromOn, items, actions, today }: Given): Bar[] {
  const dated = items.filter((one) => isDoing(one.kind) && one.dueOn !== null) as (Line & {
    dueOn: Day
  })[]
  const byDay = dated.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const objectives = byDay.filter(({ kind }) => kind === 'objective')
  const ids = new Set(objectives.map(({ itemId }) => itemId))
  const serving = (itemId: string) =>
    byDay.filter((one) => one.kind !== 'objective' && one.parentId === itemId)
  const others = byDay.filter(
    (one) => one.kind !== 'objective' && !(one.parentId !== null && ids.has(one.parentId)),
  )
  const lines = [...objectives.flatMap((one) => [one, ...serving(one.itemId)]), ...others]
  const acts = new Map(actions.map((one) => [one.actionId, one]))
  return [
    ...lines.map((one) => lineBar(one, fromOn, today)),
    ...actions
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
      .map((one) => actionBar(one, acts, today)),
  ]
}

function lineBar(line: Line & { dueOn: Day }, fromOn: Day, today: Day): Bar {
  const { itemId, kind, title, dueOn, state, ownerName } = line
  return {
    id: itemId,
    kind: kind === 'objective' ? 'objective' : 'line',
    title,
    from: fromOn < dueOn ? fromOn : dueOn,
    to: dueOn,
    state: state === 'active' ? (dueOn < today ? 'late' : 'open') : state,
    ownerName,
    needs: [],
  }
}

/** From when what it waits for is due, else from when it was written down. */
function actionBar(action: Act, acts: ReadonlyMap<string, Act>, today: Day): Bar {
  const { actionId, title, dueOn, state, ownerName, madeOn } = action
  const needed = action.needs.flatMap((id) => acts.get(id) ?? [])
  const begins = needed.reduce((latest, one) => (one.dueOn > latest ? one.dueOn : latest), madeOn)
  const waits = needed.some((one) => one.state === 'open')
  return {
    id: actionId,
    kind: 'action',
    title,
    from: begins < dueOn ? begins : dueOn,
    to: dueOn,
    state: state === 'open' ? (dueOn < today ? 'late' : waits ? 'waiting' : 'open') : state,
    ownerName,
    needs: needed.map((one) => one.actionId),
  }
}

/** First days of the months that the bars and today lie in, the oldest first; none without bars. */
export function monthsOf(bars: readonly Pick<Bar, 'from' | 'to'>[], today: Day): Day[] {
  if (bars.length === 0) return []
  const days = [today, ...bars.flatMap(({ from, to }) => [from, to])].toSorted()
  const months: Day[] = []
  for (let month = firstOfMonth(days[0]!); month <= days.at(-1)!; month = addMonths(month, 1)) {
    months.push(month)
  }
  return months
}

/** Where a day lies on the axis, in months from its beginning; the end of a month is the beginning of the next. */
export function placeOf(day: Day, months: readonly Day[]): number {
  const at = months.findLastIndex((month) => month <= day)
  if (at < 0) return 0
  const month = months[at]!
  const length = daysBetween(month, addMonths(month, 1))
  return at + daysBetween(month, day) / length
}
