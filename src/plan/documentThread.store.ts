/** Documents are printed in a thread of their own, one after the other: a large one takes seconds, and nobody else waits for it. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { answerOfThread } from '../platform/thread.ts'
import type { DocumentFormat, PlanDocument } from './document.ts'

type Printing = { printing: PlanDocument; format: DocumentFormat }

let last: Promise<unknown> = Promise.resolve()

/** Given up where whoever asked has gone. */
export function printed(given: Printing, leaving: AbortSignal): Promise<Uint8Array> {
  const turn = last.then(() =>
    answerOfThread<Uint8Array>(import.meta.url, { workerData: given }, leaving),
  )
  last = turn.catch(() => {})
  return turn
}

/** Whoever prints slides has no need of what prints pages: each is loaded when it is asked for. */
export async function print({ printing, format }: Printing): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return (await import('./documentPdf.store.ts')).pdfOf(printing)
    case 'pptx':
      return (await import('./documentPptx.store.ts')).pptxOf(printing)
    case 'xlsx':
      return (await import('./documentXlsx.store.ts')).xlsxOf(printing)
  }
}

if (!isMainThread && parentPort && workerData?.printing) {
  parentPort.postMessage(await print(workerData as Printing))
}
