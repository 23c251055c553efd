/** Between what a client chooses, line by line: each option's name, what it is exactly, and what it costs us. */
import '../segment/market.css'
import { Act } from '../ui/Act.tsx'
import { TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'

type Line = { title?: string; text?: string; worth?: number | null }

const [LEAST, MOST] = [2, 6]

export function RewardOptionsField({
  value,
  onChange,
  error,
  currency,
}: Field & { currency: string }) {
  const t = useWords()
  const lines = (value as Line[] | undefined) ?? []
  const cell = (at: number, key: keyof Line) => ({
    ...liveField(`options-${key}-${at}`, lines[at]![key], (next) =>
      onChange(lines.map((one, place) => (place === at ? { ...one, [key]: next } : one))),
    ),
    label: t(`commit:reward.option.${key}`, { at: at + 1, currency }),
  })
  return (
    <fieldset className="Lines-of">
      <legend>{t('commit:reward.field.options')}</legend>
      {lines.map((_, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- an option has no name of its own until one is typed
        <div key={at} className="Lines-one">
          <TextField {...cell(at, 'title')} autoComplete="off" />
          <LongTextField {...cell(at, 'text')} rows={2} />
          <NumberField {...cell(at, 'worth')} min={0} decimals={2} />
          {lines.length > LEAST && (
            <Act
              size="compact-sm"
              aria-label={t('commit:reward.option.dropOf', { at: at + 1 })}
              onClick={() => onChange(lines.filter((_one, place) => place !== at))}
            >
              {t('commit:reward.option.drop')}
            </Act>
          )}
        </div>
      ))}
      {error && <p role="alert">{error}</p>}
      {lines.length < MOST && (
        <Act size="compact-sm" onClick={() => onChange([...lines, {}])}>
          {t('commit:reward.option.add')}
        </Act>
      )}
    </fieldset>
  )
}
