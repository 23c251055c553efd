/** The list of Cartera as a file: every figure that a row has, under its name. */
import type { ListedAccount } from './accountList.ts'
import type { Clause } from './reason.ts'
import { sentenceOf } from './reason.ts'

type Say = (key: string, values: object) => unknown
type Column = {
  name: string
  kind: 'text' | 'number' | 'share' | 'day'
  cell: (row: ListedAccount) => string | number | null
}

/** Money stands in the currency of the portfolio, which its headings name. */
export function exportColumns(t: Say, currency: string | null): Column[] {
  const say = (key: string, values: object = {}) => String(t(`identify:${key}`, values))
  const column = (kind: Column['kind']) => (key: string, cell: Column['cell']) => {
    return { name: say(`metric.${key}.name`), kind, cell }
  }
  const [text, number, share, day] = (['text', 'number', 'share', 'day'] as const).map(column) as [
    ReturnType<typeof column>,
    ReturnType<typeof column>,
    ReturnType<typeof column>,
    ReturnType<typeof column>,
  ]
  const money = (key: string, cell: Column['cell']): Column => {
    const { name } = number(key, cell)
    return { name: currency ? `${name} (${currency})` : name, kind: 'number', cell }
  }
  return [
    number('rank', (row) => row.rank),
    text('code', (row) => row.code),
    text('name', (row) => row.name),
    text('group', (row) => row.groupName),
    text('manager', (row) => row.managerName),
    text('tags', (row) => row.tags.join(', ')),
    money('salesLast12', (row) => row.salesLast12),
    money('salesPrevious12', (row) => row.salesPrevious12),
    share('growth', (row) => row.growth),
    money('sales', (row) => row.sales),
    share('share', (row) => row.share),
    share('cumulativeShare', (row) => row.cumulativeShare),
    text('abc', (row) => row.abc),
    money('margin', (row) => row.margin),
    share('marginRate', (row) => row.marginRate),
    number('orders', (row) => row.orders),
    number('purchaseDays', (row) => row.purchaseDays),
    day('first', (row) => row.first),
    day('last', (row) => row.last),
    number('recencyDays', (row) => row.recencyDays),
    number('tenureDays', (row) => row.tenureDays),
    number('usualGap', (row) => row.usualGapDays),
    number('overdue', (row) => row.overdueRatio),
    number('expectedPurchases', (row) => row.expectedPurchases),
    money('value', (row) => row.clv),
    money('clvLow', (row) => row.clvLow),
    money('clvHigh', (row) => row.clvHigh),
    share('risk', (row) => row.quiet90),
    share('quiet180', (row) => row.quiet180),
    share('decline', (row) => row.decline),
    number('r', (row) => row.r),
    number('f', (row) => row.f),
    number('m', (row) => row.m),
    text('segment', (row) => say(`segment.${row.segment}`)),
    text('country', (row) => row.country),
    text('zone', (row) => row.zone),
    text('division', (row) => row.division),
    text('family', (row) => row.family),
    text('salesperson', (row) => row.salesperson),
    text('reason', (row) => sentenceOf(row.reason as Clause[], t as never)),
  ]
}
