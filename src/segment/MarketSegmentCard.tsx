/** A segment of the market as one reads it: how it buys, who sways it, what it is to us. */
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { endMarketSegment, readMarket, resumeMarketSegment } from './market.api.ts'
import { type MarketTold, shareOfSegment } from './market.ts'
import { MarketSegmentForm } from './MarketSegmentForm.tsx'

type Props = {
  segment: MarketTold['segments'][number]
  valuation: string | null
  writes: boolean
}

export function MarketSegmentCard({ segment, valuation, writes }: Props) {
  const t = useWords()
  const format = useFormat()
  const [changing, setChanging] = useState(false)
  const { marketSegmentId, name, distinguishes, buysBy, buying, influencers, endedOn } = segment
  if (changing) {
    return (
      <Card title={name}>
        <MarketSegmentForm changes={segment} done={() => setChanging(false)} />
      </Card>
    )
  }
  const { accounts, sales } = segment.figures
  const accountsTold = t('segment:market.accounts', { count: accounts })
  return (
    <Card
      title={name}
      aside={
        endedOn ? (
          <Chip>{t('segment:market.endedOn', { day: format.day(endedOn) })}</Chip>
        ) : (
          <>
            <A
              to={`/selection/market/accounts?segment=${marketSegmentId}`}
              aria-label={`${accountsTold}: ${t('segment:market.accountsOf', { name })}`}
            >
              {accountsTold}
            </A>
            {sales !== null && ` · ${format.moneyShort(sales, valuation ?? undefined)}`}
          </>
        )
      }
    >
      {distinguishes && <p className="Strategy-why">{distinguishes}</p>}
      <p className="Market-buys">
        <Chip tone="accent">{t(`segment:market.by.${buysBy}`)}</Chip> {buying}
      </p>
      <h3 className="Market-sub">{t('segment:market.influencers')}</h3>
      {influencers.length === 0 && <p className="dim">{t('segment:market.noInfluencers')}</p>}
      <ul className="Limits-told">
        {influencers.map(({ who, sways, weight, note }) => (
          <li key={`${who} ${sways}`}>
            {t('segment:market.influences', {
              who,
              sways: t(`segment:market.sways.${sways}`),
              weight: t(`segment:market.weigh.${weight}`),
            })}
            {note && <span className="dim"> · {note}</span>}
          </li>
        ))}
      </ul>
      <Size segment={segment} valuation={valuation} />
      {writes && <Acts segment={segment} change={() => setChanging(true)} />}
    </Card>
  )
}

function Size({ segment, valuation }: Omit<Props, 'writes'>) {
  const t = useWords()
  const format = useFormat()
  const { size, currency, growthPercent, figures } = segment
  if (size === null && growthPercent === null) return null
  const share = shareOfSegment(segment, valuation)
  const amount = size && format.moneyShort(size, currency ?? undefined)
  return (
    <p className="Market-size dim">
      {[
        amount && t('segment:market.sizeTold', { amount }),
        growthPercent !== null &&
          t('segment:market.growthTold', { change: format.change(growthPercent / 100) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {share !== null && (
        <>
          {' · '}
          <HowMade
            figure={t('segment:market.share', { share: format.percent(share) })}
            made={{
              title: t('segment:market.shareTitle'),
              means: t('segment:market.shareMeans'),
              formula: t('segment:market.shareFormula'),
              inputs: [
                {
                  name: t('segment:market.shareSales'),
                  value: format.moneyShort(figures.sales ?? 0, valuation ?? undefined),
                },
                { name: t('segment:market.shareSize'), value: amount },
              ],
              notes: [t('segment:market.shareNote')],
            }}
          />
        </>
      )}
    </p>
  )
}

function Acts({ segment, change }: { segment: Props['segment']; change: () => void }) {
  const t = useWords()
  const { marketSegmentId, name, endedOn } = segment
  const end = useWrite(endMarketSegment, [readMarket], {
    said: () => t('segment:market.ended', { name }),
    undo: () => ask(resumeMarketSegment, { marketSegmentId }),
  })
  const resume = useWrite(resumeMarketSegment, [readMarket], {
    said: () => t('segment:market.resumed', { name }),
    undo: () => ask(endMarketSegment, { marketSegmentId }),
  })
  const [turn, says, label] = endedOn
    ? [resume, t('segment:market.resume'), t('segment:market.resumeOf', { name })]
    : [end, t('segment:market.end'), t('segment:market.endOf', { name })]
  return (
    <div className="Strategy-acts">
      <Act size="compact-sm" aria-label={t('segment:market.changeOf', { name })} onClick={change}>
        {t('segment:market.change')}
      </Act>
      <Act size="compact-sm" aria-label={label} onClick={() => turn.mutate({ marketSegmentId })}>
        {says}
      </Act>
    </div>
  )
}
