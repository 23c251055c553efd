/**
 * A good whole choice fast, then how near it is to the best: first among the few accounts of which the
 * relaxed choice is least sure, then among all, to 1 % of the bound and on to what is asked.
 */
import { search, type Searched, type Sought } from './branching.ts'
import { FREE, keepsRows, type Programme, worthOfChosen } from './programme.ts'
import { relaxationOf } from './relaxed.ts'

export type Wanted = {
  /** By account 0, 1 or FREE. */
  fixed: Int8Array
  /** A choice to be bettered, if it keeps the rows. */
  start?: Uint8Array | null | undefined
  /** Good enough: this near to the bound, relatively. */
  gap: number
  isOver: () => boolean
}

/** Accounts in the cores, by row: a small one is searched to its end, a larger one adds to what it found. */
const CORES = [2, 2.5, 3]
const STEPS_IN_CORE = 30_000
/** Many choices are done after so many. */
const FIRST_STEPS = 2_000
/** What is cut off for being no better by so much makes the way to smaller gaps short. */
const FIRST_NEAR = 0.01

/** The chosen, null where none was found; no choice keeps the rows where the bound is -Infinity as well. */
export function firstChoice(programme: Programme, wanted: Wanted): Searched {
  const desk = deskOf(programme, wanted)
  const { relaxed, unsure } = desk
  for (const times of CORES.filter((one) => one * programme.rows < unsure.length)) {
    if (isNear(desk.best, wanted.gap)) return desk.best
    const fixed = relaxed.slice()
    for (const at of unsure.subarray(0, times * programme.rows)) fixed[at] = FREE
    desk.look({ fixed, near: 0, steps: STEPS_IN_CORE })
  }
  return desk.lookAtAll(FIRST_STEPS)
}

/** The same without end, but for the clock. */
export function thoroughChoice(programme: Programme, wanted: Wanted): Searched {
  return deskOf(programme, wanted).lookAtAll(Infinity)
}

export function isNear({ value, bound }: Searched, gap: number): boolean {
  return bound - value <= gap * Math.abs(bound) || bound === -Infinity
}

/** What is known, and the relaxed choice to begin from. */
function deskOf(programme: Programme, { fixed, start, gap, isOver }: Wanted) {
  const { count, rows } = programme
  const relaxation = relaxationOf(programme)
  const best: Searched = { chosen: null, value: -Infinity, bound: -Infinity }
  if (start && keepsRows(programme, start)) {
    best.chosen = start
    best.value = worthOfChosen(programme, start)
  }
  relaxation.fixed.set(fixed)
  const all = Int32Array.from(fixed.keys())
  const nobody = Int32Array.from({ length: rows }, (_, row) => count + row)
  best.bound = relaxation.solve(all, nobody, -Infinity)
  const basis = relaxation.basis.slice()
  const unsure = all
    .filter((at) => fixed[at] === FREE)
    .toSorted((a, b) => Math.abs(relaxation.reduced[a]!) - Math.abs(relaxation.reduced[b]!))
  const relaxed = fixed.map((to, at) => (to === FREE ? Number(relaxation.isChosen(at)) : to))
  return { best, relaxed, unsure, look, lookAtAll }

  function look(sought: Pick<Sought, 'fixed' | 'near' | 'steps'>): number {
    const { value } = best
    const found = search(programme, relaxation, { ...sought, basis, value, isOver })
    if (found.chosen) [best.chosen, best.value] = [found.chosen, found.value]
    return found.bound
  }

  function lookAtAll(steps: number): Searched {
    for (const near of new Set([Math.max(gap, FIRST_NEAR), gap])) {
      if (isNear(best, gap)) break
      best.bound = Math.min(best.bound, look({ fixed, near, steps }))
      if (!isNear(best, near)) break
    }
    best.bound = Math.max(best.bound, best.value)
    return best
  }
}
