/** The orders of an account, the newest first; each opens into its lines. */
import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useList, useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ForwardIcon } from '../ui/icons.tsx'
import { useFormat } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { listOrderLines, listOrders } from './account.api.ts'
import type { AccountTold, Order } from './accountTold.ts'

type Portfolio = Pick<NonNullable<AccountTold['portfolio']>, 'valuation'>
type Props = {
  accountId: string
  portfolio: Portfolio
  /** Only the newest so many. */ most?: number
}

export function Orders({ accountId, portfolio, most }: Props) {
  const [pages, setPages] = useState<(string | undefined)[]>([undefined])
  return (
    <ol className="Orders">
      {pages.map((before, at) => (
        <OrdersPage
          key={before ?? 'newest'}
          accountId={accountId}
          portfolio={portfolio}
          before={before}
          {...(most === undefined ? {} : { most })}
          {...(at === pages.length - 1
            ? { more: (next: string) => setPages([...pages, next]) }
            : {})}
        />
      ))}
    </ol>
  )
}

type PageProps = Props & { before: string | undefined; more?: (before: string) => void }

function OrdersPage({ accountId, portfolio, before, most, more }: PageProps) {
  const t = useWords()
  const { data } = useList(listOrders, { accountId, before, valuation: portfolio.valuation })
  if (!data)
    return (
      <li>
        <BlockSkeleton height={120} />
      </li>
    )
  if (data.orders.length === 0)
    return (
      <li>
        <Empty>{t('identify:account.orders.none')}</Empty>
      </li>
    )
  const next = data.before
  return (
    <>
      {data.orders.slice(0, most).map((order) => (
        <OneOrder
          key={`${order.day} ${order.sourceId} ${order.invoice}`}
          accountId={accountId}
          order={order}
          portfolio={portfolio}
        />
      ))}
      {most === undefined && more && next && (
        <li className="Orders-more">
          <Button size="compact-sm" onClick={() => more(next)}>
            {t('identify:account.orders.more')}
          </Button>
        </li>
      )}
    </>
  )
}

type OrderProps = { accountId: string; order: Order; portfolio: Portfolio }

function OneOrder({ accountId, order, portfolio: { valuation } }: OrderProps) {
  const t = useWords()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { day, invoice, lines, amounts, value, isCredit } = order
  const name = invoice ?? t('identify:account.orders.noInvoice')
  const own = amounts.map(({ amount, currency }) => format.money(amount, currency)).join(' + ')
  return (
    <li>
      <button
        type="button"
        className="Order"
        aria-expanded={open}
        title={t('identify:account.orders.open', { name })}
        onClick={() => setOpen(!open)}
      >
        <ForwardIcon size={13} />
        <span className="dim">{format.day(day)}</span>
        <span>
          {name} {isCredit && <Chip tone="warn">{t('identify:account.orders.credit')}</Chip>}
        </span>
        <span className="dim">{t('identify:account.orders.lines', { count: lines })}</span>
        <span className="figure">{value === null ? own : format.money(value, valuation)}</span>
      </button>
      {open && (
        <Suspense fallback={<BlockSkeleton height={72} />}>
          <Lines accountId={accountId} order={order} />
        </Suspense>
      )}
    </li>
  )
}

function Lines({ accountId, order }: Pick<OrderProps, 'accountId' | 'order'>) {
  const t = useWords()
  const format = useFormat()
  const { day, invoice, sourceId } = order
  const { lines, total } = useRead(listOrderLines, {
    accountId,
    day,
    sourceId,
    ...(invoice === null ? {} : { invoice }),
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways
    <section className="Order-lines" tabIndex={0} aria-label={invoice ?? day}>
      <table className="Parts">
        <thead>
          <tr>
            <th scope="col">{t('identify:account.orders.product')}</th>
            <th scope="col">{t('identify:account.orders.family')}</th>
            <th scope="col">{t('identify:account.orders.quantity')}</th>
            <th scope="col">{t('identify:account.orders.amount')}</th>
            <th scope="col">{t('identify:account.orders.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={`${line.importId} ${line.lineNo}`}
              title={t('identify:account.orders.from', {
                importId: line.importId,
                lineNo: line.lineNo,
              })}
            >
              <td>
                {line.product?.name ?? t('identify:account.orders.line')}
                {line.product && line.product.code !== line.product.name && (
                  <small className="Account-below">{line.product.code}</small>
                )}
              </td>
              <td className="dim">{line.family ?? ''}</td>
              <td>{line.quantity === null ? '' : format.number(line.quantity, 2)}</td>
              <td>{format.money(line.amount, line.currency)}</td>
              <td className="dim">
                {line.cost === null ? '' : format.money(line.cost, line.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > lines.length && (
        <p className="dim">{t('identify:account.orders.cut', { shown: lines.length, total })}</p>
      )}
    </section>
  )
}
