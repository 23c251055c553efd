/** Selección, mercado: its segments, how each buys and who sways it, and the way to those who use. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readMarket } from './market.api.ts'
import type { MarketTold } from './market.ts'
import { MarketMapCard } from './MarketMapCard.tsx'
import { MarketSegmentCard } from './MarketSegmentCard.tsx'
import { MarketSegmentForm } from './MarketSegmentForm.tsx'
import { PlacementForm } from './PlacementForm.tsx'
import './selection.css'
import './market.css'
import { SelectionTabs } from './SelectionTabs.tsx'

export function MarketPage() {
  const t = useWords()
  const { role } = useSession()
  const told = useRead(readMarket, {})
  const { segments, valuation } = told
  const [added, setAdded] = useState(0)
  const writes = governs(role)
  const used = segments.filter(({ endedOn }) => endedOn === null)
  return (
    <Page title={t('segment:title')} sentence={<Opening told={told} />}>
      <SelectionTabs at="/selection/market" />
      <Cards columns={writes ? '3fr 2fr' : '1fr'}>
        <Stack>
          {segments.length === 0 && <Empty>{t('segment:market.empty')}</Empty>}
          {segments.map((segment) => (
            <MarketSegmentCard
              key={segment.marketSegmentId}
              segment={segment}
              valuation={valuation}
              writes={writes}
            />
          ))}
        </Stack>
        {writes && (
          <Stack>
            {used.length > 0 && (
              <Card title={t('segment:market.place')}>
                {told.unplaced.accounts > 0 ? (
                  <PlacementForm segments={used} />
                ) : (
                  <p>
                    {t('segment:market.placedAll')}{' '}
                    <A to="/selection/market/accounts">{t('segment:market.placeAgain')}</A>
                  </p>
                )}
              </Card>
            )}
            <Card title={t('segment:market.addTitle')}>
              <MarketSegmentForm key={added} done={() => setAdded(added + 1)} />
            </Card>
          </Stack>
        )}
      </Cards>
      <MarketMapCard told={told} writes={writes} />
    </Page>
  )
}

/** How many there are, which one buys most, and which accounts are of none. */
function Opening({ told: { segments, unplaced, valuation } }: { told: MarketTold }) {
  const t = useWords()
  const format = useFormat()
  const used = segments.filter(({ endedOn }) => endedOn === null)
  const [first] = used.toSorted((a, b) => (b.figures.sales ?? 0) - (a.figures.sales ?? 0))
  if (!first) return t('segment:market.saysNone')
  const values = { count: used.length, first: first.name }
  return (
    <>
      {first.figures.sales
        ? t('segment:market.saysSales', {
            ...values,
            sales: format.moneyShort(first.figures.sales, valuation ?? undefined),
          })
        : t('segment:market.says', values)}
      {unplaced.accounts > 0 && (
        <>
          {' '}
          <A to="/selection/market/accounts?segment=none">
            {t('segment:market.unplaced', { count: unplaced.accounts })}
          </A>
          .
        </>
      )}
    </>
  )
}
