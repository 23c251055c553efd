/** Documents are printed in a thread of their own, one after the other: a large one takes seconds, and nobody else waits for it. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { DocumentFormat, PlanDocument } from './document.ts'

type Printing = { printing: PlanDocument; format: DocumentFormat }

let last: Promise<unknown> = Promise.resolve()

/** Given up where whoever asked has gone. */
export function printed(given: Printing, leaving: AbortSignal): Promise<Uint8Array> {
  const turn = last.then(() => inThread(given, leaving))
  last = turn.catch(() => {})
  return turn
}

async function inThread(given: Printing, leaving: AbortSignal): Promise<Uint8Array> {
  leaving.throwIfAborted()
  const thread = new Worker(new URL(import.meta.url), { workerData: given })
  const stop = () => void thread.terminate()
  leaving.addEventListener('abort', stop)
  try {
    return await new Promise<Uint8Array>((answered, failed) => {
      thread.once('message', answered)
      thread.once('error', failed)
      thread.once('exit', () => failed(new Error('the thread ended without a document')))
    })
  } finally {
    leaving.removeEventListener('abort', stop)
    await thread.terminate()
  }
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
