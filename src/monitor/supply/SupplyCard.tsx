/** On the account: what we delivered to it on time and in full, what failed, and what of its families is out of stock. */
import { useRead } from '../../ui/api.ts'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { readSupply } from './supply.api.ts'
import type { LateLine } from './supply.ts'
import { SupplyFamilies, SupplyMonths } from './SupplyPictures.tsx'
import { useSupplyWords } from './useSupplyWords.tsx'

export function SupplyCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const says = useSupplyWords()
  const { now, before, falls, months, families, failed, stockOuts } = useRead(readSupply, {
    accountId,
  })
  if (months.length === 0 && stockOuts.length === 0) return null
  return (
    <>
      <Card
        title={t('monitor:supply.title')}
        aside={falls && <Chip tone="bad">{t('monitor:supply.falls')}</Chip>}
      >
        <p>
          {says({ ...now, linesBefore: before.lines, bothBefore: before.both })}
          {falls && <small className="dim"> {t('monitor:supply.does')}</small>}
        </p>
        <ul className="Health-reasons">
          {stockOuts.map((one) => (
            <li key={one.stockOutId}>
              <span>
                {t('monitor:supply.outHere', {
                  family: one.family,
                  count: one.days,
                  risk: one.atRisk === null ? '—' : format.moneyShort(one.atRisk),
                })}
              </span>
              <span className="dim">
                {one.untilOn === null ? t('monitor:supply.stillOut') : format.day(one.untilOn)}
              </span>
            </li>
          ))}
          {failed.map((one) => (
            <FailedLine key={`${one.orderNo} ${one.line}`} one={one} />
          ))}
        </ul>
      </Card>
      <SupplyMonths months={months} />
      {families.length > 1 && <SupplyFamilies families={families} />}
    </>
  )
}

function FailedLine({ one }: { one: LateLine }) {
  const t = useWords()
  const format = useFormat()
  const { orderNo, line, family, promisedOn, deliveredOn, ordered, delivered, late, short } = one
  const what = [
    late &&
      (deliveredOn === null
        ? t('monitor:supply.notYet')
        : t('monitor:supply.lateOn', { day: format.day(deliveredOn) })),
    short &&
      t('monitor:supply.shortBy', {
        delivered: format.number(delivered),
        ordered: format.number(ordered),
      }),
  ].filter(Boolean)
  return (
    <li>
      <span>
        {[orderNo, line, family].filter(Boolean).join(' · ')}
        <small className="dim"> {what.join(' · ')}</small>
      </span>
      <span className="dim">{t('monitor:supply.promised', { day: format.day(promisedOn) })}</span>
    </li>
  )
}
