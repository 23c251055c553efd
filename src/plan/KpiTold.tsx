/** An indicator: what it is today, against the threshold that was set beforehand. */
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { ItemOf } from './item.ts'
import { isBeyond, readingLate } from './kpi.ts'
import { valueNow } from './objective.ts'
import type { PlanReading } from './PlanRead.tsx'
import { useMeasured } from './useMeasured.tsx'

export function KpiTold({ item, read }: { item: ItemOf<'kpi'>; read: PlanReading }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { told, name } = useMeasured(read.currency)
  const { body, readings } = item
  const value = valueNow(item, read.live)
  const last = readings.at(-1)
  const late = item.state === 'dropped' ? 0 : readingLate(item, read.plan.fromOn, today)
  const day = body.metric === 'hand' ? last?.day : read.asOf
  return (
    <p>
      {name(body)}: {told(value, body)}{' '}
      {isBeyond(body, value) && <Chip tone="bad">{t('plan:kpi.beyond')}</Chip>}{' '}
      {late > 0 && <Chip tone="warn">{t('plan:kpi.late', { count: late })}</Chip>}{' '}
      {body.threshold === null && <Chip tone="warn">{t('plan:kpi.noThreshold')}</Chip>}{' '}
      <span className="dim">
        {body.threshold !== null &&
          t(`plan:kpi.threshold.${body.worse}`, { value: told(body.threshold, body) })}{' '}
        · {t(`plan:option.frequency.${body.frequency}`)}
        {day && ` · ${format.day(day)}`}
        {body.source && ` · ${body.source}`}
      </span>
    </p>
  )
}
