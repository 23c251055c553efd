/** Every key account as it is judged today, those that don't grow first, and why one is not judged yet. */
import type { z } from 'zod'
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { readStalled } from './stalled.api.ts'
import { type StalledSettings, VERDICTS } from './stalledJudging.ts'
import './stalled.css'

type Watched = z.output<typeof readStalled.returns>['watched'][number]

export function StalledWatch({
  watched,
  settings,
}: {
  watched: Watched[]
  settings: StalledSettings
}) {
  const t = useWords()
  const format = useFormat()
  const verdict = useVerdict(settings)
  const title = t('segment:stalled.watch.title')
  const place = ({ says }: Watched) => VERDICTS.indexOf(says)
  const inOrder = watched.toSorted((a, b) => place(a) - place(b))
  return (
    <Card title={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard */}
      <section className="Scrolls" tabIndex={0} aria-label={title}>
        <table className="Plain Stalled-watch">
          <thead>
            <tr>
              <th>{t('segment:stalled.watch.account')}</th>
              <th>{t('segment:stalled.watch.since')}</th>
              <th>{t('segment:stalled.watch.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map((one) => (
              <tr key={one.accountId}>
                <th scope="row">
                  <A to={`/accounts/${one.accountId}/choice`}>{one.account}</A>
                </th>
                <td>{format.day(one.keySince)}</td>
                <td>{verdict(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

/** How an account is judged, in words. */
export function useVerdict({ periods }: Pick<StalledSettings, 'periods'>) {
  const t = useWords()
  return ({ says, since, known }: Pick<Watched, 'says' | 'since' | 'known'>) =>
    t(`segment:stalled.watch.${says}`, { day: since ?? '', known, needed: periods })
}
