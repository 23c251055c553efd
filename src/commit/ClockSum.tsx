/** Every minute of one clock: what was counted and what wasn't, each with why, and the sum. */
import { useRead } from '../ui/api.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { durationText } from './duration.ts'
import { readClock } from './serviceClock.api.ts'
import './service.css'

export function ClockSum({ clockId }: { clockId: string }) {
  const t = useWords()
  const format = useFormat()
  const { clock, zone, counted, notCounted, events } = useRead(readClock, { clockId })
  const rows = [
    ...counted.map((span) => ({ ...span, counts: true, about: '' })),
    ...notCounted.map((span) => ({ ...span, counts: false })),
  ].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const said = (ms: number) => durationText(Math.round(ms / 1000))
  return (
    <div>
      <p>
        <b>{clock.title}</b>
      </p>
      <p>
        {t('commit:clock.sum', {
          elapsed: said(clock.elapsedMs),
          target: said(clock.targetMs),
          hours: clock.calendar
            ? t('commit:clock.by', { calendar: clock.calendar })
            : t('commit:clock.byClock'),
          zone: zone ?? '',
        })}
      </p>
      <section
        className="Clock-sum-scroll"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={t('commit:clock.act.sum')}
      >
        <table className="Clock-sum">
          <thead>
            <tr>
              <th>{t('commit:clock.from')}</th>
              <th>{t('commit:clock.to')}</th>
              <th>{t('commit:clock.why')}</th>
              <th>{t('commit:clock.counts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, to, why, counts, about }) => (
              <tr key={`${from} ${why}`} data-counted={counts ? 'yes' : 'no'}>
                <td>{format.instant(from)}</td>
                <td>{format.instant(to)}</td>
                <td>{[t(`commit:clock.whys.${why}`), about].filter(Boolean).join(': ')}</td>
                <td>{counts ? said(Date.parse(to) - Date.parse(from)) : '—'}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={3}>{t('commit:clock.total')}</td>
              <td>{said(clock.elapsedMs)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <details className="Known-before">
        <summary>{t('commit:clock.events', { count: events.length })}</summary>
        <ul>
          {events.map(({ eventId, at, kind, state, targetMs, why, madeByName }) => (
            <li key={eventId}>
              {[
                format.instant(at),
                t(`commit:clock.event.${kind}`),
                state ?? (targetMs === null ? null : said(targetMs)),
                why,
                madeByName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
