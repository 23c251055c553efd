/** A list of pairs with its filters, its pages, and words where there are none. */
import type { ReactNode } from 'react'
import { A } from '../ui/A.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { Filter } from '../ui/Table/Filters.tsx'
import { Pager } from '../ui/Table/Pager.tsx'
import type { ListState } from '../ui/Table/useListState.ts'
import { type Key, useWords } from '../ui/words.ts'
import './twins.css'

type State = 'open' | 'dismissed'

type Props<Row, Reason extends string> = {
  label: string
  list: Pick<ListState, 'value' | 'change' | 'filtered' | 'clear'>
  chosen: { reason: Reason[]; state: State }
  choose: (more: { reason?: Reason[]; state?: State }) => void
  reasons: readonly Reason[]
  answer: { data: { rows: Row[]; total: number } | undefined; error: Error | null }
  /** What an empty list says, and where it leads. */
  none: Key
  children: (row: Row) => ReactNode
}

export function TwinList<
  Row,
  Reason extends 'taxId' | 'domain' | 'mail' | 'mobile' | 'phone' | 'name',
>({ label, list, chosen, choose, reasons, answer, none, children }: Props<Row, Reason>) {
  const { data, error } = answer
  const t = useWords()
  if (error && !data) return <Problem problem={error} />
  if (!data) return <BlockSkeleton height={320} />
  const isEmpty = data.total === 0
  return (
    <section aria-label={label}>
      <div className="Twins-tools">
        <Filter
          name={t('know:twin.reason')}
          options={reasons.map((reason) => ({
            value: reason,
            name: t(`accounts:twin.reason.${reason}`),
          }))}
          chosen={chosen.reason}
          onChange={(reason) => choose({ reason: reason as Reason[] })}
        />
        <Filter
          single
          name={t('know:twin.state')}
          options={[{ value: 'dismissed', name: t('know:twin.dismissed') }]}
          chosen={chosen.state === 'dismissed' ? ['dismissed'] : []}
          onChange={([state]) => choose({ state: state === 'dismissed' ? 'dismissed' : 'open' })}
        />
      </div>
      {isEmpty && list.filtered && (
        <Empty
          step={
            <button type="button" className="LinkButton" onClick={list.clear}>
              {t('ui:table.clear')}
            </button>
          }
        >
          {t('ui:table.nothingFiltered')}
        </Empty>
      )}
      {isEmpty && !list.filtered && (
        <Empty step={<A to="/data">{t('know:twin.bringIn')}</A>}>{t(none)}</Empty>
      )}
      <ul className="Twins">{data.rows.map(children)}</ul>
      <Pager list={list} total={data.total} />
    </section>
  )
}
