/** Work that would keep others waiting, asked of a thread of its own that answers once. */
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * What the thread of this module says first. It ends with its answer, and when nobody waits for it any more.
 * @param module of the file that answers where it isn't the main thread
 * @throws what the thread threw; an error where it ends without an answer
 */
export async function answerOfThread<Answer>(
  module: string,
  options: WorkerOptions,
  stopping?: AbortSignal,
): Promise<Answer> {
  stopping?.throwIfAborted()
  const thread = new Worker(new URL(module), options)
  const stop = () => void thread.terminate()
  stopping?.addEventListener('abort', stop)
  try {
    return await new Promise<Answer>((answered, failed) => {
      thread.once('message', answered)
      thread.once('error', failed)
      thread.once('exit', () => failed(new Error('the thread ended without an answer')))
    })
  } finally {
    stopping?.removeEventListener('abort', stop)
    await thread.terminate()
  }
}
