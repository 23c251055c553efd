/** What happened, what was kept and what to do, in words, from a refusal's or a problem's code. */
import { CallFailed } from '../kernel/call.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { say, words } from './words.ts'

export type ProblemWords = { happened: string; kept: string | null; todo: string | null }

/** `gather/too-big` reads `gather:refusal.too-big` and, where they exist, `gather:kept.too-big` and `gather:todo.too-big`. */
export function problemWords(problem: unknown): ProblemWords {
  const { code, values } = named(problem)
  const [room = '', reason = ''] = code.split('/')
  const read = (part: string) => {
    const key = `${room}:${part}.${reason}`
    // Words that count something have a form for each count.
    return words.exists(key, { ...values })
      ? (words.t(key as never, values as never) as unknown as string)
      : null
  }
  return {
    happened: read('refusal') ?? say('ui:problem.unknown', { code }),
    kept: read('kept'),
    todo: read('todo'),
  }
}

/** The words of one refusal, such as why a button is disabled. */
export function refusalWords(refusal: Pick<Refusal, 'code' | 'values'> | null): string | undefined {
  return refusal ? problemWords(refusal).happened : undefined
}

function named(problem: unknown): { code: string; values: Refusal['values'] } {
  if (problem instanceof CallFailed) return problem
  if (typeof problem === 'object' && problem !== null && 'code' in problem) {
    return { values: undefined, ...(problem as Pick<Refusal, 'code'>) }
  }
  return { code: 'ui/broken', values: undefined }
}
