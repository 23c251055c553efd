/** An exact decimal as people type it; once they leave it, it stands as it was understood. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { decimalWritten, plainDecimal } from '../kernel/decimal.ts'
import { common, type Labelled, text } from './field.ts'
import { useFormat } from './session.ts'

/** `fine` is for rates and indices: there a lone point always divides decimals. */
export function DecimalField({ fine = false, ...field }: Labelled & { fine?: boolean }) {
  const { onChange, onBlur, value, ...rest } = common(field)
  const mark = useFormat().number(1.5, 1).includes(',') ? ',' : '.'
  const [typed, setTyped] = useState<string | null>(null)
  const read = (what: string) => plainDecimal(what, { mark, fine })
  const plain = text(value)
  // The form may have been given another value since.
  const isTyped = typed !== null && read(typed) === plain
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={isTyped ? typed : decimalWritten(plain, mark)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(read(currentTarget.value))
      }}
      onBlur={() => {
        setTyped(null)
        onBlur()
      }}
    />
  )
}
