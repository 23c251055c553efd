/** In Hoy: key accounts that don't grow, each with what is asked about it now. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listOpenStalled } from './stalled.api.ts'
import { STATE_TONES } from './stalledChanged.tsx'

/** The others are on their page. */
const SHOWN = 5

export function StalledPanel() {
  const t = useWords()
  const format = useFormat()
  const open = useRead(listOpenStalled, {})
  if (open.length === 0) return null
  return (
    <Card
      title={t('segment:stalled.panel.title')}
      aside={
        <A to="/selection/stalled">{t('segment:stalled.panel.all', { count: open.length })}</A>
      }
    >
      <ul className="Limits-told">
        {open.slice(0, SHOWN).map(({ caseId, accountId, account, state, figures }) => (
          <li key={caseId}>
            <A to={`/accounts/${accountId}/choice`}>{account}</A>{' '}
            <Chip tone={STATE_TONES[state]}>{t(`segment:stalled.state.${state}`)}</Chip>{' '}
            <span className="dim">
              {t('segment:stalled.flatSince', { day: format.day(figures.since) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
