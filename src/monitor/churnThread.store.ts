/** A loss is foretold in a thread of its own: seconds of arithmetic must not keep others waiting. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
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

export async function churnInThread(given: ChurnGiven, stopping: AbortSignal): Promise<ChurnFound> {
  stopping.throwIfAborted()
  const thread = new Worker(new URL(import.meta.url), { workerData: { churn: given } })
  const stop = () => void thread.terminate()
  stopping.addEventListener('abort', stop)
  try {
    return await new Promise<ChurnFound>((answered, failed) => {
      thread.once('message', answered)
      thread.once('error', failed)
      thread.once('exit', () => failed(new Error('the thread ended without an answer')))
    })
  } finally {
    stopping.removeEventListener('abort', stop)
    await thread.terminate()
  }
}

if (!isMainThread && parentPort && workerData?.churn) {
  const { purchases, families, talks, requests, wanted } = workerData.churn as ChurnGiven
  const days = purchaseDaysOf(purchases, wanted.accounts)
  const data = { days, families, talks, requests }
  parentPort.postMessage(churnOf({ data, purchases }, wanted))
}
