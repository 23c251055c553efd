/** The same as the grid, told in lines: each marked crossing, its strategy, its impact and what it ends in. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { SIGNS } from './CrossCell.tsx'
import { type Crossing, endingOf, strategyOf } from './crossing.ts'
import type { SwotItem } from './swot.ts'

type Props = {
  items: readonly SwotItem[]
  crossings: readonly Crossing[]
  codeOf: (itemId: string) => string
}

export function CrossTable({ items, crossings, codeOf }: Props) {
  const t = useWords()
  const format = useFormat()
  const by = new Map(items.map((item) => [item.itemId, item]))
  const named = (item: SwotItem) => `${codeOf(item.itemId)} ${item.title}`
  return (
    <>
      <p className="dim Cross-legend">
        {Object.entries(SIGNS).map(([ending, sign]) => (
          <span key={ending}>
            <b aria-hidden="true">{sign}</b> {t(`know:cross.ending.${ending as 'none'}`)}
          </span>
        ))}
        <span>{t('know:cross.keys')}</span>
      </p>
      {crossings.length > 0 && (
        <details className="Known-before">
          <summary>{t('know:cross.asTable', { count: crossings.length })}</summary>
          <div className="Scrolls Cross-scrolls" {...reachable(t('know:cross.asLines'))}>
            <table className="Plain Cross-lines">
              <thead>
                <tr>
                  {(['inner', 'outer', 'strategyLabel', 'impact', 'endsIn'] as const).map((key) => (
                    <th key={key} scope="col">
                      {t(`know:cross.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {crossings.map((crossing) => {
                  const inner = by.get(crossing.innerId)!
                  const outer = by.get(crossing.outerId)!
                  return (
                    <tr key={crossing.crossingId}>
                      <th scope="row">{named(inner)}</th>
                      <td>{named(outer)}</td>
                      <td>{t(`know:cross.strategy.${strategyOf(inner.kind, outer.kind)}`)}</td>
                      <td>{format.signed(crossing.impact)}</td>
                      <td>
                        <Ending crossing={crossing} />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  )
}

/** A box that scrolls sideways must be reachable by keyboard. */
function reachable(label: string) {
  return { tabIndex: 0, role: 'region', 'aria-label': label }
}

/** What it ends in, in the words of whoever decided it. */
function Ending({ crossing }: { crossing: Crossing }) {
  const t = useWords()
  const format = useFormat()
  const { actions, objective, objectiveOn, rejection } = crossing
  const ending = endingOf(crossing) ?? 'none'
  const said = [
    ...actions.filter(({ state }) => state !== 'dropped').map(({ title }) => title),
    objective && objectiveOn && `${objective} (${format.day(objectiveOn)})`,
    rejection,
  ].filter(Boolean)
  return (
    <>
      <b>{t(`know:cross.ending.${ending}`)}</b>
      {said.length > 0 && <small>{said.join(' · ')}</small>}
    </>
  )
}
