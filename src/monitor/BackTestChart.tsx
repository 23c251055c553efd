/** Hit rate and false alarms, quarter by quarter. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { expectedActual } from '../ui/Chart/expectedActual.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type BackTest, type Warned, warnedOf } from './backTest.ts'

type Props = { told: BackTest; lead: number; warned: Warned }

export function BackTestChart({ told: { quarters }, lead, warned }: Props) {
  const t = useWords()
  const format = useFormat()
  const rows = useMemo(
    () =>
      quarters.map((quarter) => {
        const one = quarter.leads.find(({ days }) => days === lead)!
        const [lost, kept] = [warnedOf(one.lost, warned), warnedOf(one.kept, warned)]
        return { ...quarter, lost, kept }
      }),
    [quarters, lead, warned],
  )
  const picture = useMemo(() => {
    const share = ({ hits, of }: { hits: number; of: number }) => (of === 0 ? 0 : hits / of)
    return expectedActual({
      labels: rows.map(({ from }) => t('monitor:backTest.quarter', { day: from })),
      actual: rows.map(({ lost }) => share(lost)),
      expected: rows.map(({ kept }) => share(kept)),
      as: 'points',
      show: (value, write) => write.percent(value, 0),
      words: {
        label: t('monitor:backTest.quarterName'),
        actual: t('monitor:backTest.hitRate'),
        expected: t('monitor:backTest.alarmRate'),
      },
    })
  }, [rows, t])
  if (rows.length === 0) return null
  const all = (which: 'lost' | 'kept') => rows.reduce((sum, one) => sum + one[which].of, 0)
  return (
    <Chart
      title={t('monitor:backTest.picture', { count: lead })}
      describes={t('monitor:backTest.pictureSays', { lost: all('lost'), kept: all('kept') })}
      file="contraste-salud"
      picture={picture}
      height={240}
      foot={
        <table className="Plain">
          <caption className="unseen">{t('monitor:backTest.title')}</caption>
          <thead>
            <tr>
              <th>{t('monitor:backTest.quarterName')}</th>
              <th>{t('monitor:backTest.lost')}</th>
              <th>{t('monitor:backTest.hits')}</th>
              <th>{t('monitor:backTest.kept')}</th>
              <th>{t('monitor:backTest.alarms')}</th>
              <th>{t('monitor:backTest.undecided')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, lost, kept, undecided }) => (
              <tr key={from}>
                <th scope="row">{t('monitor:backTest.quarter', { day: from })}</th>
                <td>{format.number(lost.of)}</td>
                <td>{format.number(lost.hits)}</td>
                <td>{format.number(kept.of)}</td>
                <td>{format.number(kept.hits)}</td>
                <td>{format.number(undecided)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
