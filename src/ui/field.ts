/** What all fields have in common: a label that is never only a placeholder, a hint, what is wrong. */
import type { Field } from './useForm.ts'
import { say } from './words.ts'

export type Labelled = Field & { label: string; hint?: string; disabled?: boolean }

/** Required fields are the rule and go unmarked; those that may stay empty say so. */
export function common<F extends Labelled>({ label, hint, required, error, ...rest }: F) {
  return {
    ...rest,
    label: required ? label : `${label} (${say('ui:optional')})`,
    description: hint,
    error,
    required,
    withAsterisk: false,
  }
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
