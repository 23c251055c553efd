/** Motivos: what was won and lost, by reason, kind, competitor or tier; each number opens its rows; and what was learned. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { shareRanges } from '../ui/Chart/shareRanges.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { writeSearch } from '../ui/search.ts'
import { useFormat } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import '../identify/portfolio.css'
import { GrowTabs } from './GrowTabs.tsx'
import { readLessons } from './pipeline.api.ts'
import { LESSONS_BY, type LessonsBy, type LessonsTold } from './pipeline.ts'
import { useReasons } from './useStageWords.tsx'

/** More than these nobody oversees; the table has the others. */
const DRAWN = 12

export function LessonsPage() {
  const t = useWords()
  const format = useFormat()
  const [by, setBy] = useState<LessonsBy>('reason')
  const { data } = useList(readLessons, { by })
  const nameOf = useKeyName(by)
  if (!data) return <BlockSkeleton height={420} />
  const { from, to, all, of } = data
  const percent = (share: number) => format.percent(share, 0)
  const says =
    all.share === null
      ? t('grow:lessons.saysNone', { from, to })
      : t('grow:lessons.says', {
          ended: all.won + all.lost,
          from,
          to,
          share: percent(all.share),
          low: percent(all.low),
          high: percent(all.high),
        })
  const rows = of.slice(0, DRAWN).map((one) => ({
    ...one,
    name: nameOf(one.key),
    inTime: one.won,
    due: one.won + one.lost,
  }))
  return (
    <Page title={t('grow:title')} sentence={says}>
      <GrowTabs at="/growth/lessons" />
      <Stack>
        <Chart
          title={t('grow:lessons.title')}
          describes={t('grow:lessons.describes', {
            list: rows.map(({ name, won, lost }) => `${name} ${won}/${won + lost}`).join(', '),
          })}
          file={t('grow:lessons.title')}
          height={Math.max(120, 46 + rows.length * 30)}
          picture={shareRanges(rows, {
            who: t(`grow:lessons.by.${by}`),
            share: t('grow:lessons.share'),
            low: t('grow:lessons.low'),
            high: t('grow:lessons.high'),
            inTime: t('grow:lessons.won'),
            due: t('grow:lessons.due'),
          })}
          aside={
            <SegmentedControl
              size="xs"
              aria-label={t('grow:lessons.byName')}
              value={by}
              onChange={(value) => setBy(value as LessonsBy)}
              data={LESSONS_BY.map((value) => ({ value, label: t(`grow:lessons.by.${value}`) }))}
            />
          }
        />
        <Card title={t(`grow:lessons.by.${by}`)} tight>
          <LessonsTable told={data} by={by} nameOf={nameOf} />
        </Card>
        <Card title={t('grow:lessons.words')}>
          <Words told={data} />
        </Card>
      </Stack>
    </Page>
  )
}

function useKeyName(by: LessonsBy) {
  const t = useWords()
  const { reasonName } = useReasons()
  return (key: string) => {
    if (by === 'reason') return reasonName(key)
    if (key === 'none') return t('grow:lessons.none')
    if (by === 'kind') return t(`grow:opportunity.kinds.${key as 'up-sell'}`)
    return by === 'tier' ? t(`segment:tier.${key as 'key'}.name`) : key
  }
}

type TableProps = { told: LessonsTold; by: LessonsBy; nameOf: (key: string) => string }

function LessonsTable({ told: { of, from, to, currency }, by, nameOf }: TableProps) {
  const t = useWords()
  const format = useFormat()
  const open = (key: string, state: 'won' | 'lost', count: number) =>
    count === 0 ? (
      0
    ) : (
      <A
        to={`/growth${writeSearch({ state: [state], [by]: [key], endedFrom: from, endedTo: to })}`}
        aria-label={t('grow:lessons.openOf', {
          state: t(`grow:lessons.${state}`),
          count,
          name: nameOf(key),
        })}
      >
        {count}
      </A>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways
    <section className="Parts-scroll" tabIndex={0} aria-label={t('grow:lessons.title')}>
      <table className="Parts">
        <thead>
          <tr>
            <th scope="col">{t(`grow:lessons.by.${by}`)}</th>
            <th scope="col">{t('grow:lessons.won')}</th>
            <th scope="col">{t('grow:lessons.lost')}</th>
            <th scope="col">{t('grow:lessons.share')}</th>
            <th scope="col">{t('grow:lessons.wonWorth')}</th>
            <th scope="col">{t('grow:lessons.lostWorth')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <tr key={one.key}>
              <th scope="row">{nameOf(one.key)}</th>
              <td>{open(one.key, 'won', one.won)}</td>
              <td>{open(one.key, 'lost', one.lost)}</td>
              <td>
                {format.percent(one.share ?? 0, 0)}{' '}
                <span className="dim">
                  {format.percent(one.low, 0)}–{format.percent(one.high, 0)}
                </span>
              </td>
              <td>{format.moneyShort(one.wonWorth, currency)}</td>
              <td>{format.moneyShort(one.lostWorth, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Words({ told: { words } }: { told: LessonsTold }) {
  const t = useWords()
  const format = useFormat()
  const { reasonName } = useReasons()
  if (words.length === 0) return <Empty>{t('grow:lessons.wordsNone')}</Empty>
  return (
    <ul className="Known-rows">
      {words.map((one) => (
        <li key={one.opportunityId}>
          <A to={`/accounts/${one.accountId}/growth`}>
            {one.title} · {one.account}
          </A>{' '}
          <Chip tone={one.state === 'won' ? 'good' : 'bad'}>
            {t(`grow:opportunity.states.${one.state}`)}
          </Chip>
          <p>{one.learned}</p>
          <p className="dim">
            {[format.day(one.endedOn), one.reason && reasonName(one.reason)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
