/** Revenue at risk: how much a year may lose, as often as simulated years lost it; only on probabilities of a model. */
import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { A } from '../ui/A.tsx'
import { Card, Cards } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { histogram } from '../ui/Chart/histogram.ts'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readRisk } from './dependency.api.ts'
import type { Shown } from './DependencyPage.tsx'
import { losing } from './dependencyView.ts'
import type { RiskTold } from './risk.ts'
import { CRISIS } from './risk.ts'
import { Studied, useStudy } from './Studied.tsx'
import { useChance } from './useChance.tsx'

const WAYS = ['alone', 'crisis'] as const
type Way = (typeof WAYS)[number]
type Found = NonNullable<RiskTold['found']>

export function RiskCard({ currency, view }: Shown) {
  const t = useWords()
  const { asOf, valuation } = view.value
  const answer = useStudy(readRisk, { asOf, valuation })
  return (
    <Studied answer={answer}>
      {({ told: { found } }) =>
        found ? (
          <Risk found={found} currency={currency} />
        ) : (
          <div className="Dependency-part">
            <Card title={t('identify:dependency.risk.title')}>
              <Empty
                step={<A to="/portfolio?sort=overdue">{t('identify:dependency.risk.overdue')}</A>}
              >
                {t('identify:dependency.risk.none')}
              </Empty>
            </Card>
          </div>
        )
      }
    </Studied>
  )
}

function Risk({ found, currency }: { found: Found; currency: string }) {
  const t = useWords()
  const [way, setWay] = useChoice<Way>('risk', 'alone')
  return (
    <div className="Dependency-part">
      <Cards columns="minmax(0, 1.15fr) minmax(0, 1fr)">
        <RiskPicture
          found={found}
          currency={currency}
          way={way}
          aside={
            <SegmentedControl
              size="xs"
              aria-label={t('identify:dependency.risk.way')}
              value={way}
              onChange={(next) => setWay(next as Way)}
              data={WAYS.map((value) => ({ value, label: t(`identify:dependency.risk.${value}`) }))}
            />
          }
        />
        <Card title={t('identify:dependency.risk.figures')}>
          <RiskFigures found={found} currency={currency} way={way} />
          <Largest found={found} currency={currency} />
        </Card>
      </Cards>
    </div>
  )
}

type Props = { found: Found; currency: string; way: Way }

function RiskPicture({ found, currency, way, aside }: Props & { aside: React.ReactNode }) {
  const t = useWords()
  const { histogram: bars, draws, expected, p50, p95 } = found[way]
  const picture = useMemo(
    () =>
      histogram({
        bars: bars.map(({ from, to, draws: count }) => ({ from, to, share: count / draws })),
        marks: [
          { at: p50, says: t('identify:dependency.risk.p50'), tone: 'plain' },
          { at: p95, says: t('identify:dependency.risk.p95'), tone: 'bad' },
        ],
        money: (amount, look) => look.format.moneyShort(amount, currency),
        words: {
          from: t('identify:dependency.risk.from'),
          to: t('identify:dependency.risk.to'),
          share: t('identify:dependency.risk.years'),
        },
      }),
    [bars, draws, p50, p95, currency, t],
  )
  return (
    <Chart
      title={t('identify:dependency.risk.titleIn', { days: found.days })}
      aside={aside}
      describes={t('identify:dependency.risk.describes', { expected, p95, currency })}
      file={t('identify:chartFile.revenueAtRisk')}
      picture={picture}
      height={280}
      foot={t(`identify:dependency.risk.${way}Means`, { correlation: CRISIS })}
    />
  )
}

function RiskFigures({ found, currency, way }: Props) {
  const t = useWords()
  const format = useFormat()
  const one = found[way]
  const money = (amount: number) => format.money(amount, currency)
  const short = (amount: number) => format.moneyShort(amount, currency)
  const inputs = [
    { name: t('identify:dependency.risk.accounts'), value: format.number(found.accounts) },
    { name: t('identify:dependency.risk.exposed'), value: money(one.exposed) },
    { name: t('identify:dependency.risk.known'), value: format.percent(found.known) },
  ]
  const drawn = [
    { name: t('identify:dependency.risk.draws'), value: format.number(one.draws) },
    { name: t('identify:dependency.risk.single'), value: format.number(one.single) },
    { name: t('identify:dependency.risk.merged'), value: format.number(one.merged) },
    { name: t('identify:dependency.risk.mean'), value: money(one.mean) },
  ]
  const kpis: Kpi[] = [
    {
      name: t('identify:dependency.risk.expected'),
      figure: short(one.expected),
      under: t('identify:dependency.risk.expectedUnder', {
        share: one.exposed > 0 ? one.expected / one.exposed : 0,
      }),
      made: {
        title: t('identify:dependency.risk.expected'),
        means: t('identify:dependency.risk.expectedMeans', { days: found.days }),
        formula: t('identify:dependency.risk.expectedFormula', { days: found.days }),
        inputs: [
          { name: t('identify:dependency.risk.expected'), value: money(one.expected) },
          ...inputs,
        ],
      },
    },
    {
      name: t('identify:dependency.risk.p95'),
      figure: short(one.p95),
      under: t('identify:dependency.risk.between', {
        low: short(one.p5),
        high: short(one.p95),
      }),
      made: {
        title: t('identify:dependency.risk.p95'),
        means: t('identify:dependency.risk.p95Means'),
        formula: t('identify:dependency.risk.drawFormula'),
        inputs: [
          { name: 'p5', value: money(one.p5) },
          { name: 'p50', value: money(one.p50) },
          { name: 'p95', value: money(one.p95) },
          ...drawn,
        ],
      },
    },
  ]
  return <KpiStrip label={t('identify:dependency.risk.figures')} kpis={kpis} />
}

function Largest({ found, currency }: Omit<Props, 'way'>) {
  const t = useWords()
  const format = useFormat()
  const chance = useChance()
  return (
    <ul className="Dependency-list">
      {found.largest.slice(0, 6).map(({ accountId, name, sales, probability, expected }) => (
        <li key={accountId}>
          <span>
            <A to={`/accounts/${accountId}`}>{name}</A>{' '}
            <small className="dim">
              {t('identify:dependency.risk.account', {
                probability: chance(probability),
                sales: format.moneyShort(sales, currency),
              })}
            </small>
          </span>
          <span>{format.moneyShort(expected, currency)}</span>
          <A to={losing({ id: accountId, name })}>{t('identify:dependency.hanging.lose')}</A>
        </li>
      ))}
    </ul>
  )
}
