/** The report card of the foretold losses: scores with their intervals, and how often what was said came true. */
import { useMemo } from 'react'
import { dayOfNumber } from '../identify/portfolio.ts'
import { Card } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { expectedActual } from '../ui/Chart/expectedActual.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { ChurnTold } from './churnCard.ts'
import './monitor.css'

export function ChurnReliability({ told: { scores } }: { told: ChurnTold }) {
  const t = useWords()
  const picture = useMemo(
    () =>
      scores &&
      expectedActual({
        labels: scores.bins.map((_, at) => String(at + 1)),
        expected: scores.bins.map(({ predicted }) => predicted),
        actual: scores.bins.map(({ actual }) => actual),
        as: 'points',
        show: (value, write) => write.percent(value, 0),
        words: {
          label: t('monitor:churn.bin'),
          expected: t('monitor:churn.predicted'),
          actual: t('monitor:churn.actual'),
        },
      }),
    [scores, t],
  )
  if (!picture || !scores) return null
  return (
    <Chart
      title={t('monitor:churn.calibration')}
      describes={t('monitor:churn.calibrationSays', { error: scores.calibrationError })}
      file="calibracion-perdida"
      picture={picture}
      height={240}
      foot={t('monitor:churn.calibrationSays', { error: scores.calibrationError })}
    />
  )
}

const SHARES = ['skillOverBase', 'skillOverRecency'] as const
const NUMBERS = ['auc', 'brier', 'logLoss', 'lift'] as const

export function ChurnCardTable({ told }: { told: ChurnTold }) {
  const t = useWords()
  const format = useFormat()
  const { scores, learnt, origins, horizonDays, whyNot } = told
  return (
    <Card title={t('monitor:churn.card')}>
      <p>
        {learnt
          ? t('monitor:churn.learnt', {
              losses: learnt.losses,
              accounts: learnt.accounts,
              rows: learnt.rows,
              days: horizonDays,
              weight: format.percent(learnt.weight, 0),
            })
          : whyNot && t(`monitor:churn.whyNot.${whyNot}`)}
      </p>
      {scores && (
        <table className="Plain">
          <caption className="unseen">{t('monitor:churn.card')}</caption>
          <tbody>
            {NUMBERS.map((name) => (
              <tr key={name}>
                <th scope="row">{t(`monitor:churn.score.${name}`)}</th>
                <td>{format.number(scores[name].value, 2)}</td>
                <td className="dim">
                  {format.number(scores[name].low, 2)} – {format.number(scores[name].high, 2)}
                </td>
              </tr>
            ))}
            {SHARES.map((name) => (
              <tr key={name}>
                <th scope="row">{t(`monitor:churn.score.${name}`)}</th>
                <td>{format.percent(scores[name].value, 0)}</td>
                <td className="dim">
                  {format.percent(scores[name].low, 0)} – {format.percent(scores[name].high, 0)}
                </td>
              </tr>
            ))}
            {scores.salesCaptured && (
              <tr>
                <th scope="row">{t('monitor:churn.score.captured')}</th>
                <td>{format.percent(scores.salesCaptured.value, 0)}</td>
                <td className="dim">
                  {format.percent(scores.salesCaptured.low, 0)} –{' '}
                  {format.percent(scores.salesCaptured.high, 0)}
                </td>
              </tr>
            )}
            <tr>
              <th scope="row">{t('monitor:churn.score.recency')}</th>
              <td>{format.number(scores.recency.auc, 2)}</td>
              <td>—</td>
            </tr>
          </tbody>
        </table>
      )}
      {origins.length > 0 && (
        <ul className="dim">
          {origins.map(({ day, accounts, quiet }) => (
            <li key={day}>
              {t('monitor:churn.origin', { day: format.day(dayOfNumber(day)!), accounts, quiet })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
