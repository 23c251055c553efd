/** What goes with who is lost: in figures, by every dimension, before and after. */
import { useMemo } from 'react'
import { Cards } from '../ui/Card.tsx'
import { beforeAfter } from '../ui/Chart/beforeAfter.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { useChoice } from '../ui/choices.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { HANGS_BY, type HangsBy } from './dependency.ts'
import type { LossTold } from './loss.ts'
import { LossConcentration } from './LossConcentration.tsx'
import { LossStrip } from './LossStrip.tsx'
import './account.css'
import './dependency.css'

type Props = { loss: LossTold; currency: string }

export function LossResult(props: Props) {
  return (
    <div className="Dependency-loss">
      <LossStrip {...props} />
      <Cards columns="minmax(0, 1.15fr) minmax(0, 1fr)">
        <Hits {...props} />
        <LossConcentration {...props} />
      </Cards>
    </div>
  )
}

type Hit = LossTold['hits'][number]

function Hits({ loss, currency }: Props) {
  const t = useWords()
  const [chosen, setBy] = useChoice<HangsBy>('loss', 'division')
  const hit = loss.hits.filter(({ names }) => names.length > 0)
  const shown = hit.find(({ by }) => by === chosen) ?? hit[0]
  if (!shown) return <p className="dim">{t('identify:dependency.loss.nothing')}</p>
  return (
    <HitPicture
      hit={shown}
      currency={currency}
      choose={
        <select
          className="Portfolio-by"
          aria-label={t('identify:portfolio.spread.by')}
          value={shown.by}
          onChange={(event) => setBy(event.currentTarget.value as HangsBy)}
        >
          {HANGS_BY.filter((by) => hit.some((one) => one.by === by)).map((by) => (
            <option key={by} value={by}>
              {t(`identify:dependency.dimension.${by}`)}
            </option>
          ))}
        </select>
      }
    />
  )
}

type PictureProps = { hit: Hit; currency: string; choose: React.ReactNode }

function HitPicture({ hit, currency, choose }: PictureProps) {
  const t = useWords()
  const format = useFormat()
  const picture = useMemo(
    () =>
      beforeAfter({
        rows: hit.names.map(({ name, sales, lost, share }) => ({
          name: name || t('identify:portfolio.unsaid'),
          before: sales,
          lost,
          share,
        })),
        money: (amount, look) => look.format.moneyShort(amount, currency),
        words: {
          name: t(`identify:dependency.dimension.${hit.by}`),
          before: t('identify:dependency.loss.before'),
          lost: t('identify:dependency.loss.lost'),
          after: t('identify:dependency.loss.after'),
          share: t('identify:dependency.loss.share'),
        },
      }),
    [hit, currency, t],
  )
  const [first] = hit.names
  return (
    <Chart
      title={t('identify:dependency.loss.hits')}
      aside={choose}
      describes={t('identify:dependency.loss.describes', {
        name: first?.name || t('identify:portfolio.unsaid'),
        share: format.percent(first?.share ?? 0),
      })}
      file={t('identify:chartFile.loss', {
        by: t(`identify:dependency.dimension.${hit.by}`).toLowerCase(),
      })}
      picture={picture}
      height={Math.max(120, 34 + 30 * hit.names.length)}
    />
  )
}
