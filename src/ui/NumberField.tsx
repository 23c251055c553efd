/** A number as people here type it: decimal comma in Spanish, point in English. */
import { NumberInput } from '@mantine/core'
import { common, type Labelled } from './field.ts'
import { words } from './words.ts'

export function NumberField(
  field: Labelled & { min?: number; max?: number; decimals?: number; suffix?: string },
) {
  const { onChange, value, decimals, ...rest } = common(field)
  const comma = new Intl.NumberFormat(words.language).format(1.5).includes(',')
  return (
    <NumberInput
      {...rest}
      hideControls
      decimalSeparator={comma ? ',' : '.'}
      thousandSeparator={comma ? '.' : ','}
      {...(decimals === undefined ? {} : { decimalScale: decimals })}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
    />
  )
}
