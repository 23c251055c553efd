/** An account's demand to come, of all it buys or of one family, and when in the year it buys. */
import { useState } from 'react'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import type { AccountTold } from './accountTold.ts'
import { readAccountDemand } from './demand.api.ts'
import { FamilyChoice } from './FamilyChoice.tsx'
import type { Forecast } from './demand.ts'
import { ForecastChart, MONTHS_SHOWN } from './ForecastChart.tsx'
import { SeasonsChart } from './SeasonsChart.tsx'
import { MONTHS_FOR_SEASONS } from './models/seasons.ts'

type Props = {
  accountId: string
  portfolio: Pick<NonNullable<AccountTold['portfolio']>, 'valuation'>
}

/** Less would be told as 0 %. */
const LEAST_OWN = 0.005

export function AccountDemand({ accountId, portfolio: { valuation } }: Props) {
  const t = useWords()
  const { all, families, leans } = useRead(readAccountDemand, { accountId, valuation })
  const [chosen, choose] = useState<string | null>(null)
  if (!all || all.history.every((sum) => sum <= 0)) {
    return (
      <Card title={t('identify:demand.forecast')}>
        <Empty>{t('identify:demand.tooShort')}</Empty>
      </Card>
    )
  }
  if (hasLeft(all)) {
    return (
      <Card title={t('identify:demand.forecast')}>
        <Empty>{t('identify:demand.gone', { count: MONTHS_SHOWN })}</Empty>
      </Card>
    )
  }
  const forecast = families.find(({ name }) => name === chosen) ?? all
  const unsaid = t('identify:demand.unsaid')
  const isLong = all.history.length >= MONTHS_FOR_SEASONS
  const foot = !isLong
    ? t('identify:demand.seasons.lent')
    : all.own < LEAST_OWN
      ? t(leans ? 'identify:demand.seasons.lean' : 'identify:demand.seasons.flat')
      : t(leans ? 'identify:demand.seasons.own' : 'identify:demand.seasons.alone', {
          share: all.own,
        })
  return (
    <>
      <ForecastChart
        title={t('identify:demand.forecast')}
        aside={
          families.length > 1 && (
            <FamilyChoice
              whole={t('identify:demand.wholeAccount')}
              families={families.map(({ name }) => name)}
              chosen={chosen}
              choose={choose}
            />
          )
        }
        forecast={forecast}
        valuation={valuation}
        file={t('identify:chartFile.accountDemand')}
      />
      {(isLong || leans) && (
        <SeasonsChart
          rows={[
            { name: t('identify:demand.wholeAccount'), forecast: all },
            ...families.map((one) => ({ name: one.name || unsaid, forecast: one })),
          ]}
          foot={foot}
        />
      )}
    </>
  )
}

/** Nothing in all the months that would be shown, and nothing ahead: there is no picture of it. */
function hasLeft({ history, year }: Forecast): boolean {
  return (
    history.length >= MONTHS_SHOWN &&
    year.high95 === 0 &&
    history.slice(-MONTHS_SHOWN).every((sum) => sum === 0)
  )
}
