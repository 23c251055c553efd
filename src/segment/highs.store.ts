/**
 * HiGHS asked for the choice: one yes or no per candidate, rows for hours, count, groups and the two aims. The
 * model stays loaded and is asked again with other aims.
 */
import loader, { type Highs, type Model } from 'highs'
import { type Aim, AIMS, type Scored, worthOf } from './programme.ts'
import { type Candidate, type Problem, whyNotProposed } from './selection.ts'

// The package's types are those of its CommonJS half, where the loader stands one `default` deeper.
const loadHighs = loader as unknown as () => Promise<Highs>

export type Solved = {
  /** By candidate, in their order. */
  chosen: boolean[]
  /** Sum of the aim over the chosen. */
  value: number
  /** No choice can be above it. */
  bound: number
  /** (bound - value) / |bound|: 0 where proven best. */
  gap: number
}

export type Asked = {
  aim: Aim
  /** Sums that the choice must reach. */
  atLeast?: Partial<Scored>
  /** Good enough: this near to the bound, relatively. */
  gap?: number
  seconds?: number
  /** A choice that keeps the limits, to begin with: then there is an answer however short the time. */
  start?: readonly boolean[]
}

export type Solver = {
  /** The version of the solver, kept with what it found. */
  version: string
  /** Null where no choice keeps the limits. */
  solve(asked: Asked): Solved | null
  /** Replaces the scores of all candidates. */
  rescore(candidates: readonly Scored[]): void
  /** Points of the aim that a candidate has to spare (above 0) or lacks (below), of the relaxed problem. */
  margins(asked: Asked): Float64Array | null
  close(): void
}

/** Its program is loaded once; each model is its own. */
let loading: ReturnType<typeof loadHighs> | undefined

const SECONDS = 10
const SEED = 7

/** Rows 0 and 1 hold the sums of the aims, so that one may be a limit while the other is the aim. */
const AIM_ROWS = AIMS

export async function openHighs(problem: Problem): Promise<Solver> {
  loading ??= loadHighs()
  const highs = await loading
  const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus
  const { candidates } = problem
  const model = highs.createModel()
  model.options.set({ output_flag: false, random_seed: SEED })
  const count = candidates.length
  const { rows, lower, upper } = rowsOf(problem, highs.infinity)
  let scored: readonly Scored[] = candidates
  model.passModel({
    numCols: count,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(count),
    colLower: candidates.map(({ force }) => (force === 'in' ? 1 : 0)),
    colUpper: candidates.map((one) => (whyNotProposed(one) === null ? 1 : 0)),
    rowLower: lower,
    rowUpper: upper,
    matrix: byRows(rows, count),
  })
  const everywhere = { kind: 'range', from: 0, to: count - 1 } as const

  function ask({ aim, atLeast = {}, gap = 0, seconds = SECONDS, start }: Asked, kind: 0 | 1) {
    const whole = new Int32Array(count).fill(kind)
    model.changeColsIntegrality(everywhere, whole)
    model.changeColsCost(
      everywhere,
      Float64Array.from(scored, (one) => worthOf(one, aim)),
    )
    for (const [row, name] of AIM_ROWS.entries()) {
      const wanted = atLeast[name]
      model.changeRowBounds(row, wanted ?? -highs.infinity, highs.infinity)
    }
    model.options.set({ mip_rel_gap: gap, time_limit: seconds })
    model.clearSolver()
    model.zeroAllClocks()
    if (start) model.setSolution({ colValue: start.map(Number) })
    return model.run().modelStatus
  }

  return {
    version: `HiGHS ${highs.version.string}`,
    solve(asked) {
      if (count === 0) return { chosen: [], value: 0, bound: 0, gap: 0 }
      const status = ask(asked, highs.constants.variableType.integer)
      if (status === infeasible || status === unboundedOrInfeasible) return null
      const found = Number(model.info.get('primal_solution_status'))
      if (found !== highs.constants.solutionStatus.feasible) return null
      return solved(model, asked.aim, status === optimal && !asked.gap)
    },
    rescore(others) {
      scored = others
      for (const [row, aim] of AIM_ROWS.entries()) {
        for (const [at, one] of others.entries())
          model.changeCoefficient(row, at, worthOf(one, aim))
      }
    },
    margins(asked) {
      if (count === 0) return new Float64Array()
      const status = ask(asked, highs.constants.variableType.continuous)
      if (status !== optimal) return null
      return marginsOf(model, candidates)
    },
    close: () => model.dispose(),
  }

  function solved(of: Model, aim: Aim, isProven: boolean): Solved {
    const { colValue } = of.getSolution()
    const chosen = Array.from(colValue, (value) => value > 0.5)
    const value = scored.reduce((sum, one, at) => (chosen[at] ? sum + worthOf(one, aim) : sum), 0)
    const bound = isProven ? value : Math.max(value, Number(of.info.get('mip_dual_bound')))
    return { chosen, value, bound, gap: bound === 0 ? 0 : (bound - value) / Math.abs(bound) }
  }
}

/** A candidate that the relaxed choice holds between has nothing to spare and lacks nothing. */
function marginsOf(model: Model, candidates: readonly Candidate[]): Float64Array {
  const { colDual } = model.getSolution()
  return Float64Array.from(candidates, (one, at) =>
    one.force === null && whyNotProposed(one) === null ? colDual[at]! || 0 : NaN,
  )
}

type Row = { at: number; value: number }[]

function rowsOf({ candidates, limits }: Problem, infinity: number) {
  const rows: Row[] = []
  const lower: number[] = []
  const upper: number[] = []
  const row = (from: number, to: number, value: (one: Candidate) => number) => {
    const cells = candidates.map((one, at) => ({ at, value: value(one) }))
    rows.push(cells.filter((cell) => cell.value !== 0))
    lower.push(from)
    upper.push(to)
  }
  for (const aim of AIM_ROWS) row(-infinity, infinity, (one) => worthOf(one, aim))
  row(-infinity, limits.most, () => 1)
  for (const [at, { available }] of limits.resources.entries()) {
    row(-infinity, available, ({ hours }) => hours[at]!)
  }
  for (const { by, name, accounts } of limits.least) {
    row(accounts, infinity, (one) => (one[by] === name ? 1 : 0))
  }
  return { rows, lower, upper }
}

function byRows(rows: Row[], numCols: number) {
  const starts = [0]
  for (const cells of rows) starts.push(starts.at(-1)! + cells.length)
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols,
    starts,
    indices: rows.flatMap((cells) => cells.map(({ at }) => at)),
    values: rows.flatMap((cells) => cells.map(({ value }) => value)),
  }
}
