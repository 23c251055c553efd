/** How concentrated the year's sales are, by every dimension; choosing one draws its map. */
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { DependencyDimension } from './dependency.ts'
import type { Shown } from './DependencyPage.tsx'
import { placeOf } from './dependencyView.ts'

export function DependencyTable({ told, view }: Shown) {
  const t = useWords()
  const title = t('identify:dependency.table.title')
  return (
    <Card title={title} aside={t('identify:dependency.table.aside')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable by keyboard */}
      <section className="Parts-scroll" tabIndex={0} aria-label={title}>
        <table className="Parts Dependency-table">
          <thead>
            <tr>
              <th scope="col">{t('identify:dependency.table.by')}</th>
              <th scope="col">{t('identify:dependency.table.first')}</th>
              <th scope="col">{t('identify:dependency.table.top5')}</th>
              <th scope="col">HHI</th>
              <th scope="col">{t('identify:dependency.table.effective')}</th>
              <th scope="col">{t('identify:dependency.table.warning')}</th>
            </tr>
          </thead>
          <tbody>
            {told.dimensions.map((one) => (
              <Row key={one.by} one={one} view={view} limits={told.limits} />
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

type RowProps = { one: DependencyDimension; limits: Shown['told']['limits'] } & Pick<Shown, 'view'>

function Row({ one, view, limits }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { by, concentration, names, high, hanging } = one
  const [first] = names
  const name = t(`identify:dependency.dimension.${by}`)
  if (!first || concentration.keys === 0) {
    return (
      <tr>
        <td>{name}</td>
        <td colSpan={5} className="dim Dependency-unsaid">
          {t(
            by === 'manager'
              ? 'identify:dependency.table.nobody'
              : 'identify:dependency.table.unsaid',
          )}
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <td>
        <button
          type="button"
          className="LinkButton"
          aria-pressed={view.value.by === by}
          onClick={() => view.change({ by }, { quietly: true })}
        >
          {name}
        </button>
        <small className="dim">{format.number(concentration.keys)}</small>
      </td>
      <td>
        <A to={placeOf(by, first)}>{first.name}</A>{' '}
        <span className="dim">{format.percent(concentration.top1Share)}</span>
      </td>
      <td>{format.percent(concentration.top5Share)}</td>
      <td>{format.number(concentration.hhi)}</td>
      <td>{format.number(concentration.effective, 1)}</td>
      <td>
        {high && (
          <Chip tone="warn" title={t(`identify:dependency.table.${high}`, { limit: limits[high] })}>
            {t('identify:dependency.table.high')}
          </Chip>
        )}
        {hanging > 0 && (
          <Chip tone="warn">{t('identify:dependency.table.hanging', { count: hanging })}</Chip>
        )}
      </td>
    </tr>
  )
}
