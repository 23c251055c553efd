/** Of what day the map is: a day, a month after another, or half a year and a year ago. */
import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { addMonths, type Day } from '../kernel/day.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { DeciderMap } from './deciderMap.ts'
import { monthsSince, placeOf } from './deciderMonths.ts'

type Props = { map: Pick<DeciderMap, 'asOf' | 'firstOn'>; setAsOf: (day: Day) => void }

export function DecidersDay({ map: { asOf, firstOn }, setAsOf }: Props) {
  const t = useWords()
  const { today } = useSession()
  if (firstOn === null || firstOn >= today) return null
  const before = [
    { key: 'halfYear', day: addMonths(today, -6) },
    { key: 'year', day: addMonths(today, -12) },
  ] as const
  return (
    <div className="Deciders-day">
      <TextInput
        size="xs"
        type="date"
        label={t('know:deciders.asOf')}
        min={firstOn}
        max={today}
        value={asOf}
        onChange={({ currentTarget: { value } }) => {
          if (value >= firstOn && value <= today) setAsOf(value)
        }}
      />
      <Months days={monthsSince(firstOn, today)} asOf={asOf} setAsOf={setAsOf} />
      {before
        .filter(({ day }) => day >= firstOn)
        .map(({ key, day }) => (
          <button key={key} type="button" className="LinkButton" onClick={() => setAsOf(day)}>
            {t(`know:deciders.${key}`)}
          </button>
        ))}
    </div>
  )
}

/** Months that are only passed over aren't asked for. */
const RESTS_MS = 250

function Months({ days, asOf, setAsOf }: { days: Day[]; asOf: Day; setAsOf: (day: Day) => void }) {
  const t = useWords()
  const format = useFormat()
  // What is being slid to holds until the map of that day is here.
  const [slid, setSlid] = useState<{ from: Day; at: number } | null>(null)
  const at = slid?.from === asOf ? slid.at : placeOf(days, asOf)
  const settle = useDebouncedCallback(setAsOf, RESTS_MS)
  // The field may name any day: only a step of one's own leads to another.
  const day = placeOf(days, asOf) === at ? asOf : days[at]!
  return (
    <label className="Deciders-months">
      <span>{t('know:deciders.months', { day: format.day(day) })}</span>
      <input
        type="range"
        min={0}
        max={days.length - 1}
        value={at}
        aria-valuetext={format.day(day)}
        onChange={({ currentTarget: { value } }) => {
          setSlid({ from: asOf, at: Number(value) })
          settle(days[Number(value)]!)
        }}
      />
    </label>
  )
}
