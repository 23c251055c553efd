/** Beside a form's button, once someone else has changed the same thing meanwhile: both are kept. */
import type { FormEvent } from 'react'
import { CallFailed } from '../kernel/call.ts'
import { Act } from './Act.tsx'
import { useWords } from './words.ts'

type Props = {
  form: { submit: (event?: FormEvent, asAnother?: boolean) => Promise<void>; problem: unknown }
}

export function AsAnother({ form: { problem, submit } }: Props) {
  const t = useWords()
  const isConflict = problem instanceof CallFailed && problem.code.endsWith('-changed-since')
  return isConflict && <Act onClick={() => void submit(undefined, true)}>{t('ui:asAnother')}</Act>
}
