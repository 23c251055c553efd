/** The criteria of two lists beside each other: weights before and after, and which thresholds differ. */
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Criteria, Criterion } from './criterion.ts'
import { readSelection } from './selection.api.ts'

export function CriteriaBeside({ otherId, criteria }: { otherId: string; criteria: Criteria }) {
  const t = useWords()
  const { selection: other } = useRead(readSelection, { selectionId: otherId })
  const before = new Map(other.criteria.map((one) => [one.key, one]))
  const after = new Map(criteria.map((one) => [one.key, one]))
  const all = [...new Map([...before, ...after]).values()]
  return (
    <Card title={t('segment:review.criteria')}>
      <table className="Plain" aria-label={t('segment:review.criteria')}>
        <thead>
          <tr>
            <th scope="col">{t('segment:review.criterion')}</th>
            <th scope="col">{t('segment:review.before')}</th>
            <th scope="col">{t('segment:review.after')}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ key, name }) => (
            <Line key={key} name={name} before={before.get(key)} after={after.get(key)} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

type LineProps = { name: string; before: Criterion | undefined; after: Criterion | undefined }

function Line({ name, before, after }: LineProps) {
  const t = useWords()
  const format = useFormat()
  const weight = (one: Criterion | undefined) => (one ? format.percent(one.weight / 100, 0) : '–')
  const scoring = (one: Criterion) => JSON.stringify([one.measured, one.axis, one.looksAhead])
  const isOther = before && after && scoring(before) !== scoring(after)
  return (
    <tr>
      <th scope="row">
        {name}
        {isOther && <small className="dim">{t('segment:review.scoredOtherwise')}</small>}
      </th>
      <td>{weight(before)}</td>
      <td>{weight(after)}</td>
    </tr>
  )
}
