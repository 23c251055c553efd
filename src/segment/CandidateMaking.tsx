/** How a candidate's scores are made: point by point, with what each weighs on its axis. */
import { A } from '../ui/A.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { AXES, type Axis } from './criterion.ts'
import type { KeptSelection, SelectionAccount } from './keptSelection.ts'

type Props = { selection: KeptSelection; account: SelectionAccount }

export function CandidateMaking({ selection, account }: Props) {
  const t = useWords()
  const format = useFormat()
  const { criteria, limits } = selection
  return (
    <div className="Making">
      {AXES.map((axis) => (
        <AxisTable key={axis} axis={axis} criteria={criteria} account={account} />
      ))}
      <dl className="Making-facts">
        <Fact name={t('segment:list.strategies')}>
          {account.strategies.length > 0 ? account.strategies.join(' · ') : t('segment:list.none')}
        </Fact>
        <Fact name={t('segment:list.strength')}>
          {account.strength === null
            ? t('segment:list.notKnown')
            : format.number(account.strength, 2)}
        </Fact>
        <Fact name={t('segment:list.asks')}>
          {limits.resources
            .map(({ skill }, at) => ({ skill, hours: account.hours[at] ?? 0 }))
            .filter(({ hours }) => hours > 0)
            .map(({ skill, hours }) => `${skill} ${format.number(hours, 1)}`)
            .join(' · ') || t('segment:list.none')}
        </Fact>
        <Fact name={t('segment:list.proposedBy')}>
          {t(account.proposed ? 'segment:list.yes' : 'segment:list.notProposed')}
        </Fact>
      </dl>
      <A to={`/accounts/${account.accountId}/choice`}>{t('segment:list.toAccount')}</A>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type AxisProps = { axis: Axis; criteria: KeptSelection['criteria']; account: SelectionAccount }

function AxisTable({ axis, criteria, account }: AxisProps) {
  const t = useWords()
  const format = useFormat()
  const own = criteria
    .map((criterion, at) => ({ criterion, point: account.points[at] ?? null }))
    .filter(({ criterion }) => criterion.axis === axis)
  const score = account[axis]
  return (
    <table className="Plain">
      <thead>
        <tr>
          <th scope="col">{t(`segment:list.${axis}`)}</th>
          <th scope="col">{t('segment:list.weight')}</th>
          <th scope="col">{t('segment:list.point')}</th>
        </tr>
      </thead>
      <tbody>
        {own.map(({ criterion: { key, name, weight, anchors }, point }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              {point !== null && <small className="dim"> {anchors[Math.round(point) - 1]}</small>}
            </th>
            <td>{format.number(weight)}</td>
            <td>{point === null ? t('segment:list.missing') : format.number(point, 2)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('segment:list.mean')}
          </th>
          <td>
            <strong>{score === null ? t('segment:list.missing') : format.number(score, 2)}</strong>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
