/** A loss is foretold in a thread of its own: seconds of arithmetic must not keep others waiting. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { answerOfThread } from '../platform/thread.ts'
import { type Events } from './churnFeature.ts'
import { type ChurnFound, churnOf } from './churnCard.ts'
import type { ChurnWanted } from './churnModel.ts'
import { purchaseDaysOf } from '../identify/models/purchaseDays.ts'
import type { Purchases } from '../identify/models/summary.ts'

export type ChurnGiven = {
  purchases: Purchases
  families?: Events | undefined
  talks?: Events | undefined
  requests?: Events | undefined
  wanted: ChurnWanted & { asOf: number }
}

export function churnInThread(given: ChurnGiven, stopping: AbortSignal): Promise<ChurnFound> {
  return answerOfThread(import.meta.url, { workerData: { churn: given } }, stopping)
}

if (!isMainThread && parentPort && workerData?.churn) {
  const { purchases, families, talks, requests, wanted } = workerData.churn as ChurnGiven
  const days = purchaseDaysOf(purchases, wanted.accounts)
  const data = { days, families, talks, requests }
  parentPort.postMessage(churnOf({ data, purchases }, wanted))
}
