/** Words of several lines; whoever needs more pulls the field longer. */
import { Textarea } from '@mantine/core'
import { common, type Labelled, text } from './field.ts'

export function LongTextField(field: Labelled & { rows?: number }) {
  const { onChange, value, rows = 3, ...rest } = common(field)
  return (
    <Textarea
      {...rest}
      rows={rows}
      resize="vertical"
      value={text(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
