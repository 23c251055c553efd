/** What an indicator would have fired over the past year: said, drawn, and as a table. */
import { useRead } from '../ui/api.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readTrial } from './firing.api.ts'
import type { ItemOf } from './item.ts'
import { isBeyond } from './kpi.ts'
import { TrialPicture } from './TrialPicture.tsx'
import { useMeasured } from './useMeasured.tsx'
import './planB.css'

type Props = { item: ItemOf<'kpi'>; currency: string | null }

export function TrialTold({ item, currency }: Props) {
  const t = useWords()
  const format = useFormat()
  const { told } = useMeasured(currency)
  const trial = useRead(readTrial, { itemId: item.itemId })
  const { body } = item
  const { threshold } = body
  const { points, crossings } = trial
  if (points.length === 0 || threshold === null) {
    return (
      <p>{t(threshold === null ? 'plan:trial.noThreshold' : `plan:trial.nothing.${trial.from}`)}</p>
    )
  }
  const says = [
    t('plan:trial.says', { count: crossings.length }),
    ...crossings.map(({ day, backOn, value }) =>
      t(backOn ? 'plan:trial.stay' : 'plan:trial.still', {
        day: format.day(day),
        back: backOn ? format.day(backOn) : '',
        value: told(value, body),
      }),
    ),
  ]
  const summary = says.join(' ')
  return (
    <div className="Trial">
      <p>{summary}</p>
      <TrialPicture
        points={points}
        crossings={crossings}
        threshold={threshold}
        worse={body.worse}
        says={summary}
        told={(value) => told(value, body)}
      />
      <details className="Known-before">
        <summary>{t('plan:trial.table')}</summary>
        <table className="Parts">
          <thead>
            <tr>
              <th scope="col">{t('plan:reading.day')}</th>
              <th scope="col">{t('plan:trial.value')}</th>
              <th scope="col">{t('plan:trial.against', { value: told(threshold, body) })}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, value }) => (
              <tr key={day}>
                <th scope="row">{format.day(day)}</th>
                <td>{told(value, body)}</td>
                <td>
                  {crossings.some((one) => one.day === day)
                    ? t('plan:trial.fires')
                    : t(isBeyond(body, value) ? 'plan:trial.beyond' : 'plan:trial.good')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
