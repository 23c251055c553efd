/** In Hoy: which accounts changed tier lately, and which will soon. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { DecisionsTold } from './DecisionTold.tsx'
import { readMoves } from './standing.api.ts'

/** More are on the page of tiers. */
const SHOWN = 8

export function MovesPanel() {
  const t = useWords()
  const moves = useRead(readMoves, {})
  if (moves.length === 0) return null
  return (
    <Card
      title={t('segment:standing.panel')}
      aside={<A to="/selection/tiers">{t('segment:standing.toTiers')}</A>}
    >
      <DecisionsTold decisions={moves.slice(0, SHOWN)} brief />
      {moves.length > SHOWN && (
        <p className="dim">{t('segment:standing.andMore', { count: moves.length - SHOWN })}</p>
      )}
    </Card>
  )
}
