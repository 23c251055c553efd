/** Where raters lie two points or more apart: who gave what, to be talked about and thought over. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Criteria } from './criterion.ts'
import { readDisagreements } from './rating.api.ts'
import { STRENGTH } from './rating.ts'

const SHOWN = 30

type Props = {
  roundId: string
  criteria: Criteria
  /** Opens an account in one's own sheet; whoever doesn't rate has none. */
  turnTo?: (accountId: string) => void
}

export function Disagreements({ roundId, criteria, turnTo }: Props) {
  const t = useWords()
  const format = useFormat()
  const apart = useRead(readDisagreements, { roundId })
  const nameOf = (key: string) =>
    key === STRENGTH
      ? t('segment:strength.name')
      : (criteria.find((one) => one.key === key)?.name ?? key)
  return (
    <Card
      title={t('segment:rating.apart')}
      aside={t('segment:rating.apartCount', { count: apart.length })}
    >
      {apart.length === 0 && <p className="dim">{t('segment:rating.agreed')}</p>}
      <ul className="Apart">
        {apart.slice(0, SHOWN).map(({ accountId, account, key, mean, opinions }) => (
          <li key={`${accountId} ${key}`}>
            <p>
              <A to={`/accounts/${accountId}`}>{account}</A> · {nameOf(key)}{' '}
              <span className="dim">
                {t('segment:rating.mean', { mean: format.number(mean, 1) })}
              </span>{' '}
              {turnTo && (
                <button
                  type="button"
                  className="Question-clear"
                  aria-label={t('segment:rating.againOf', { account })}
                  onClick={() => turnTo(accountId)}
                >
                  {t('segment:rating.again')}
                </button>
              )}
            </p>
            <ol className="Apart-scale">
              {[1, 2, 3, 4, 5].map((point) => {
                const who = opinions.filter((one) => one.point === point).map(({ name }) => name)
                return (
                  <li key={point} data-said={who.length > 0 || undefined}>
                    <b>{point}</b>
                    <span>{who.join(', ')}</span>
                  </li>
                )
              })}
            </ol>
            {opinions.map(
              ({ personId, name, note }) =>
                note !== '' && (
                  <p key={personId} className="dim">
                    {t('segment:rating.noteOf', { name, note })}
                  </p>
                ),
            )}
          </li>
        ))}
      </ul>
      {apart.length > SHOWN && (
        <p className="dim">{t('segment:rating.more', { count: apart.length - SHOWN })}</p>
      )}
    </Card>
  )
}
