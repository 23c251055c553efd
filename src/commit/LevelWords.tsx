/** How a service level is said: what within what, whose hours count, and one worked example. */
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Calendar } from './calendar.ts'
import { msOf } from './duration.ts'
import { exampleOf } from './levelExample.ts'
import type { LevelMetric } from './serviceLevel.ts'

type Promised = {
  metric: LevelMetric
  target: string | null
  targetShare: number | null
}

export function useLevelWords() {
  const t = useWords()
  const format = useFormat()
  return ({ metric, target, targetShare }: Promised) =>
    metric === 'availability'
      ? t('commit:level.share', { share: format.percent(targetShare ?? 0, 3) })
      : t('commit:level.within', {
          metric: t(`commit:level.metric.${metric}`),
          target: target ?? '',
        })
}

type ExampleProps = { target: string; calendar: (Calendar & { name: string }) | null }

/** Whether hours of the clock or working hours are counted, and what that makes of a Monday at ten. */
export function LevelExample({ target, calendar }: ExampleProps) {
  const t = useWords()
  const format = useFormat()
  const { person, today } = useSession()
  const { opens, due } = exampleOf(msOf(target), { calendar, zone: person.timeZone, today })
  const told = (at: string) =>
    t('commit:level.at', { day: format.dayLong(at.slice(0, 10)), time: at.slice(11) })
  const counts = calendar
    ? t('commit:level.working', { calendar: calendar.name })
    : t('commit:level.clock')
  const example =
    due === null
      ? t('commit:level.never')
      : t('commit:level.example', { opens: told(opens), due: told(due) })
  return (
    <>
      {counts} {example}
    </>
  )
}
