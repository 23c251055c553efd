/** What is left of a client in words: how much, where most of it lies and with whom, and what to do. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { gridTotal, largestOpen, type WhiteSpace } from './whiteSpace.ts'

const NAMED = 3

export function WhiteSpaceTold({ grid }: { grid: WhiteSpace }) {
  const t = useWords()
  const format = useFormat()
  const { cells, units, currency } = grid
  const total = gridTotal(cells)
  if (total.known === 0) return <p className="Wallet-says">{t('plan:white.unknown')}</p>
  const short = (amount: number) => format.moneyShort(amount, currency)
  const unitOf = (accountId: string) => units.find((one) => one.accountId === accountId)?.name ?? ''
  const where = largestOpen(cells, NAMED).map((cell) => {
    const { family, accountId, left, competitor } = cell
    const values = { family, unit: unitOf(accountId), left: short(left!), competitor }
    return t(competitor ? 'plan:white.placeWith' : 'plan:white.place', values)
  })
  const values = { potential: short(total.potential), sales: short(total.sales) }
  if (where.length === 0)
    return <p className="Wallet-says">{t('plan:white.nothingLeft', values)}</p>
  return (
    <p className="Wallet-says">
      {t('plan:white.left', { ...values, left: short(total.left), where: format.list(where) })}
    </p>
  )
}
