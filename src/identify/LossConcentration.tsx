/** How concentrated the firm is without who is lost, beside how it is now, by every dimension. */
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { LossTold } from './loss.ts'

export function LossConcentration({ loss }: { loss: LossTold }) {
  const t = useWords()
  const format = useFormat()
  const title = t('identify:dependency.loss.concentration')
  const pair = (before: string, after: string) => (
    <>
      <span className="dim">{before}</span> → {after}
    </>
  )
  return (
    <Card title={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable by keyboard */}
      <section className="Parts-scroll" tabIndex={0} aria-label={title}>
        <table className="Parts Dependency-pairs">
          <thead>
            <tr>
              <th scope="col">{t('identify:dependency.table.by')}</th>
              <th scope="col">HHI</th>
              <th scope="col">{t('identify:dependency.table.effective')}</th>
              <th scope="col">{t('identify:dependency.table.top5')}</th>
            </tr>
          </thead>
          <tbody>
            {loss.hits
              .filter(({ before }) => before.keys > 0)
              .map(({ by, before, after }) => (
                <tr key={by}>
                  <td>{t(`identify:dependency.dimension.${by}`)}</td>
                  <td>{pair(format.number(before.hhi), format.number(after.hhi))}</td>
                  <td>
                    {pair(format.number(before.effective, 1), format.number(after.effective, 1))}
                  </td>
                  <td>
                    {pair(format.percent(before.top5Share, 0), format.percent(after.top5Share, 0))}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
