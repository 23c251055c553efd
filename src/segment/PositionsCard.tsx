/** Proposals beside the matrix: those that wait, to be accepted or rejected, and those that were accepted. */
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import type { Position } from './position.ts'
import { PositionLine, type Now } from './PositionLine.tsx'

type Props = { positions: readonly Position[]; now: ReadonlyMap<string, Now> }

/** At first; the rest when asked for. */
const SHOWN = 6

export function PositionsCard({ positions, now }: Props) {
  const t = useWords()
  const waiting = positions.filter(({ state }) => state === 'proposed')
  const accepted = positions.filter(({ state }) => state === 'accepted')
  return (
    <>
      <Card title={t('segment:position.waiting')}>
        {waiting.length === 0 && <p className="dim">{t('segment:position.noneWaiting')}</p>}
        <Lines positions={waiting} now={now} />
      </Card>
      {accepted.length > 0 && (
        <Card title={t('segment:position.standing')}>
          <Lines positions={accepted} now={now} />
        </Card>
      )}
    </>
  )
}

function Lines({ positions, now }: Props) {
  const t = useWords()
  const [all, setAll] = useState(false)
  const left = positions.length - SHOWN
  return (
    <>
      <ul className="Positions">
        {(all ? positions : positions.slice(0, SHOWN)).map((one) => (
          <li key={one.positionId}>
            <b>
              <A to={`/accounts/${one.accountId}/choice`}>{one.name}</A>
            </b>{' '}
            <PositionLine position={one} now={now.get(one.accountId)} />
          </li>
        ))}
      </ul>
      {!all && left > 0 && (
        <button type="button" className="LinkButton" onClick={() => setAll(true)}>
          {t('segment:position.more', { count: left })}
        </button>
      )}
    </>
  )
}
