/** Binds a criterion to a figure of the accounts, and shows how these would spread over the five points. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useList } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useWords } from '../ui/words.ts'
import { spreadMetric } from './criteria.api.ts'
import { measuredBy, UNIT_OF } from './criteria.ts'
import { ascends, type Criterion, type Measured, type Metric, METRICS } from './criterion.ts'
import { liveField } from '../ui/liveField.ts'
import { SpreadOfPoints } from './SpreadOfPoints.tsx'

type Thresholds = Measured['thresholds']
type Props = { criterion: Criterion; change: (changed: Partial<Criterion>) => void }

export function MeasuredFields({ criterion: { key, measured }, change }: Props) {
  const t = useWords()
  const [metric, setMetric] = useState<Metric | null>(measured?.metric ?? null)
  const choose = (to: unknown) => {
    setMetric(to === 'judged' ? null : (to as Metric))
    if (to === 'judged') change({ measured: null })
  }
  return (
    <fieldset className="Measured">
      <legend>{t('segment:criteria.scored')}</legend>
      <SelectField
        {...liveField(`${key}-metric`, metric ?? 'judged', choose)}
        options={[
          { value: 'judged', label: t('segment:criteria.judged') },
          ...METRICS.map((one) => ({ value: one, label: t(`segment:metric.${one}`) })),
        ]}
        label={t('segment:criteria.by')}
      />
      {metric && (
        <Thresholded
          key={metric}
          metric={metric}
          name={key}
          measured={measured?.metric === metric ? measured : null}
          change={(to) => change({ measured: to })}
        />
      )}
    </fieldset>
  )
}

type ThresholdedProps = {
  metric: Metric
  name: string
  measured: Measured | null
  change: (to: Measured) => void
}

function Thresholded({ metric, name, measured, change }: ThresholdedProps) {
  const t = useWords()
  const better = measured?.better ?? 'more'
  const { data: spread } = useList(spreadMetric, {
    metric,
    better,
    thresholds: measured && ascends(measured.thresholds) ? measured.thresholds : [],
  })
  if (spread === undefined) return null
  if (spread === null) return <p className="dim">{t('segment:criteria.noLedger')}</p>
  const { suggested } = spread
  const taking = (
    <div>
      <Act size="compact-sm" onClick={() => change(measuredBy(spread, better))}>
        {t(suggested ? 'segment:criteria.takeSuggested' : 'segment:criteria.byHand')}
      </Act>
    </div>
  )
  if (!measured) {
    return (
      <>
        <p className="dim">
          {t(suggested ? 'segment:criteria.suggests' : 'segment:criteria.tooFew', {
            count: spread.known,
          })}
        </p>
        <SpreadOfPoints spread={spread} metric={metric} />
        {taking}
      </>
    )
  }
  return (
    <>
      <SelectField
        {...liveField(`${name}-better`, better, (to) =>
          change({ ...measured, better: to as Measured['better'] }),
        )}
        options={(['more', 'less'] as const).map((one) => ({
          value: one,
          label: t(`segment:criteria.better.${one}`),
        }))}
        label={t('segment:criteria.betterWhen')}
      />
      <div className="Thresholds">
        {measured.thresholds.map((limit, at) => (
          <Limit
            key={at}
            metric={metric}
            valuation={spread.valuation}
            name={`${name}-limit${at + 1}`}
            label={t('segment:criteria.limit', { point: better === 'more' ? at + 2 : 5 - at })}
            limit={limit}
            isWrong={at > 0 && limit <= measured.thresholds[at - 1]!}
            change={(to) =>
              change({ ...measured, thresholds: measured.thresholds.with(at, to) as Thresholds })
            }
          />
        ))}
      </div>
      <SpreadOfPoints spread={spread} metric={metric} />
      {taking}
    </>
  )
}

type LimitProps = {
  metric: Metric
  valuation: string
  name: string
  label: string
  limit: number
  isWrong: boolean
  change: (to: number) => void
}

/** Shares are typed as percent. */
function Limit({ metric, valuation, name, label, limit, isWrong, change }: LimitProps) {
  const t = useWords()
  const unit = UNIT_OF[metric]
  const times = unit === 'share' ? 100 : 1
  const shown = Math.round(limit * times * 1e6) / 1e6
  return (
    <NumberField
      {...liveField(name, shown, (to) => {
        if (typeof to === 'number') change(to / times)
      })}
      error={isWrong ? t('segment:criteria.mustAscend') : null}
      label={label}
      {...(unit === 'number' ? {} : { suffix: unit === 'share' ? ' %' : ` ${valuation}` })}
    />
  )
}
