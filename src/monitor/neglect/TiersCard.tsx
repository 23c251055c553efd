/** Each tier: the least that it means, and what is really so. */
import { Card } from '../../ui/Card.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import type { Minimum } from './minimum.ts'
import type { NeglectTold, TierTold } from './neglectTold.ts'

export function TiersCard({ told: { tiers } }: { told: NeglectTold }) {
  const t = useWords()
  const heads = [
    'tier',
    'accounts',
    'covered',
    'answers',
    'visits',
    'hours',
    'below',
    'complaints',
    'lost',
  ] as const
  return (
    <Card title={t('monitor:neglect.tiers')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard */}
      <section className="Neglect-tiers" tabIndex={0} aria-label={t('monitor:neglect.tiers')}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(`monitor:neglect.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tiers
              .filter(({ accounts }) => accounts > 0)
              .map((one) => (
                <TierLine key={one.tier} one={one} />
              ))}
          </tbody>
        </table>
      </section>
      <p className="dim">{t('monitor:neglect.tiersHelp')}</p>
    </Card>
  )
}

function TierLine({ one }: { one: TierTold }) {
  const t = useWords()
  const format = useFormat()
  const { tier, minimum, medianAnswer, promised, below, complaints, lost, lostOf } = one
  const now = one.windows.at(-1)!
  const least = (part: keyof Minimum) =>
    t('monitor:neglect.leastOf', {
      value: format.number(minimum[part].value),
      from: t(`monitor:neglect.from.${minimum[part].from}`),
    })
  const covered = now.accounts > 0 ? format.percent(now.covered / now.accounts, 0) : '—'
  const inTime = now.answers > 0 ? format.percent(now.inTime / now.answers, 0) : null
  return (
    <tr>
      <th scope="row">{t(`segment:tier.${tier}.name`)}</th>
      <td>{format.number(one.accounts)}</td>
      <td>
        {covered}
        <small className="dim">{least('talks')}</small>
      </td>
      <td>
        {inTime === null
          ? t('monitor:neglect.noAnswers')
          : t('monitor:neglect.answered', {
              share: inTime,
              count: now.answers,
              median: medianAnswer === null ? '—' : format.number(medianAnswer, 1),
            })}
        <small className="dim">{least('answerHours')}</small>
      </td>
      <td>{least('visitsAYear')}</td>
      <td>
        {format.number(Math.round(now.hours))}
        <small className="dim">
          {t('monitor:neglect.ofPromised', { hours: format.number(Math.round(promised)) })}
        </small>
      </td>
      <td>{format.number(below)}</td>
      <td>{format.number(complaints)}</td>
      <td>
        {lostOf === 0
          ? '—'
          : t('monitor:neglect.lostOf', {
              lost,
              of: lostOf,
              share: format.percent(lost / lostOf, 0),
            })}
      </td>
    </tr>
  )
}
