/** Probabilidades: the share won by stage, and whether chances given by it would have been right. */
import { useRead } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { shareRanges } from '../ui/Chart/shareRanges.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { useChance } from '../identify/useChance.tsx'
import type { ChanceCard } from './chanceCard.ts'
import { GrowTabs } from './GrowTabs.tsx'
import { readChances } from './pipeline.api.ts'
import { useStages } from './useStageWords.tsx'

export function ChancesPage() {
  const t = useWords()
  const format = useFormat()
  const chanceOf = useChance()
  const { stageName } = useStages()
  const { ended, won, stages, card } = useRead(readChances, {})
  const rows = stages.map((one) => ({
    ...one,
    name: stageName(one.stage),
    share: one.passed === 0 ? null : one.won / one.passed,
    inTime: one.won,
    due: one.passed,
  }))
  const list = rows.map(({ name, chance }) => `${name} ${chanceOf(chance)}`).join(', ')
  const says =
    ended === 0
      ? t('grow:chances.saysNone')
      : t('grow:chances.says', { ended, base: format.percent(won / ended, 0) })
  return (
    <Page title={t('grow:title')} sentence={says}>
      <GrowTabs at="/growth/chances" />
      <Stack>
        <Chart
          title={t('grow:chances.title')}
          describes={t('grow:chances.describes', { list })}
          file={t('grow:chances.title')}
          height={46 + rows.length * 34}
          picture={shareRanges(rows, {
            who: t('grow:chances.stage'),
            share: t('grow:chances.share'),
            low: t('grow:chances.low'),
            high: t('grow:chances.high'),
            inTime: t('grow:chances.won'),
            due: t('grow:chances.passed'),
          })}
          foot={
            <>
              <dl className="Known-facts">
                {rows.map((one) => (
                  <div key={one.stage}>
                    <dt>{one.name}</dt>
                    <dd>
                      {chanceOf(one.chance)}{' '}
                      {one.few && <Chip tone="warn">{t('grow:chances.few')}</Chip>}
                    </dd>
                  </div>
                ))}
              </dl>
              <p>{t('grow:chances.docs')}</p>
              {rows.some(({ few }) => few) && <p>{t('grow:chances.fewSays')}</p>}
            </>
          }
        />
        <Card title={t('grow:chances.cardTitle')}>
          <CardTold card={card} />
        </Card>
      </Stack>
    </Page>
  )
}

function CardTold({ card: { origins, opportunities, scores } }: { card: ChanceCard }) {
  const t = useWords()
  const format = useFormat()
  if (!scores) return <Empty>{t('grow:chances.cardNone')}</Empty>
  const { skill, isBetter, bins, brier, baseBrier } = scores
  const told = {
    origins,
    opportunities,
    skill: format.percent(skill.value, 0),
    low: format.percent(skill.low, 0),
    high: format.percent(skill.high, 0),
  }
  const decimal = (value: number) => format.number(value, 3)
  return (
    <>
      <p>{t(isBetter ? 'grow:chances.cardBetter' : 'grow:chances.cardWorse', told)}</p>
      <p className="dim">
        {t('grow:chances.brier')} {decimal(brier)} · {t('grow:chances.baseBrier')}{' '}
        {decimal(baseBrier)}
      </p>
      <table className="Parts">
        <caption className="dim">{t('grow:chances.binsTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grow:chances.given')}</th>
            <th scope="col">{t('grow:chances.came')}</th>
            <th scope="col">{t('grow:chances.low')}</th>
            <th scope="col">{t('grow:chances.high')}</th>
            <th scope="col">{t('grow:chances.scored')}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map((bin, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- groups have only their order
            <tr key={at}>
              <td>{format.percent(bin.given, 0)}</td>
              <td>{format.percent(bin.won, 0)}</td>
              <td>{format.percent(bin.low, 0)}</td>
              <td>{format.percent(bin.high, 0)}</td>
              <td>{bin.scored}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
