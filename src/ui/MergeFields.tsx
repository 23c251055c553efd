/** Two versions of one thing side by side: per field one chooses which value stays; what is equal is shown once. */
import { useId } from 'react'
import { type Chosen, isAsked, type MergeField, type Side } from './mergeChoice.ts'
import './MergeFields.css'
import { useWords } from './words.ts'

type Props = {
  keptName: string
  otherName: string
  fields: readonly MergeField[]
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}

export function MergeFields({ keptName, otherName, fields, chosen, onChoose }: Props) {
  const t = useWords()
  const asked = fields.filter(isAsked)
  const equal = fields.filter((field) => !isAsked(field) && field.kept !== '')
  return (
    <div className="MergeFields">
      <div className="MergeFields-two">
        <p>
          <span className="dim">{t('ui:merge.stays')}</span> <b>{keptName}</b>
        </p>
        <p>
          <span className="dim">{t('ui:merge.joins')}</span> <b>{otherName}</b>
        </p>
      </div>
      {asked.map((field) => (
        <FieldChoice
          key={field.field}
          field={field}
          side={chosen[field.field] ?? 'kept'}
          onChoose={(side) => onChoose({ ...chosen, [field.field]: side })}
        />
      ))}
      {equal.length > 0 && (
        <section>
          <h3>{t('ui:merge.equal')}</h3>
          <dl>
            {equal.map(({ field, label, kept }) => (
              <div key={field}>
                <dt>{label}</dt>
                <dd>{kept}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}

type ChoiceProps = { field: MergeField; side: Side; onChoose: (side: Side) => void }

function FieldChoice({ field, side, onChoose }: ChoiceProps) {
  const t = useWords()
  const group = useId()
  return (
    <fieldset>
      <legend>{field.label}</legend>
      <div className="MergeFields-two">
        {(['kept', 'other'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={group}
              value={one}
              checked={side === one}
              onChange={() => onChoose(one)}
            />
            <span>
              {field[one] || <i>{t('ui:merge.nothing')}</i>}{' '}
              <small>{t(`ui:merge.of.${one}`)}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
