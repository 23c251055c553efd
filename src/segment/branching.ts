/**
 * The best whole choice by branch and bound over the relaxed one: the most promising branch first, each
 * followed to its end, and what can't be otherwise in a better choice fixed on the way. It counts steps, so
 * that the same question gets the same answer.
 */
import { dominanceAmong, type Dominance } from './dominance.ts'
import { put, takeHighest } from './heap.ts'
import { FREE, keepsRows, type Programme, worthOfChosen } from './programme.ts'
import { NEARLY, type Relaxation } from './relaxed.ts'

export type Sought = {
  /** By account 0, 1 or FREE. */
  fixed: Int8Array
  /** Of the relaxed choice, to begin from. */
  basis: Int32Array
  /** Of a choice that is known already; -Infinity where none is. */
  value: number
  /** A choice better by less than this, relatively, isn't sought. */
  near: number
  steps: number
  isOver: () => boolean
}

export type Searched = {
  /** Null where nothing better than the known one was found. */
  chosen: Uint8Array | null
  value: number
  /** No choice under what is fixed is above it. */
  bound: number
}

type Decided = { at: number; to: number; before: Decided | null }
type Branch = { bound: number; basis: Int32Array; decided: Decided | null }

const LOOK_AT_CLOCK_EVERY = 64

export function search(programme: Programme, relaxation: Relaxation, sought: Sought): Searched {
  const { count } = programme
  const { fixed, basis, shares } = relaxation
  const open: Branch[] = []
  const atFirst = sought.fixed.slice()
  let listed = listOf(atFirst)
  let dominance: Dominance | undefined
  const root = { bound: Infinity, reduced: new Float64Array(count) }
  const known: { value: number; chosen: Uint8Array | null } = { value: sought.value, chosen: null }
  let branch: Branch | null = { bound: Infinity, basis: sought.basis, decided: null }

  fixed.set(atFirst)
  for (let step = 0; ; step += 1) {
    if (!branch) {
      branch = takeHighest(open)
      if (!branch || branch.bound <= cutoff()) return found(-Infinity)
      if (!isRestored(branch.decided)) {
        branch = null
        continue
      }
    }
    const isClockDue = step % LOOK_AT_CLOCK_EVERY === 0
    if (step >= sought.steps || (isClockDue && sought.isOver())) {
      return found(Math.max(branch.bound, open[0]?.bound ?? -Infinity))
    }
    branch = follow(branch)
  }

  function found(still: number): Searched {
    return { ...known, bound: Math.max(enough(), still) }
  }

  /** The branch to follow from here; null at its end. */
  function follow({ bound: before, basis: from, decided }: Branch): Branch | null {
    const bound = Math.min(before, relaxation.solve(listed, from, cutoff()))
    if (bound <= cutoff()) return null
    if (root.bound === Infinity) {
      root.bound = bound
      root.reduced.set(relaxation.reduced)
      tighten()
      dominance = dominanceAmong(
        programme,
        listed.filter((at) => atFirst[at] === FREE),
      )
    }
    relaxation.drop(cutoff())
    const split = mostTelling(bound)
    if (!split) return null
    const to = split.in < split.out ? 1 : 0
    const here = basis.slice()
    const towards = (side: number, penalty: number): Branch => ({
      bound: bound - penalty,
      basis: here,
      decided: { at: split.at, to: side, before: decided },
    })
    const [near, far] = [
      towards(to, Math.min(split.in, split.out)),
      towards(1 - to, Math.max(split.in, split.out)),
    ]
    if (far.bound > cutoff()) put(open, far)
    return near.bound > cutoff() && isDecided(split.at, to) ? near : null
  }

  /** The account in part of which both decisions cost most; where all are whole, a choice is found. */
  function mostTelling(bound: number) {
    const spare = bound - cutoff()
    let most = -1
    let split: { at: number; out: number; in: number } | null = null
    for (let place = 0; place < basis.length; place += 1) {
      const at = basis[place]!
      if (at >= count || shares[place]! < 10 * NEARLY || shares[place]! > 1 - 10 * NEARLY) continue
      const costs = relaxation.penalties(place)
      const telling =
        atLeastALittle(Math.min(costs.out, spare)) * atLeastALittle(Math.min(costs.in, spare))
      if (telling > most) [most, split] = [telling, { at, ...costs }]
    }
    return split ?? (isOffered() ? null : anyFree())
  }

  function isOffered(): boolean {
    const chosen = new Uint8Array(count)
    for (const at of listed) chosen[at] = relaxation.isChosen(at) ? 1 : 0
    for (const [place, at] of basis.entries()) {
      if (at < count && fixed[at] === FREE) chosen[at] = shares[place]! > 0.5 ? 1 : 0
    }
    if (!keepsRows(programme, chosen)) return false
    const value = worthOfChosen(programme, chosen)
    if (value <= known.value) return true
    known.value = value
    known.chosen = chosen
    tighten()
    return true
  }

  /** Where whole shares keep the rows only nearly, it is decided on. */
  function anyFree() {
    const at = listed.find((one) => fixed[one] === FREE)
    return at === undefined ? null : { at, out: 0, in: 0 }
  }

  function enough(): number {
    return known.value === -Infinity ? -Infinity : known.value + Math.abs(known.value) * sought.near
  }

  function cutoff(): number {
    return enough() + NEARLY
  }

  function tighten() {
    const spare = root.bound - cutoff()
    for (const at of listed) {
      const reduced = root.reduced[at]!
      if (atFirst[at] === FREE && Math.abs(reduced) > spare) atFirst[at] = reduced > 0 ? 1 : 0
    }
    listed = listOf(atFirst)
  }

  function isRestored(decided: Decided | null): boolean {
    fixed.set(atFirst)
    for (let one = decided; one; one = one.before) if (!isDecided(one.at, one.to)) return false
    return true
  }

  function isDecided(at: number, to: number): boolean {
    const others = (to === 1 ? dominance?.better : dominance?.worse)?.get(at) ?? []
    return isSet(at, to) && others.every((other) => isSet(other, to))
  }

  function isSet(at: number, to: number): boolean {
    if (fixed[at] === 1 - to) return false
    fixed[at] = to
    return true
  }
}

function atLeastALittle(penalty: number): number {
  return Math.max(penalty, 1e-6)
}

function listOf(fixed: Int8Array): Int32Array {
  return Int32Array.from(fixed.keys()).filter((at) => fixed[at] !== 0)
}
