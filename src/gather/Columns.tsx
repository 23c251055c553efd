/** Each column of a file with what it is taken for; changing one shows the file read so at once. */
import { Select } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import { type Field, FIELDS } from './field.ts'
import type { FilePreview } from './import.ts'
import type { Mapping } from './mapping.ts'
import './import.css'

type Props = {
  columns: FilePreview['columns']
  mapping: Mapping
  change?: (mapping: Mapping) => void
}

export function Columns({ columns, mapping, change }: Props) {
  const t = useWords()
  const fieldOf = Object.fromEntries(
    Object.entries(mapping).map(([field, column]) => [column, field as Field]),
  )
  const choose = (column: string, field: Field | null) => {
    const others = Object.entries(mapping).filter(
      ([name, taken]) => taken !== column && name !== field,
    )
    change?.(Object.fromEntries(field ? [...others, [field, column]] : others) as Mapping)
  }
  const options = FIELDS.map((value) => ({ value, label: t(`gather:field.${value}`) }))
  return (
    <ul className="Columns">
      {columns.map(({ name, examples }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name
        <li key={at}>
          <span className="Columns-name">
            {name}
            <small>{examples.find((text) => text.trim() !== '') ?? '—'}</small>
          </span>
          <Select
            aria-label={t('gather:columns.is', { column: name })}
            data={options}
            value={fieldOf[name] ?? null}
            placeholder={t('gather:columns.unused')}
            clearable
            readOnly={!change}
            size="xs"
            onChange={(field) => choose(name, field as Field | null)}
          />
        </li>
      ))}
    </ul>
  )
}
