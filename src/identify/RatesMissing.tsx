/** Where rates lack, figures stand per currency side by side: which one is seen, what lacks, and the way to fix it. */
import { Button, SegmentedControl } from '@mantine/core'
import { useGo } from '../ui/A.tsx'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import type { AccountList } from './accountList.ts'
import type { PortfolioTold } from './told.ts'

type Props = {
  told: PortfolioTold
  portfolio: NonNullable<PortfolioTold['portfolio']>
  list: Pick<ReturnType<typeof useListState<typeof AccountList>>, 'change'>
}

export function RatesMissing({ told: { home }, portfolio, list }: Props) {
  const t = useWords()
  const go = useGo()
  const { converted, valuation, valuations, missing } = portfolio
  if (converted) return null
  return (
    <section className="Card Portfolio-rates" aria-label={t('identify:portfolio.rates.title')}>
      <div>
        <strong>{t('identify:portfolio.rates.title')}</strong>
        <p className="dim">
          {home === null
            ? t('identify:portfolio.rates.noHome')
            : missing
                .map(({ days, ...one }) =>
                  t('identify:portfolio.rates.days', { count: days, ...one }),
                )
                .join('; ')}
        </p>
      </div>
      {valuations.length > 1 && (
        <SegmentedControl
          aria-label={t('identify:portfolio.rates.choose')}
          value={valuation}
          onChange={(chosen) => list.change({ valuation: chosen })}
          data={valuations.map((one) => one.valuation)}
        />
      )}
      <Button variant="filled" onClick={() => go('/data/rates')}>
        {t('identify:portfolio.rates.fix')}
      </Button>
    </section>
  )
}
