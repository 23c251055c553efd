/** The names that hang on one client, of every dimension, those with most money on it first. */
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type DependencyTold, hangsOnOne } from './dependency.ts'
import { losing, placeOf } from './dependencyView.ts'

const MOST = 6

export function HangingCard({ told }: { told: DependencyTold }) {
  const t = useWords()
  const format = useFormat()
  const all = told.dimensions
    .flatMap(({ by, names }) => names.filter(hangsOnOne).map((one) => ({ by, one })))
    .toSorted((a, b) => b.one.most!.share * b.one.sales - a.one.most!.share * a.one.sales)
  return (
    <Card title={t('identify:dependency.hanging.title')}>
      {all.length === 0 ? (
        <Empty>{t('identify:dependency.hanging.none')}</Empty>
      ) : (
        <ul className="Dependency-list">
          {all.slice(0, MOST).map(({ by, one }) => (
            <li key={`${by} ${one.id ?? one.name}`}>
              <span>
                <A to={placeOf(by, one)}>{one.name}</A>{' '}
                <small className="dim">
                  {t(`identify:dependency.dimension.${by}`)} · {format.percent(one.share)}{' '}
                  {t('identify:dependency.hanging.ofSales')}
                </small>
              </span>
              <span>
                {format.percent(one.most!.share, 0)}{' '}
                <A to={`/accounts/${one.most!.accountId}`}>{one.most!.name}</A>
              </span>
              <A to={losing({ id: one.most!.accountId, name: one.most!.name })}>
                {t('identify:dependency.hanging.lose')}
              </A>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
