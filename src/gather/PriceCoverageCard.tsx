/** In which countries the ledger sells, and for how many of its months their prices are known. */
import { Button } from '@mantine/core'
import { Line, Lines } from '../access/Lines.tsx'
import { A } from '../ui/A.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import {
  dropPriceIndices,
  listPriceIndices,
  putPriceIndices,
  readPriceStatus,
} from './priceIndex.api.ts'
import type { PriceCoverage, PriceStatus } from './priceIndex.ts'

type Props = { status: PriceStatus; writes: boolean }

export function PriceCoverageCard({ status: { coverage }, writes }: Props) {
  const t = useWords()
  return (
    <Card title={t('gather:prices.coverageTitle')}>
      {coverage.length === 0 ? (
        <Empty step={<A to="/data">{t('gather:prices.noLedgerStep')}</A>}>
          {t('gather:prices.noLedger')}
        </Empty>
      ) : (
        <Lines label={t('gather:prices.coverageTitle')}>
          {coverage.map((one) => (
            <OneCountry key={one.country} writes={writes} {...one} />
          ))}
        </Lines>
      )}
    </Card>
  )
}

function OneCountry({ writes, ...one }: PriceCoverage & { writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { country, accounts, kept, firstMonth, lastMonth, missing, missingFrom, missingTo } = one
  const name = country || t('gather:prices.unsaid')
  const drop = useWrite(dropPriceIndices, [listPriceIndices, readPriceStatus], {
    said: ({ prices }) => t('gather:prices.droppedAll', { country: name, count: prices.length }),
    undo: (dropped) => ask(putPriceIndices, dropped),
  })
  const facts = [
    accounts > 0
      ? t('gather:prices.accounts', { count: accounts, n: format.number(accounts) })
      : t('gather:prices.notInLedger'),
  ]
  if (firstMonth && lastMonth) {
    facts.push(t('gather:prices.months', { count: kept, from: firstMonth, to: lastMonth }))
  }
  if (kept > 0 && missing > 0 && missingFrom && missingTo) {
    facts.push(t('gather:prices.missingSpan', { from: missingFrom, to: missingTo }))
  }
  return (
    <Line
      title={name}
      chips={
        missing > 0 && accounts > 0 ? (
          <Chip tone="warn">
            {kept === 0 ? t('gather:prices.lacks') : t('gather:prices.missing', { count: missing })}
          </Chip>
        ) : kept > 0 ? (
          <Chip tone="good">{t('gather:prices.covered')}</Chip>
        ) : null
      }
      facts={facts}
      acts={
        writes &&
        kept > 0 && (
          <Button size="compact-sm" onClick={() => drop.mutate({ country, month: null })}>
            {t('gather:prices.dropAll')}
          </Button>
        )
      }
    />
  )
}
