/** Cifras: what would go with this account, in a sentence, and the way to the simulator with it picked. */
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { readLoss } from './dependency.api.ts'
import { losing } from './dependencyView.ts'
import type { LossTold } from './loss.ts'

type Props = { accountId: string; portfolio: { asOf: string; valuation: string } }

/** Nothing for who sees only their own accounts, and until it is worked out. */
export function LossLinkCard({ accountId, portfolio: { asOf, valuation } }: Props) {
  const t = useWords()
  const { data } = useList(readLoss, { account: accountId, asOf, valuation })
  const loss = data?.told
  if (!loss || loss.sales.lost <= 0 || loss.sales.before <= 0) return null
  const hit = hardest(loss)
  const months = loss.monthsToReplace
  const values = {
    sales: loss.sales.lost,
    currency: valuation,
    share: loss.sales.lost / loss.sales.before,
  }
  return (
    <Card
      title={t('identify:dependency.loss.ask')}
      aside={<A to={losing({ id: accountId, name: '' })}>{t('identify:dependency.loss.open')}</A>}
    >
      <p className="Why">
        {months === null
          ? t('identify:dependency.loss.card', values)
          : t('identify:dependency.loss.cardMonths', { ...values, count: Math.ceil(months) })}{' '}
        {hit &&
          t('identify:dependency.loss.cardHit', {
            by: t(`identify:dependency.dimension.${hit.by}`).toLocaleLowerCase(),
            name: hit.name,
            share: hit.share,
          })}
      </p>
    </Card>
  )
}

const TELLING = ['division', 'zone', 'family', 'manager', 'salesperson'] as const
/** Less is no news. */
const SHARE_WORTH_A_WORD = 0.1
/** What has less of the firm's sales is no news either. */
const SIZE_WORTH_A_WORD = 0.01

function hardest({ hits, sales }: LossTold) {
  return TELLING.flatMap((by) =>
    (hits.find((one) => one.by === by)?.names ?? []).map((one) => ({ by, ...one })),
  )
    .filter(({ name, sales: size }) => name !== '' && size >= SIZE_WORTH_A_WORD * sales.before)
    .flatMap(({ by, name, share }) =>
      share !== null && share >= SHARE_WORTH_A_WORD ? [{ by, name, share }] : [],
    )
    .toSorted((a, b) => b.share - a.share)[0]
}
