/** The prepared actions of a plan B, row by row: what, who, and how many days after it is approved. */
import { Act } from '../ui/Act.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useWords } from '../ui/words.ts'
import { MOST_PREPARED } from './preparedAction.ts'
import './planB.css'

/** As it is typed. */
export type PreparedRow = {
  title: string
  how: string
  ownerId: string | null
  days: number | undefined
}

type Props = {
  rows: readonly PreparedRow[]
  owners: { value: string; label: string }[]
  set: (rows: PreparedRow[]) => void
  fresh: () => PreparedRow
}

export function PreparedFields({ rows, owners, set, fresh }: Props) {
  const t = useWords()
  const change = (at: number, more: Partial<PreparedRow>) =>
    set(rows.map((row, place) => (place === at ? { ...row, ...more } : row)))
  const field = (at: number, name: keyof PreparedRow, required: boolean) => ({
    name: `actions.${at}.${name}`,
    value: rows[at]![name] ?? undefined,
    onChange: (value: unknown) =>
      change(at, { [name]: value ?? (name === 'ownerId' ? null : undefined) }),
    onBlur: () => {},
    error: null,
    required,
  })
  return (
    <fieldset className="Prepared">
      <legend>{t('plan:planB.actions')}</legend>
      {rows.map((_, at) => (
        // Rows have no name of their own: their place is what they are called by.
        <div key={at} className="Prepared-row">
          <TextField
            {...field(at, 'title', true)}
            label={t('plan:planB.action', { count: at + 1 })}
            autoComplete="off"
          />
          <TextField
            {...field(at, 'how', false)}
            label={t('plan:planB.how', { count: at + 1 })}
            autoComplete="off"
          />
          <div className="Form-two">
            <SelectField
              {...field(at, 'ownerId', false)}
              search
              clearable
              label={t('plan:planB.who', { count: at + 1 })}
              options={owners}
            />
            <NumberField
              {...field(at, 'days', true)}
              decimals={0}
              min={0}
              label={t('plan:planB.days', { count: at + 1 })}
            />
          </div>
          {rows.length > 1 && (
            <Act
              size="compact-sm"
              aria-label={t('plan:planB.removeOf', { count: at + 1 })}
              onClick={() => set(rows.filter((__, place) => place !== at))}
            >
              {t('plan:planB.remove')}
            </Act>
          )}
        </div>
      ))}
      {rows.length < MOST_PREPARED && (
        <Act size="compact-sm" onClick={() => set([...rows, fresh()])}>
          {t('plan:planB.another')}
        </Act>
      )}
    </fieldset>
  )
}
