/** Coste de servir: which accounts leave a profit once they are served, which eat it, and what to do. */
import { Button } from '@mantine/core'
import { A, useGo } from '../ui/A.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { AccountCostList } from './cost.ts'
import { CostPictures } from './CostPictures.tsx'
import { readCosts } from './costs.api.ts'
import type { CostsTold } from './costs.ts'
import { CostsStrip } from './CostsStrip.tsx'
import { CostTable } from './CostTable.tsx'
import { CostTabs } from './CostTabs.tsx'
import { COST_PLACES } from './portfolioPlaces.ts'
import { Studied, useStudy } from './Studied.tsx'
import { Linked, useSaid } from './telling.tsx'

export function CostsPage() {
  const t = useWords()
  const list = useListState(AccountCostList)
  const { asOf, valuation } = list.value
  const answer = useStudy(readCosts, { asOf, valuation })
  const { told } = answer
  return (
    <Page
      title={t('identify:costs.title')}
      facts={
        told
          ? [
              t('identify:costs.period', { from: told.from, to: told.to }),
              answer.valuation,
              t('identify:portfolio.accounts', { count: told.accounts }),
            ]
          : []
      }
      sentence={told && <Opening told={told} currency={answer.valuation!} />}
    >
      <CostTabs at="result" />
      <Studied answer={answer}>
        {({ told: costs, valuation: currency }) => (
          <>
            {costs.activities.length === 0 && <NothingYet />}
            <CostsStrip told={costs} currency={currency} list={list} />
            <CostPictures told={costs} currency={currency} />
            <CostTable list={list} told={costs} currency={currency} />
          </>
        )}
      </Studied>
    </Page>
  )
}

/** Who is worst and what to do about it; else what is missing to know it; else that all is well. */
function Opening({ told, currency }: { told: CostsTold; currency: string }) {
  const t = useWords()
  const said = useSaid(currency)
  const { worst, activities, whale, serving, margin } = told
  if (whale.accounts === 0) return t('identify:costs.opening.noMargin')
  if (worst) {
    const { name, accountId, remedy } = worst
    const values = { name, currency, margin: worst.margin ?? 0, serving: worst.serving }
    const text =
      worst.serving > 0
        ? t('identify:costs.opening.worst', values)
        : t(`identify:costs.opening.${worst.sales > 0 ? 'loss' : 'returned'}`, {
            ...values,
            loss: -values.margin,
          })
    return (
      <>
        <Linked text={text} name={name} to={`/accounts/${accountId}`} />
        {remedy && ` ${said(remedy)}`}{' '}
        <A to="/selection/remedies">{t('identify:costs.toRemedies')}</A>
      </>
    )
  }
  if (activities.length === 0) return t('identify:costs.opening.nothing')
  if (serving === 0) return t('identify:costs.opening.unpriced')
  const share = margin > 0 ? serving / margin : 0
  return t('identify:costs.opening.calm', { share })
}

function NothingYet() {
  const t = useWords()
  const go = useGo()
  const { role } = useSession()
  const mayPrice = role === 'lead' || role === 'admin'
  return (
    <Empty
      step={
        mayPrice && (
          <Button variant="filled" onClick={() => go(COST_PLACES.rates)}>
            {t('identify:costs.begin')}
          </Button>
        )
      }
    >
      {t('identify:costs.empty')}
    </Empty>
  )
}
