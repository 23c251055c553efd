/** How many key accounts at least of a segment of the market or of a zone, line by line. */
import { readSlices } from '../identify/portfolio.api.ts'
import { Act } from '../ui/Act.tsx'
import { useList } from '../ui/api.ts'
import { SelectField, SuggestField } from '../ui/choiceFields.tsx'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readMarket } from './market.api.ts'
import './market.css'
import { GROUPED, type Least } from './selection.ts'

const MOST_LINES = 50

export function LeastFields({ value, onChange }: Field) {
  const t = useWords()
  const lines = (value as Least[] | undefined) ?? []
  const { data: market } = useList(readMarket, {})
  const { data: slices = [] } = useList(readSlices, {})
  const names = {
    segment: (market?.segments ?? [])
      .filter(({ endedOn }) => endedOn === null)
      .map(({ name }) => name),
    zone: slices.filter(({ by, name }) => by === 'zone' && name !== '').map(({ name }) => name),
  }
  const set = (at: number, more: object) =>
    onChange(lines.map((line, n) => (n === at ? { ...line, ...more } : line)))
  return (
    <fieldset className="Lines-of">
      <legend>{t('segment:least.title')}</legend>
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own until one is typed
        <div key={at} className="Lines-one">
          <div className="Thresholds">
            <SelectField
              {...liveField(`least-by-${at}`, line.by, (by) => set(at, { by, name: '' }))}
              label={t('segment:least.of')}
              options={GROUPED.map((by) => ({ value: by, label: t(`segment:least.by.${by}`) }))}
            />
            <SuggestField
              {...liveField(`least-name-${at}`, line.name, (name) => set(at, { name }))}
              label={t('segment:least.which')}
              options={names[line.by]}
            />
            <NumberField
              {...liveField(`least-accounts-${at}`, line.accounts, (to) =>
                set(at, { accounts: typeof to === 'number' ? to : 1 }),
              )}
              min={1}
              max={1000}
              decimals={0}
              label={t('segment:least.accounts')}
            />
            <Act
              size="compact-sm"
              aria-label={
                line.name
                  ? t('segment:least.removeOf', { name: line.name })
                  : t('segment:least.removeBlank')
              }
              onClick={() => onChange(lines.filter((_, n) => n !== at))}
            >
              {t('segment:market.remove')}
            </Act>
          </div>
        </div>
      ))}
      {lines.length < MOST_LINES && (
        <div>
          <Act
            size="compact-sm"
            onClick={() => onChange([...lines, { by: 'segment', name: '', accounts: 1 }])}
          >
            {t('segment:least.add')}
          </Act>
        </div>
      )}
    </fieldset>
  )
}
