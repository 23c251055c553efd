/** Escalations in rows, on the account, in Hoy, and across the firm. */
import type { ReactNode } from 'react'
import { A } from '../ui/A.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Escalation } from './escalation.ts'
import { EscalationChips } from './EscalationChips.tsx'
import '../accounts/known.css'

type Props = {
  escalations: readonly Escalation[]
  about?: (one: Escalation) => ReactNode
}

export function EscalationRows({ escalations, about }: Props) {
  const t = useWords()
  const format = useFormat()
  return (
    <ul className="Known-rows">
      {escalations.map((one) => (
        <li key={one.escalationId}>
          <A to={`/requests/escalations/${one.escalationId}`}>{one.title}</A> {about?.(one)}{' '}
          <EscalationChips escalation={one} />
          {one.stake && <p>{one.stake}</p>}
          {one.outcome && <p>{one.outcome}</p>}
          <p className="dim">
            {[
              one.ownerName && t('engage:owner', { name: one.ownerName }),
              t('engage:escalation.openedAt', { at: format.instant(one.openedAt) }),
              one.state === 'open' &&
                one.dueAt &&
                t('engage:escalation.dueAt', { at: format.instant(one.dueAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
