/** Writes to standard output, and knows whether it arrived. */
import { Problem } from '../../platform/problem.ts'

// The stream tells a failure as an event too; whoever writes hears it as well.
process.stdout.on('error', () => {})

/** Waits until it is written. */
export async function print(text: string | Uint8Array): Promise<void> {
  try {
    await new Promise<void>((done, fail) => {
      process.stdout.write(text, (error) => (error ? fail(error) : done()))
    })
  } catch (error) {
    if (isReaderGone(error)) throw error
    throw new Problem(422, 'cli/not-printed', { values: { reason: (error as Error).message } })
  }
}

export async function printLine(text: string): Promise<void> {
  await print(`${text}\n`)
}

/** Whoever reads may have seen enough (`| head`): that is no failure. */
export function isReaderGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EPIPE'
}
