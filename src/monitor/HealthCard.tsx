/** On the account: the score, what it is made of, and what moves it. */
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { BAND_TONES, usePoints, useReasonWords } from './healthChanged.tsx'
import type { AccountHealth, HealthNow } from './healthTold.ts'
import './monitor.css'

export function HealthCard({ told }: { told: AccountHealth }) {
  const t = useWords()
  const format = useFormat()
  const { now } = told
  if (!now || now.score === null || now.band === null)
    return (
      <Card title={t('monitor:health.title')}>
        <Empty>{t('monitor:health.none')}</Empty>
      </Card>
    )
  const moved = now.before === null ? null : Math.round(now.score - now.before)
  return (
    <Card
      title={t('monitor:health.title')}
      aside={t('monitor:health.asOf', { day: format.day(now.day) })}
    >
      <p className="Health-head">
        <b className="Health-score">{format.number(Math.round(now.score))}</b>{' '}
        <Chip tone={BAND_TONES[now.band]}>{t(`monitor:health.band.${now.band}`)}</Chip>
        <span className="dim">
          {moved === null
            ? t('monitor:health.noBefore')
            : t('monitor:health.moved', { points: moved > 0 ? `+${moved}` : String(moved) })}
          {' · '}
          {t('monitor:health.confidence', { share: format.percent(now.confidence, 0) })}
        </span>
      </p>
      <Groups now={now} />
      <h3>{t('monitor:health.reasons')}</h3>
      <Reasons now={now} />
    </Card>
  )
}

function Groups({ now }: { now: HealthNow }) {
  const t = useWords()
  const format = useFormat()
  const title = t('monitor:health.groups')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard
    <section className="Scrolls" tabIndex={0} aria-label={title}>
      <table className="Plain Health-groups">
        <thead>
          <tr>
            <th>{t('monitor:health.groupName')}</th>
            <th>{t('monitor:health.score')}</th>
            <th>{t('monitor:health.weight')}</th>
            <th>{t('monitor:health.belief')}</th>
          </tr>
        </thead>
        <tbody>
          {now.groups.map(({ group, score, weight, belief }) => (
            <tr key={group}>
              <th scope="row">{t(`monitor:health.group.${group}`)}</th>
              <td>
                {score === null ? (
                  <span className="dim">{t('monitor:health.unknown')}</span>
                ) : (
                  <>
                    <meter min={0} max={100} value={score} aria-hidden="true" />{' '}
                    {format.number(Math.round(score))}
                  </>
                )}
              </td>
              <td>{format.percent(weight / 100, 0)}</td>
              <td>{format.percent(belief, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Reasons({ now }: { now: HealthNow }) {
  const t = useWords()
  const reason = useReasonWords()
  const points = usePoints()
  return (
    <ul className="Health-reasons">
      {now.reasons.map((one) => (
        <li key={one.measure}>
          <span>
            {reason(one)}
            {one.ageDays !== null && (
              <small className="dim">
                {' '}
                {t('monitor:health.age', { count: Math.round(one.ageDays) })}
              </small>
            )}
          </span>
          <b data-tone={one.adds < 0 ? 'bad' : 'good'}>{points(one.adds)}</b>
        </li>
      ))}
      <li className="dim">
        <span>{t('monitor:health.middle')}</span>
        <b>50</b>
      </li>
    </ul>
  )
}
