/** The cheapest cure: how many hours of what, who has them, and what to do where nobody does. */
import { A } from '../../ui/A.tsx'
import { Card } from '../../ui/Card.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import type { NeglectTold } from './neglectTold.ts'

const GIVERS = 8

export function CureCard({ told: { cure, key } }: { told: NeglectTold }) {
  const t = useWords()
  const format = useFormat()
  const hours = (value: number) => format.number(value, value < 10 ? 1 : 0)
  const all = cure.needs.reduce((sum, one) => sum + one.hours, 0)
  return (
    <Card
      title={t('monitor:neglect.cure')}
      aside={all > 0 && t('monitor:neglect.cureAll', { hours: hours(all) })}
    >
      {all === 0 ? (
        <p className="dim">{t('monitor:neglect.cureNone')}</p>
      ) : (
        <ul className="Health-reasons">
          {cure.needs.map(({ tier, skill, accounts, hours: lacks }) => (
            <li key={`${tier} ${skill}`}>
              <span>
                {t('monitor:neglect.cureNeeds', {
                  tier: t(`segment:tier.${tier}.name`),
                  count: accounts,
                })}
              </span>
              <b>{t('monitor:neglect.hoursOf', { hours: hours(lacks), skill })}</b>
            </li>
          ))}
          {cure.gives.slice(0, GIVERS).map(({ personId, name, skill, hours: gives, accounts }) => (
            <li key={`${personId} ${skill}`}>
              <span>{t('monitor:neglect.cureGives', { name, count: accounts })}</span>
              <b>{t('monitor:neglect.hoursOf', { hours: hours(gives), skill })}</b>
            </li>
          ))}
          {cure.gives.length > GIVERS && (
            <li className="dim">
              {t('monitor:neglect.cureMore', { count: cure.gives.length - GIVERS })}
            </li>
          )}
          {cure.moves.map(({ accountId, account, hours: saves, sales }) => (
            <li key={accountId}>
              <span>
                {t('monitor:neglect.cureMove')}{' '}
                <A to={`/accounts/${accountId}/choice`}>{account}</A>{' '}
                <small className="dim">{format.moneyShort(sales)}</small>
              </span>
              <b>{t('monitor:neglect.saves', { hours: hours(saves) })}</b>
            </li>
          ))}
          {cure.moved > cure.moves.length && (
            <li className="dim">
              {t('monitor:neglect.cureMovesMore', { count: cure.moved - cure.moves.length })}
            </li>
          )}
          {cure.lacks.map(({ skill, hours: lacks }) => (
            <li key={skill}>
              <span>{t('monitor:neglect.cureLacks')}</span>
              <b data-tone="bad">{t('monitor:neglect.hoursOf', { hours: hours(lacks), skill })}</b>
            </li>
          ))}
        </ul>
      )}
      {key.accounts.length > 0 && (
        <>
          <h3>{t('monitor:neglect.keyTakes')}</h3>
          <ul className="Health-reasons">
            {key.accounts.map(({ accountId, account, spent, promised }) => (
              <li key={accountId}>
                <A to={`/accounts/${accountId}/activity`}>{account}</A>
                <span className="dim">
                  {t('monitor:neglect.tookOf', { spent: hours(spent), promised: hours(promised) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
