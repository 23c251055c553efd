/** The year's sales of a dimension as areas; choosing one lists its accounts. Below, what hangs on one client. */
import { useMemo } from 'react'
import { useGo } from '../ui/A.tsx'
import { Stack } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { type Area, treemap } from '../ui/Chart/treemap.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type DependencyDimension, HANGS_BY, type HangsBy, hangsOnOne } from './dependency.ts'
import type { Shown } from './DependencyPage.tsx'
import { placeOf } from './dependencyView.ts'
import { HangingCard } from './HangingCard.tsx'

export function DependencyMap(shown: Shown) {
  const { told, view } = shown
  const t = useWords()
  const { by } = view.value
  const choose = (
    <select
      className="Portfolio-by"
      aria-label={t('identify:portfolio.spread.by')}
      value={by}
      onChange={(event) =>
        view.change({ by: event.currentTarget.value as HangsBy }, { quietly: true })
      }
    >
      {HANGS_BY.map((one) => (
        <option key={one} value={one}>
          {t(`identify:dependency.dimension.${one}`)}
        </option>
      ))}
    </select>
  )
  return (
    <Stack>
      <Map
        dimension={told.dimensions.find((one) => one.by === by)!}
        currency={shown.currency}
        choose={choose}
      />
      <HangingCard told={told} />
    </Stack>
  )
}

type MapProps = { dimension: DependencyDimension; currency: string; choose: React.ReactNode }

function Map({ dimension, currency, choose }: MapProps) {
  const t = useWords()
  const format = useFormat()
  const go = useGo()
  const { by, names, concentration } = dimension
  const picture = useMemo(() => {
    const { names: shown, others } = dimension
    const positive = shown.reduce(
      (sum, { sales }) => sum + Math.max(0, sales),
      Math.max(0, others.sales),
    )
    const areas = shown.map((one): Area => ({
      name: one.name,
      value: one.sales,
      share: one.share,
      note: `${format.moneyShort(one.sales, currency)} · ${
        one.most
          ? t('identify:dependency.map.most', { name: one.most.name, share: one.most.share })
          : t('identify:portfolio.spread.accounts', { count: one.accounts })
      }`,
      tone: hangsOnOne(one) ? 'warn' : 'accent',
    }))
    if (others.sales > 0) {
      areas.push({
        name: t('identify:dependency.map.others', { count: others.names }),
        value: others.sales,
        share: positive > 0 ? others.sales / positive : 0,
        note: format.moneyShort(others.sales, currency),
        tone: 'plain',
      })
    }
    return treemap({
      areas,
      money: (amount, look) => look.format.moneyShort(amount, currency),
      words: {
        name: t(`identify:dependency.dimension.${dimension.by}`),
        value: t('identify:portfolio.spread.value'),
        share: t('identify:portfolio.spread.share'),
        note: t('identify:dependency.map.note'),
      },
    })
  }, [dimension, currency, format, t])
  const [first] = names
  const figures = { hhi: concentration.hhi, effective: concentration.effective }
  return (
    <Chart
      title={t('identify:dependency.map.title')}
      aside={choose}
      describes={t('identify:portfolio.spread.describes', {
        name: first?.name ?? '',
        share: first?.share ?? 0,
        ...figures,
      })}
      file={t('identify:chartFile.dependency', {
        by: t(`identify:dependency.dimension.${by}`).toLowerCase(),
      })}
      picture={picture}
      height={300}
      onPick={(row) => {
        const one = names[row]
        if (one) go(placeOf(by, one))
      }}
      pickSays={t('identify:portfolio.spread.pick')}
      foot={
        names.length === 0 ? (
          <Empty>{t('identify:portfolio.spread.unsaid')}</Empty>
        ) : (
          <>
            {t('identify:portfolio.spread.hhi', figures)}
            {dimension.hanging > 0 && ` · ${t('identify:dependency.map.amber')}`}
            {dimension.unsaid !== 0 &&
              ` · ${t('identify:dependency.map.unsaid', { sales: dimension.unsaid, currency })}`}
          </>
        )
      }
    />
  )
}
