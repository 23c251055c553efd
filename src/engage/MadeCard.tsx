/** What came of a talk, as it stands today. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Interaction } from './interaction.ts'
import { listMade } from './talk.api.ts'
import type { MadeAs } from './talk.ts'

const TAB: Record<MadeAs, string> = {
  action: 'activity',
  theirs: 'activity',
  commitment: 'commitments',
  decision: 'plan',
}

export function MadeCard({ talk: { interactionId, accountId } }: { talk: Interaction }) {
  const t = useWords()
  const format = useFormat()
  const made = useRead(listMade, { interactionId })
  return (
    <Card title={t('engage:made.title')}>
      {made.length === 0 && <Empty>{t('engage:made.none')}</Empty>}
      <ul className="Known-rows">
        {made.map(({ as, thingId, text, dueOn, state }) => (
          <li key={thingId}>
            <Chip>{t(`engage:made.as.${as}`)}</Chip> {text}{' '}
            <span className="dim">
              {dueOn && `${format.day(dueOn)} · `}
              {state && state !== 'open' && `${t(`engage:made.state.${state as 'done'}`)} · `}
              <A to={`/accounts/${accountId}/${TAB[as]}`}>{t('engage:made.see')}</A>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
