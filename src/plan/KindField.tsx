/** One field of a line's form, as its kind asks it. */
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { TextField } from '../ui/fields.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import type { Field } from '../ui/useForm.ts'
import { type Key, useWords } from '../ui/words.ts'
import type { FieldAsked, LineKind } from './itemFields.ts'

type Props = {
  kind: LineKind
  asked: FieldAsked
  field: Field
  contacts: readonly { contactId: string; name: string }[]
}

// words: plan:field.*, plan:option.*, plan:metric.*

export function KindField({ kind, asked, field, contacts }: Props) {
  const t = useWords()
  const label = t(`plan:field.${kind}.${asked.name}` as Key)
  switch (asked.as) {
    case 'text':
      return <TextField {...field} label={label} autoComplete="off" />
    case 'long':
      return <LongTextField {...field} rows={2} label={label} />
    case 'figure':
      return <DecimalField {...field} label={label} />
    case 'contact':
      return (
        <SelectField
          {...field}
          search
          clearable
          label={label}
          options={contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...field}
          label={label}
          options={asked.options.map((value) => ({
            value,
            label: t(optionKey(asked.name, value)),
          }))}
        />
      )
  }
}

export function optionKey(name: string, value: string): Key {
  return (name === 'metric' ? `plan:metric.${value}` : `plan:option.${name}.${value}`) as Key
}
