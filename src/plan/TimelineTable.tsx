/** What the timeline draws, as a table. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Bar } from './timeline.ts'

export function TimelineTable({ bars }: { bars: readonly Bar[] }) {
  const t = useWords()
  const format = useFormat()
  const titles = new Map(bars.map(({ id, title }) => [id, title]))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways
    <section className="Parts-scroll" tabIndex={0} aria-label={t('plan:timeline.table')}>
      <table className="Parts Timeline-table">
        <thead>
          <tr>
            <th scope="col">{t('plan:timeline.what')}</th>
            <th scope="col">{t('plan:timeline.kindOf')}</th>
            <th scope="col">{t('plan:timeline.from')}</th>
            <th scope="col">{t('plan:timeline.to')}</th>
            <th scope="col">{t('plan:timeline.stands')}</th>
            <th scope="col">{t('plan:timeline.who')}</th>
            <th scope="col">{t('plan:timeline.needs')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ id, title, kind, from, to, state, ownerName, needs }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{t(`plan:timeline.kind.${kind}`)}</td>
              <td>{format.day(from)}</td>
              <td>{format.day(to)}</td>
              <td>{t(`plan:timeline.state.${state}`)}</td>
              <td>{ownerName ?? '—'}</td>
              <td>{needs.map((need) => titles.get(need)).join(' · ') || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
