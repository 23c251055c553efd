/** Changes of ours that an account feels; nothing where there are none. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import '../accounts/known.css'
import { useWords } from '../ui/words.ts'
import { listChangesFelt } from './ownChange.api.ts'

export function ChangesFeltCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const felt = useRead(listChangesFelt, { accountId })
  if (felt.length === 0) return null
  return (
    <Card
      title={t('know:ownChange.felt')}
      aside={<A to="/portfolio/changes">{t('know:ownChange.title')}</A>}
    >
      <ul className="Known-rows">
        {felt.map(({ changeId, title, fromOn, what, impact }) => (
          <li key={changeId}>
            <b>{title}</b>{' '}
            <span className="dim">{t('know:ownChange.since', { day: format.day(fromOn) })}</span>
            <p>{impact || what}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
