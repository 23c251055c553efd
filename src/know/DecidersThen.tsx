/** Says that the map shown is one of another day, and leads back. */
import type { Day } from '../kernel/day.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'

export function DecidersThen({ asOf, back }: { asOf: Day; back: () => void }) {
  const t = useWords()
  const format = useFormat()
  return (
    <output className="Deciders-then">
      {t('know:deciders.then', { day: format.day(asOf) })}
      <button type="button" className="LinkButton" onClick={back}>
        {t('know:deciders.backToNow')}
      </button>
    </output>
  )
}
