/** A field outside a form: what is typed is told at once. */
import type { Field } from './useForm.ts'

export function liveField(name: string, value: unknown, onChange: (value: unknown) => void): Field {
  return { name, value, onChange, onBlur: () => {}, error: null, required: true }
}
