/** The figures of a row of the tree: of it and all below, and in small its own. */
import { useMemo } from 'react'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import { growthOf } from './purchase.ts'
import { marginRateOf, type Rolled, type TreeRow, type TreeTold } from './rollUp.ts'

export type TreeColumn = { key: string; name: string; cell: (rolled: Rolled) => string }

/** Money stands only where there are figures of that day. */
export function useTreeColumns(figures: TreeTold['figures']): TreeColumn[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(() => {
    const count = (amount: number) => (amount === 0 ? NOTHING : format.number(amount))
    const share = (one: number | null, told: (share: number) => string) =>
      one === null ? NOTHING : told(one)
    const money: TreeColumn[] = [
      {
        key: 'sales',
        name: t('identify:tree.sales'),
        cell: ({ salesLast12 }) =>
          salesLast12 === 0 ? NOTHING : format.moneyShort(salesLast12, figures?.valuation),
      },
      {
        key: 'growth',
        name: t('identify:tree.growth'),
        cell: ({ salesLast12, salesPrevious12 }) =>
          share(growthOf(salesLast12, salesPrevious12), (one) => format.change(one, 0)),
      },
      {
        key: 'margin',
        name: t('identify:tree.margin'),
        cell: (one) => share(marginRateOf(one), (rate) => format.percent(rate, 1)),
      },
      { key: 'orders', name: t('identify:tree.orders'), cell: ({ orders }) => count(orders) },
      {
        key: 'last',
        name: t('identify:tree.last'),
        cell: ({ last }) => (last ? format.day(last) : NOTHING),
      },
    ]
    return [
      ...(figures ? money : []),
      { key: 'people', name: t('identify:tree.people'), cell: ({ people }) => count(people) },
      { key: 'actions', name: t('identify:tree.actions'), cell: ({ actions }) => count(actions) },
      {
        key: 'happened',
        name: t('identify:tree.happened'),
        cell: ({ happened }) => count(happened),
      },
    ]
  }, [t, format, figures])
}

/** As ROLE of the tables: laid out as cards, some browsers forget what it is. */
export const TREE_ROLE = {
  treegrid: { role: 'treegrid' },
  rowheader: { role: 'rowheader' },
  gridcell: { role: 'gridcell' },
} as const

export function TreeFigures({ row, columns }: { row: TreeRow; columns: readonly TreeColumn[] }) {
  const t = useWords()
  return columns.map(({ key, name, cell }) => {
    const [all, own] = [cell(row.all), cell(row.own)]
    return (
      <td
        key={key}
        {...TREE_ROLE.gridcell}
        data-name={name}
        data-none={all === NOTHING || undefined}
      >
        {all}
        {row.children > 0 && own !== NOTHING && own !== all && (
          <small className="dim">{t('identify:tree.own', { figure: own })}</small>
        )}
      </td>
    )
  })
}
