/** A list is worked out in a thread of its own: a solver's seconds must not keep others waiting. */
import { on } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { additionsTo, type Addition } from './adding.store.ts'
import { chooseAccounts, type Choice, frontierAround, type Point } from './choosing.store.ts'
import type { Asked } from './selectionWorked.store.ts'
import { robustnessOf } from './robustness.store.ts'
import { withoutWishes } from './selection.ts'

export type Step =
  | { step: 'proposal'; choice: Choice | null }
  | { step: 'decision'; choice: Choice | null }
  | { step: 'frontier'; points: Point[] }
  | { step: 'additions'; additions: Addition[] }
  | { step: 'ran'; runs: number }
  | { step: 'robustness'; shares: Float64Array }
  | { step: 'done' }

type Given = Asked & {
  /** The frontier doesn't depend on the point that was picked on it. */
  wantsFrontier: boolean
  /** The wishes contradict each other: only what doesn't depend on them is worked out. */
  isRefused: boolean
  runs: number
}

/** One step after the other, as they are worked out; leaving the loop ends the work. */
export async function* workOut(given: Given, stopping: AbortSignal): AsyncGenerator<Step> {
  stopping.throwIfAborted()
  const thread = new Worker(new URL(import.meta.url), { workerData: { selecting: given } })
  try {
    for await (const [step] of on(thread, 'message', { signal: stopping, close: ['exit'] })) {
      if (step.step === 'done') return
      yield step as Step
    }
    throw new Error('the thread ended before its work')
  } finally {
    await thread.terminate()
  }
}

async function* stepsOf(given: Given): AsyncGenerator<Step> {
  const { problem, criteria, points, wantsFrontier, isRefused, runs } = given
  const proposal = await chooseAccounts(withoutWishes(problem))
  yield { step: 'proposal', choice: proposal }
  const wished = problem.candidates.some(({ force }) => force !== null)
  const decision = isRefused ? null : wished ? await chooseAccounts(problem) : proposal
  yield { step: 'decision', choice: decision }
  if (wantsFrontier && proposal) {
    yield { step: 'frontier', points: await frontierAround(problem, proposal) }
  }
  // What is only watched ends with who is chosen.
  if (!decision || runs === 0) return
  const ran = (done: number) => parentPort!.postMessage({ step: 'ran', runs: done })
  const shares = await robustnessOf(problem, { criteria, points }, { runs, ran })
  yield { step: 'robustness', shares }
  // Last: where the best is hard to find, each try with more hours takes its seconds.
  yield { step: 'additions', additions: await additionsTo(problem, decision) }
}

if (!isMainThread && parentPort && workerData?.selecting) {
  for await (const step of stepsOf(workerData.selecting as Given)) parentPort.postMessage(step)
  parentPort.postMessage({ step: 'done' })
}
