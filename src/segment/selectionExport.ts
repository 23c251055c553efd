/** The candidates of a list as a file: what the screen tells of each, with every point and hour behind it. */
import { doubtsOf } from './doubts.ts'
import type { KeptSelection, SelectionAccount } from './keptSelection.ts'

type Say = (key: string, values?: object) => unknown
type Column = {
  name: string
  kind: 'text' | 'number' | 'share'
  cell: (one: SelectionAccount) => string | number | null
}

/** Money stands in the currency of the list, which its headings name. */
export function exportColumns(
  t: Say,
  { criteria, limits, valuation }: Pick<KeptSelection, 'criteria' | 'limits' | 'valuation'>,
): Column[] {
  const say = (key: string, values: object = {}) => String(t(`segment:${key}`, values))
  const isSo = (yes: boolean) => say(yes ? 'list.yes' : 'list.export.no')
  const column = (kind: Column['kind'], name: string, cell: Column['cell']): Column => {
    return { kind, name, cell }
  }
  const text = (key: string, cell: Column['cell']) => column('text', say(`list.${key}`), cell)
  const number = (key: string, cell: Column['cell']) => column('number', say(`list.${key}`), cell)
  const share = (key: string, cell: Column['cell']) => column('share', say(`list.${key}`), cell)
  const money = (key: string, cell: Column['cell']) =>
    column('number', `${say(`list.${key}`)} (${valuation})`, cell)
  return [
    text('export.code', (one) => one.code),
    text('export.name', (one) => one.name),
    text('export.inList', (one) => isSo(one.chosen)),
    text('export.proposed', (one) => isSo(one.proposed)),
    text('export.wish', ({ wish }) => wish && say(`list.forced.${wish}`)),
    text('export.reason', (one) => one.wishReason),
    number('strategic', (one) => one.strategic),
    number('financial', (one) => one.financial),
    number('export.attractiveness', (one) => one.attractiveness),
    number('strength', (one) => one.strength),
    text('box', ({ box }) => box && say(`box.${box}`)),
    share('confidence', (one) => one.confidence),
    number('margin', (one) => one.margin),
    share('robustness', (one) => one.robustness),
    text('export.tier', (one) => say(`tier.${one.tier}.name`)),
    text('export.segment', (one) => one.segment),
    text('export.zone', (one) => one.zone),
    text('export.strategies', (one) => one.strategies.join(' · ')),
    text('export.wants', ({ wants }) => wants && say(`interest.wants.${wants}`)),
    money('sales', (one) => one.sales),
    money('export.potential', (one) => one.potential),
    text('doubts', (one) => doubtsOf(t as never, one)),
    ...criteria.map(({ name }, at) =>
      column('number', say('list.export.criterion', { name }), (one) => one.points[at] ?? null),
    ),
    ...limits.resources.map(({ skill }, at) =>
      column('number', say('list.export.hours', { skill }), (one) => one.hours[at] ?? null),
    ),
  ]
}
