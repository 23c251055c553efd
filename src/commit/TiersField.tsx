/** Tiers of a compensation, line by line: below which share kept, which share of the base is owed. In percent. */
import '../segment/market.css'
import { Act } from '../ui/Act.tsx'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'

type Line = { below?: number | undefined; pays?: number | undefined }

const MOST = 6

export function TiersField({ value, onChange, error }: Field) {
  const t = useWords()
  const lines = (value as Line[] | undefined) ?? []
  const cell = (at: number, key: keyof Line) => ({
    ...liveField(`tiers-${key}-${at}`, lines[at]![key], (next) =>
      onChange(lines.map((one, place) => (place === at ? { ...one, [key]: next } : one))),
    ),
    suffix: ' %',
    label: t(`commit:compensation.tier.${key}`),
  })
  return (
    <fieldset className="Lines-of">
      <legend>{t('commit:compensation.field.tiers')}</legend>
      {lines.map((_, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a tier has no name of its own
        <div key={at} className="Lines-one">
          <div className="Thresholds">
            <NumberField {...cell(at, 'below')} />
            <NumberField {...cell(at, 'pays')} />
            {lines.length > 1 && (
              <Act
                size="compact-sm"
                aria-label={t('commit:compensation.tier.dropOf', { at: at + 1 })}
                onClick={() => onChange(lines.filter((_one, place) => place !== at))}
              >
                {t('commit:compensation.tier.drop')}
              </Act>
            )}
          </div>
        </div>
      ))}
      {error && <p role="alert">{t('commit:compensation.tier.wrong')}</p>}
      {lines.length < MOST && (
        <Act size="compact-sm" onClick={() => onChange([...lines, {}])}>
          {t('commit:compensation.tier.add')}
        </Act>
      )}
    </fieldset>
  )
}
