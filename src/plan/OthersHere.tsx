/** Above a plan: who else has it open, and that there is no connection while there is none. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './prose.css'
import { useRoom } from './room.tsx'

export function OthersHere() {
  const t = useWords()
  const format = useFormat()
  const { state, others } = useRoom()
  const names = others.map(({ name }) => name)
  return (
    <output className="OthersHere" data-state={state}>
      {state === 'away' && t('plan:room.away')}
      {state !== 'away' &&
        names.length > 0 &&
        t('plan:room.here', { count: names.length, names: format.list(names) })}
    </output>
  )
}
