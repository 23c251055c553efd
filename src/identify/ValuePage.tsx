/** Valor y riesgo: what the accounts are expected to be worth, by which model, and how far to believe it. */
import { useList } from '../ui/api.ts'
import { Cards } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { AccountList } from './accountList.ts'
import { listAccounts } from './portfolio.api.ts'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { Studied, useStudy } from './Studied.tsx'
import { Linked } from './telling.tsx'
import { readValue } from './value.api.ts'
import type { ValueStudy } from './value.ts'
import { ValueCards } from './ValueCards.tsx'
import { ValueModels } from './ValueModels.tsx'
import { CalibrationChart, TrackingChart } from './ValuePictures.tsx'
import { ValueSettingsForm } from './ValueSettingsForm.tsx'
import { ValueStrip } from './ValueStrip.tsx'

export function ValuePage() {
  const t = useWords()
  const format = useFormat()
  const { asOf, valuation } = useListState(AccountList).value
  const answer = useStudy(readValue, { asOf, valuation })
  const { told } = answer
  return (
    <Page
      title={t('identify:value.tab')}
      facts={
        told && answer.asOf
          ? [
              t('identify:portfolio.accounts', { count: told.accounts }),
              format.day(answer.asOf),
              answer.valuation,
            ]
          : []
      }
      sentence={told && <ValueOpening told={told} currency={answer.valuation!} />}
    >
      <PortfolioTabs at="/portfolio/value" />
      <Studied answer={answer}>
        {({ told: value, valuation: currency, asOf: day }) => (
          <>
            <ValueStrip told={value} currency={currency} />
            <Cards>
              <TrackingChart told={value} />
              <CalibrationChart told={value} />
            </Cards>
            <ValueCards told={value} />
            <Cards columns="1.6fr 1fr">
              <ValueModels told={value} />
              <ValueSettingsForm key={JSON.stringify(value.madeWith) + day} />
            </Cards>
          </>
        )}
      </Studied>
    </Page>
  )
}

/** So many of those worth most are looked at. */
const WATCHED = 50

/** What is expected, and who of those worth most is to be called. */
function ValueOpening({ told, currency }: { told: ValueStudy; currency: string }) {
  const t = useWords()
  const list = AccountList.parse({ sort: 'value', size: WATCHED })
  const { data } = useList(listAccounts, list)
  if (!told.total) {
    const why = t(`identify:value.refused.${told.choice.refused ?? 'no-data'}`)
    return t('identify:value.opening.none', { why })
  }
  const { clv, expectedPurchases } = told.total
  const total = clv
    ? t('identify:value.opening.total', {
        clv: clv.value,
        low: clv.low,
        high: clv.high,
        currency,
      })
    : t('identify:value.opening.noSpend', { purchases: Math.round(expectedPurchases.value) })
  const rows = data?.rows.filter(({ expectedPurchases: some }) => some !== null) ?? []
  const risky = rows
    .filter(({ quiet90, overdueRatio }) => (quiet90 ?? 0) >= 0.5 || (overdueRatio ?? 0) >= 2)
    .toSorted((a, b) => (b.clv ?? 0) * (b.quiet90 ?? 1) - (a.clv ?? 0) * (a.quiet90 ?? 1))[0]
  const one = risky ?? rows[0]
  if (!one) return total
  const text = t(`identify:value.opening.${risky ? 'watch' : 'care'}`, { name: one.name })
  return (
    <>
      {total} <Linked text={text} name={one.name} to={`/accounts/${one.accountId}`} />
    </>
  )
}
