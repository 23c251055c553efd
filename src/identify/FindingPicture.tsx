/** The picture behind a finding: the curve, the grid, the bars, or the months of an account. */
import { useGo } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { writeSearch } from '../ui/search.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { AccountList } from './accountList.ts'
import type { Dimension } from './findings.ts'
import { MonthsChart } from './MonthsChart.tsx'
import { GridChart, ParetoChart } from './Pictures.tsx'
import { readPictures } from './portfolio.api.ts'
import { SpreadChart } from './SpreadChart.tsx'
import type { PortfolioTold } from './told.ts'

type Portfolio = NonNullable<PortfolioTold['portfolio']>
type Props = {
  opens: { picture: string; account?: string | undefined; by?: string | undefined }
  portfolio: Portfolio
}

export function FindingPicture({ opens: { picture, account, by }, portfolio }: Props) {
  if (picture === 'account' && account) {
    return <MonthsChart accountId={account} portfolio={portfolio} months={24} />
  }
  return <OfPortfolio picture={picture} by={by as Dimension | undefined} portfolio={portfolio} />
}

type Of = { picture: string; by: Dimension | undefined; portfolio: Portfolio }

function OfPortfolio({ picture, by, portfolio }: Of) {
  const here = useListState(AccountList)
  const go = useGo()
  const change = (more: object) => go(`/portfolio${writeSearch({ ...more })}`)
  const list = { ...here, change }
  const pictures = useRead(readPictures, {})
  if (picture === 'concentration') {
    return <SpreadChart list={list} portfolio={portfolio} {...(by ? { only: by } : {})} />
  }
  if (!pictures) return null
  const Chart = picture === 'rfm' ? GridChart : ParetoChart
  return <Chart pictures={pictures} list={list} portfolio={portfolio} />
}
