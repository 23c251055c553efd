/** The report cards of risk: whether a probability may be shown, and how good it would have been. */
import { useMemo } from 'react'
import { Card, Cards } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { expectedActual } from '../ui/Chart/expectedActual.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Estimate, ReportCard } from './models/card.ts'
import { useChance } from './useChance.tsx'
import type { ValueStudy } from './value.ts'
import './value.css'

export function ValueCards({ told: { cards, declineCard } }: { told: ValueStudy }) {
  const t = useWords()
  if (cards.length === 0) return null
  return (
    <Cards>
      {cards.map((card) => (
        <RiskCard
          key={card.horizonDays}
          card={card}
          title={t('identify:value.card.title', { days: card.horizonDays })}
          happened={t('identify:value.card.actual')}
          file={t('identify:chartFile.risk', { days: card.horizonDays })}
        />
      ))}
      {declineCard && (
        <RiskCard
          card={declineCard}
          title={t('identify:value.card.titleDecline')}
          happened={t('identify:value.card.actualDecline')}
          file={t('identify:chartFile.decline')}
        />
      )}
    </Cards>
  )
}

type About = {
  card: ReportCard
  title: string
  /** What came true: it went quiet, or fell. */
  happened: string
  /** Of the picture, where it is saved. */
  file: string
}

function RiskCard({ card, title, happened, file }: About) {
  const t = useWords()
  const { whyNot, isWorthShowing, scores, origins } = card
  const verdict = (
    <Chip tone={isWorthShowing ? 'good' : 'note'}>
      {t(`identify:value.card.${isWorthShowing ? 'yes' : 'no'}`)}
    </Chip>
  )
  const why = whyNot ? t(`identify:value.card.why.${whyNot}`) : t('identify:value.card.worth')
  if (!scores) {
    return (
      <Card title={title} aside={verdict}>
        <p>{why}</p>
      </Card>
    )
  }
  const counted = t('identify:value.card.counted', {
    count: card.forecasts,
    accounts: card.accounts,
    origins: origins.length,
    quiet: card.quiet,
  })
  return (
    <Reliability
      scores={scores}
      title={title}
      happened={happened}
      file={file}
      verdict={verdict}
      foot={`${why} ${counted}.`}
    />
  )
}

type Scored = NonNullable<ReportCard['scores']>

function Reliability({
  scores,
  title,
  happened,
  file,
  verdict,
  foot,
}: Omit<About, 'card'> & {
  scores: Scored
  verdict: React.ReactNode
  foot: string
}) {
  const t = useWords()
  const chance = useChance()
  const { bins } = scores
  const picture = useMemo(
    () =>
      expectedActual({
        labels: bins.map((_, at) => String(at + 1)),
        expected: bins.map(({ predicted }) => predicted),
        actual: bins.map(({ actual }) => actual),
        as: 'points',
        show: (value, write) => write.percent(value, 0),
        words: {
          label: t('identify:value.card.bins'),
          expected: t('identify:value.card.predicted'),
          actual: happened,
        },
      }),
    [bins, happened, t],
  )
  const top = bins.at(-1)!
  return (
    <Chart
      title={title}
      aside={verdict}
      describes={t('identify:value.card.describes', {
        predicted: chance(top.predicted),
        actual: top.actual,
      })}
      file={file}
      picture={picture}
      height={190}
      foot={
        <div>
          <p>{foot}</p>
          <Scores scores={scores} />
        </div>
      }
    />
  )
}

function Scores({ scores }: { scores: Scored }) {
  const t = useWords()
  const format = useFormat()
  const number = (digits: number) => (value: number) => format.number(value, digits)
  const share = (value: number) => format.percent(value, 0)
  const rows: [name: string, estimate: Estimate | null, write: (value: number) => string][] = [
    [t('identify:value.card.auc'), scores.auc, number(2)],
    [t('identify:value.card.skillBase'), scores.skillOverBase, share],
    [t('identify:value.card.skillRecency'), scores.skillOverRecency, share],
    [t('identify:value.card.brier'), scores.brier, number(3)],
    [t('identify:value.card.logLoss'), scores.logLoss, number(3)],
    [t('identify:value.card.lift'), scores.lift, number(1)],
    [t('identify:value.card.captured'), scores.salesCaptured, share],
  ]
  return (
    <dl className="Value-scores">
      {rows.map(
        ([name, estimate, write]) =>
          estimate && (
            <div key={name} className="Value-score">
              <dt>{name}</dt>
              <dd>
                {write(estimate.value)}{' '}
                <small className="dim">
                  {t('identify:value.card.between', {
                    low: write(estimate.low),
                    high: write(estimate.high),
                  })}
                </small>
              </dd>
            </div>
          ),
      )}
      <div className="Value-score">
        <dt>{t('identify:value.card.error')}</dt>
        <dd>{format.percent(scores.calibrationError)}</dd>
      </div>
    </dl>
  )
}
