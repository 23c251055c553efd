/** Which column each item of a small table comes from, to be chosen anew. */
import { Select } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import type { SheetCheck, SheetKind, SheetMapping } from './sheet.ts'
import './import.css'

type Props = {
  kind: Pick<SheetKind, 'fields'>
  check: Pick<SheetCheck, 'columns' | 'mapping'>
  nameOf: (field: string) => string
  change: (mapping: SheetMapping) => void
}

export function SheetColumns({ kind, check: { columns, mapping }, nameOf, change }: Props) {
  const t = useWords()
  const exampleOf = (name: string | undefined) =>
    columns.find((one) => one.name === name)?.examples.find((text) => text.trim() !== '')
  const choose = (field: string, column: string | null) => {
    const others = Object.entries(mapping).filter(
      ([name, taken]) => name !== field && taken !== column,
    )
    change(Object.fromEntries(column === null ? others : [...others, [field, column]]))
  }
  return (
    <ul className="Columns">
      {kind.fields.map(({ field, needed }) => {
        const example = exampleOf(mapping[field])
        const name = nameOf(field)
        return (
          <li key={field}>
            <span className="Columns-name">
              {name}
              <small>
                {example !== undefined
                  ? t('gather:sheet.example', { example })
                  : needed && t('gather:sheet.needed')}
              </small>
            </span>
            <Select
              aria-label={name}
              data={columns.map((column) => column.name)}
              value={mapping[field] ?? null}
              placeholder={t('gather:sheet.unused')}
              clearable
              size="xs"
              onChange={(column) => choose(field, column)}
            />
          </li>
        )
      })}
    </ul>
  )
}
