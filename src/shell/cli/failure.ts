/** What failed, in words for the person at the terminal, and the code that the command ends with. */
import { CallFailed } from '../../kernel/call.ts'
import { Problem } from '../../platform/problem.ts'
import { WrongSetting } from '../../platform/settings.ts'
import type { Words } from '../../platform/words.ts'
import { NotStarted } from '../notStarted.ts'

/** What was typed is wrong: 2. What was typed can't be done: 1. */
export const USAGE = 2
export const FAILED = 1

type Failure = { says: string; exit: typeof USAGE | typeof FAILED }

/** null where nobody foresaw it. */
export function failureOf(error: unknown, t: Words): Failure | null {
  if (error instanceof Problem) {
    return { says: whyNot(t, error), exit: error.status === 400 ? USAGE : FAILED }
  }
  if (error instanceof CallFailed) return { says: whyNot(t, error), exit: FAILED }
  if (error instanceof NotStarted) return { says: error.message, exit: FAILED }
  if (error instanceof WrongSetting) {
    const { setting, given } = error
    const wanted = t(`shell:setting.${setting}` as never)
    return { says: t('shell:start.wrongSetting', { setting, given, wanted }), exit: FAILED }
  }
  return null
}

/** What is wrong, what to do where there are words for it, and the fields that do not fit. */
function whyNot(t: Words, { code, values, fields = {} }: Problem | CallFailed): string {
  const [room, reason] = code.split('/')
  // At the terminal some things are done otherwise than on a page.
  const told = (kind: 'refusal' | 'todo') => {
    const keys = [`cli:${kind}.${reason}`, `${room}:${kind}.${reason}`]
    return t(keys as never, { ...values, defaultValue: '' } as never) as unknown as string
  }
  const says = [told('refusal') || code, told('todo')].filter(Boolean).join(' ')
  return [says, ...Object.entries(fields).map(([name, why]) => `  ${name}: ${why}`)].join('\n')
}
