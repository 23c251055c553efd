/** The market map: what it says, its picture, its table, and the form that draws it. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { MarketTold } from './market.ts'
import { readMarketMap } from './marketMap.api.ts'
import { decidersOf, type MarketMap, throughOf } from './marketMap.ts'
import { MarketMapForm } from './MarketMapForm.tsx'
import { MarketMapPicture } from './MarketMapPicture.tsx'
import { MarketMapTable } from './MarketMapTable.tsx'

export function MarketMapCard({ told, writes }: { told: MarketTold; writes: boolean }) {
  const t = useWords()
  const map = useRead(readMarketMap, {})
  const [changing, setChanging] = useState(false)
  const isEmpty = map.boxes.length === 0
  const open = (
    <Act size="compact-sm" onClick={() => setChanging(true)}>
      {t(isEmpty ? 'segment:market.map.draw' : 'segment:market.map.change')}
    </Act>
  )
  if (changing) {
    return (
      <Card title={t('segment:market.map.title')}>
        <MarketMapForm map={map} segments={told.segments} done={() => setChanging(false)} />
      </Card>
    )
  }
  return (
    <Card title={t('segment:market.map.title')} aside={writes && !isEmpty && open}>
      {isEmpty ? (
        <Empty step={writes && open}>{t('segment:market.map.none')}</Empty>
      ) : (
        <div className="MarketMap-card">
          <p>
            <Says map={map} />
          </p>
          <MarketMapPicture map={map} />
          <p className="dim">{t('segment:market.map.legend')}</p>
          <MarketMapTable map={map} told={told} />
        </div>
      )}
    </Card>
  )
}

function Says({ map }: { map: MarketMap }) {
  const t = useWords()
  const format = useFormat()
  const ours = map.ours === null ? undefined : throughOf(map).get(map.ours)
  const most = decidersOf(map).find(({ key }) => key !== null)
  const says =
    ours === undefined
      ? t('segment:market.map.saysNoOurs')
      : t('segment:market.map.saysOurs', { share: format.percent(ours, 0) })
  if (!most) return says
  const values = {
    name: map.boxes.find(({ key }) => key === most.key)!.name,
    share: format.percent(most.share, 0),
  }
  const decided =
    ours === undefined
      ? t('segment:market.map.saysDeciderAll', values)
      : t('segment:market.map.saysDecider', values)
  return `${says} ${decided}`
}
