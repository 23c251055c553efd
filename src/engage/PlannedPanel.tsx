/** In Hoy: the talks that are planned, and those of which nobody told yet how they went. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listPlanned } from './interaction.api.ts'
import '../accounts/known.css'

const SHOWN = 8

export function PlannedPanel() {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  // The nearest first: what is past and untold, then what comes.
  const planned = useRead(listPlanned, {}).toReversed()
  if (planned.length === 0) return null
  return (
    <Card title={t('engage:planned.title')}>
      <ul className="Known-rows">
        {planned.slice(0, SHOWN).map((talk) => (
          <li key={talk.interactionId}>
            <Chip>{t(`engage:interaction.kinds.${talk.kind}`)}</Chip>{' '}
            <A to={`/talks/${talk.interactionId}`}>{talk.subject}</A>{' '}
            {talk.happenedOn < today && <Chip tone="warn">{t('engage:planned.untold')}</Chip>}
            <p className="dim">
              {[
                [format.day(talk.happenedOn), talk.happenedAt].filter(Boolean).join(' '),
                talk.account,
                ...talk.contacts.map(({ name }) => name),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
