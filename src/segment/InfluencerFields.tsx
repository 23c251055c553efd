/** Who sways what a segment buys, line by line. */
import { Act } from '../ui/Act.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type Influencer, SWAYS } from './market.ts'

const MOST = 12
const WEIGHTS = ['1', '2', '3'] as const

export function InfluencerFields({ value, onChange }: Field) {
  const t = useWords()
  const lines = (value as Influencer[] | undefined) ?? []
  const set = (at: number, more: object) =>
    onChange(lines.map((line, n) => (n === at ? { ...line, ...more } : line)))
  return (
    <fieldset className="Lines-of">
      <legend>{t('segment:market.influencers')}</legend>
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own until one is typed
        <div key={at} className="Lines-one">
          <div className="Thresholds">
            <TextField
              {...liveField(`who-${at}`, line.who, (who) => set(at, { who }))}
              label={t('segment:market.who')}
              hint={t('segment:market.whoHint')}
            />
            <SelectField
              {...liveField(`sways-${at}`, line.sways, (sways) => set(at, { sways }))}
              label={t('segment:market.swaysIn')}
              options={SWAYS.map((one) => ({
                value: one,
                label: t(`segment:market.sways.${one}`),
              }))}
            />
            <SelectField
              {...liveField(`weight-${at}`, String(line.weight), (to) =>
                set(at, { weight: Number(to) }),
              )}
              label={t('segment:market.weight')}
              options={WEIGHTS.map((one) => ({
                value: one,
                label: t(`segment:market.weigh.${one}`),
              }))}
            />
          </div>
          <TextField
            {...liveField(`note-${at}`, line.note, (note) => set(at, { note }))}
            required={false}
            label={t('segment:market.note')}
          />
          <div>
            <Act
              size="compact-sm"
              aria-label={
                line.who
                  ? t('segment:market.removeInfluencer', { who: line.who })
                  : t('segment:market.removeBlank')
              }
              onClick={() => onChange(lines.filter((_, n) => n !== at))}
            >
              {t('segment:market.remove')}
            </Act>
          </div>
        </div>
      ))}
      {lines.length < MOST && (
        <div>
          <Act
            size="compact-sm"
            onClick={() => onChange([...lines, { who: '', sways: 'both', weight: 2, note: '' }])}
          >
            {t('segment:market.addInfluencer')}
          </Act>
        </div>
      )}
    </fieldset>
  )
}
