/**
 * An account as facts, each one text: what an edit changes, what its undoing compares and restores.
 * `name`, `code`, `group`, `archived`, `merged`, `tag:...` and `carers` (one fact, since people change places).
 */
import type { ChangeUndone } from './change.ts'

export type Fact = { accountId: string; fact: string; value: string }

export type FactChange = {
  accountId: string
  fact: string
  before: string | null
  after: string | null
}

export function differences(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const was = byName(before)
  const is = byName(after)
  return [...new Map([...was, ...is]).values()]
    .map(({ accountId, fact }) => ({
      accountId,
      fact,
      before: was.get(nameOf({ accountId, fact }))?.value ?? null,
      after: is.get(nameOf({ accountId, fact }))?.value ?? null,
    }))
    .filter((change) => change.before !== change.after)
}

type Circumstances = {
  /** The facts as they stand. */
  now: readonly Fact[]
  /** Whose accounts the one who asks may write. */
  mine: (change: FactChange) => boolean
  /** Codes that accounts have now. */
  takenCodes: ReadonlySet<string>
}

/** What becomes again what it was: facts that are still as the change left them. */
export function whatGoesBack(
  changes: readonly FactChange[],
  { now, mine, takenCodes }: Circumstances,
): { back: FactChange[]; undone: ChangeUndone } {
  const is = byName(now)
  const yours = changes.filter(mine)
  const back = yours.filter(
    (change) =>
      (is.get(nameOf(change))?.value ?? null) === change.after &&
      !(change.fact === 'code' && change.before !== null && takenCodes.has(change.before)),
  )
  const goes = new Set(back)
  const left = yours.filter((change) => !goes.has(change))
  return {
    back,
    undone: {
      restored: countAccounts(back),
      changedSince: countAccounts(left),
      notYours: countAccounts(changes) - countAccounts(yours),
    },
  }
}

export function countAccounts(changes: readonly { accountId: string }[]): number {
  return new Set(changes.map(({ accountId }) => accountId)).size
}

/** One entry per account, for the record of what happened. */
export function toldByAccount(changes: readonly FactChange[], changeId: string) {
  // That two are one is told by a sentence of its own.
  const told = changes.filter(({ fact }) => fact !== 'merged')
  return [...Map.groupBy(told, ({ accountId }) => accountId)].map(([accountId, facts]) => ({
    accountId,
    changeId,
    facts: facts.map(({ fact, before, after }) => ({ fact, before, after })),
  }))
}

/** The way back, as a change of its own. */
export function turned({ before, after, ...rest }: FactChange): FactChange {
  return { ...rest, before: after, after: before }
}

function byName(facts: readonly Fact[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [nameOf(fact), fact]))
}

function nameOf({ accountId, fact }: Pick<Fact, 'accountId' | 'fact'>): string {
  return `${accountId} ${fact}`
}
