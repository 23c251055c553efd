/** A selection from its files: scores, the choice, the frontier, and how robust the choice is. */
import { Problem as Refused } from '../platform/problem.ts'
import { additionsTo } from './adding.store.ts'
import { chooseAccounts, frontierAround } from './choosing.store.ts'
import { whyNotCriteria } from './criterion.ts'
import { robustnessOf } from './robustness.store.ts'
import { known } from './scoring.ts'
import { whyNotSelect, withoutWishes } from './selection.ts'
import type { SelectedFile } from './selectedFile.ts'
import { assemble, type SelectionFiles, whyNotFiles } from './selectionFile.ts'

type Asked = {
  /** Perturbed weightings to try; 0 leaves robustness out. */
  runs: number
  seed?: number
  ran?: (done: number) => void | Promise<void>
}

/** Throws what refuses the files: criteria that are no set, wishes that can't be met. */
export async function selectFrom(
  files: SelectionFiles,
  { runs, ...asked }: Asked,
): Promise<SelectedFile> {
  const { criteria, lines } = files.criteria
  refuse(whyNotCriteria(criteria))
  refuse(whyNotFiles(files))
  const { problem, appraisal, strengths } = assemble(files)
  const [first, ...others] = whyNotSelect(problem)
  refuse(first ?? null, others)
  const choice = await chooseAccounts(problem)
  if (!choice) throw new Refused(422, 'segment/no-choice-fits')
  const weighting = { criteria, points: appraisal.points }
  const robustness = runs > 0 ? await robustnessOf(problem, weighting, { runs, ...asked }) : null
  const chosen = new Set(choice.chosen)
  const { scores, boxes, biases } = appraisal
  const { resources, ...limits } = problem.limits
  const wished = problem.candidates.some(({ force }) => force !== null)
  const proposal = wished ? await chooseAccounts(withoutWishes(problem)) : choice
  const points = await frontierAround(problem, proposal)
  const additions = await additionsTo(problem, choice)
  return {
    accounts: files.scores.accounts.map(({ code, name }, at) => ({
      code,
      name,
      financial: known(scores.financial[at]!),
      strategic: known(scores.strategic[at]!),
      attractiveness: known(scores.attractiveness[at]!),
      strength: known(strengths[at]!),
      box: boxes[at]!,
      confidence: scores.confidence[at]!,
      chosen: chosen.has(at),
      margin: known(choice.margins[at]!),
      robustness: robustness ? robustness[at]! : null,
      bias: biases[at]!,
    })),
    objective: {
      strategic: choice.strategic,
      financial: choice.financial,
      financialShareOfBest: choice.financialShareOfBest,
      gap: choice.gap,
    },
    frontier: points.map(({ strategic, financial }) => ({ strategic, financial })),
    hours: {
      available: bySkill(resources.map(({ available }) => available)),
      used: bySkill(choice.hours),
    },
    limits: { ...limits, least: [...limits.least], reserve: files.capacity.reserve, lines },
    additions: additions.map(({ added, dropped, ...more }) => ({
      ...more,
      added: added.map(codeOf),
      dropped: dropped.map(codeOf),
    })),
    solver: choice.solver,
  }

  function codeOf(at: number) {
    return problem.candidates[at]!.key
  }

  function bySkill(values: readonly number[]) {
    return Object.fromEntries(resources.map(({ name }, at) => [name, values[at]!]))
  }
}

function refuse(refusal: ReturnType<typeof whyNotCriteria>, others: { code: string }[] = []) {
  if (!refusal) return
  const { status, code, values = {} } = refusal
  throw new Refused(status, code, { values: { ...values, others: others.length } })
}
