/** An exact decimal as people type it: `1.234,5` and `1234.5` are one number, kept as text so that no digit is lost. */
import type { Labelled } from '../ui/field.ts'
import { TextField } from '../ui/fields.tsx'

export function DecimalField({ onChange, ...field }: Labelled) {
  return (
    <TextField
      {...field}
      autoComplete="off"
      onChange={(text) => onChange(typeof text === 'string' ? plainDecimal(text) : text)}
    />
  )
}

function plainDecimal(text: string): string {
  const trimmed = text.trim()
  return trimmed.includes(',') ? trimmed.replaceAll('.', '').replace(',', '.') : trimmed
}
