/** Who moved it: the accounts that left, buy less, buy more, or came. */
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Shown } from './RetentionPage.tsx'
import type { ToldDriver } from './retentionStudy.ts'

const KINDS = ['churn', 'contraction', 'expansion', 'won'] as const

export function RetentionMoves({ told, currency, view }: Shown) {
  const t = useWords()
  const { moves } = told.periods[view.value.period]
  if (!moves) return null
  // Who skips a month or a quarter has not left yet.
  const nameOf = (kind: (typeof KINDS)[number]) =>
    kind === 'churn' && view.value.period !== 'year' ? 'quiet' : kind
  return (
    <div className="Retention-moves">
      {KINDS.map((kind) => (
        <Card
          key={kind}
          title={t(`identify:retention.moves.${nameOf(kind)}`)}
          aside={t(`identify:retention.moves.${nameOf(kind)}Does`)}
        >
          {moves[kind].length === 0 ? (
            <p className="dim">{t(`identify:retention.moves.${nameOf(kind)}None`)}</p>
          ) : (
            <ul aria-label={t(`identify:retention.moves.${nameOf(kind)}`)}>
              {moves[kind].map((one) => (
                <Move key={one.accountId} currency={currency} {...one} />
              ))}
            </ul>
          )}
        </Card>
      ))}
    </div>
  )
}

function Move({ accountId, name, before, after, currency }: ToldDriver & { currency: string }) {
  const t = useWords()
  const format = useFormat()
  return (
    <li>
      <A to={`/accounts/${accountId}`}>{name}</A>
      <b>{format.moneyChange(after - before, currency)}</b>
      <small className="dim">
        {t('identify:retention.moves.fromTo', {
          before: format.moneyShort(before, currency),
          after: format.moneyShort(after, currency),
        })}
      </small>
    </li>
  )
}
