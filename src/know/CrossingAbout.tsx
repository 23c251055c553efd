/** What a crossing is about: both items with what shows them, the strategy that they ask for, and what is being done. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Pair, strategyOf } from './crossing.ts'

export function CrossingAbout({ pair, says }: { pair: Pair; says?: string | null }) {
  const t = useWords()
  const format = useFormat()
  const { inner, outer, crossing } = pair
  return (
    <div className="Cross-about">
      {[inner, outer].map(({ itemId, kind, title, evidence }) => (
        <p key={itemId}>
          <span className="dim">{t(`know:swot.kind.${kind}`)}</span> <b>{title}</b>
          {evidence && <span className="dim"> {evidence}</span>}
        </p>
      ))}
      <p>{t(`know:cross.came.${strategyOf(inner.kind, outer.kind)}`)}</p>
      {crossing && crossing.actions.length > 0 && (
        <ul className="plain">
          {crossing.actions.map(({ actionId, title, state, ownerName, dueOn }) => (
            <li key={actionId}>
              {title}{' '}
              <span className="dim">
                {[t(`know:cross.actionState.${state}`), ownerName, format.day(dueOn)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {crossing?.planned && (
        <p>
          {t('know:cross.planned', {
            title: crossing.planned.title,
            day: crossing.planned.dueOn ? format.day(crossing.planned.dueOn) : '—',
          })}
        </p>
      )}
      {says && crossing && <Standing crossing={crossing} />}
      {says && <p className="dim">{says}</p>}
    </div>
  )
}

/** For whoever only reads. */
function Standing({ crossing }: { crossing: NonNullable<Pair['crossing']> }) {
  const t = useWords()
  const format = useFormat()
  const { impact, objective, objectiveOn, rejection } = crossing
  return (
    <p>
      {t('know:cross.impact')}: {format.signed(impact)}.{' '}
      {objective && objectiveOn && `${objective} (${format.day(objectiveOn)})`}
      {rejection}
    </p>
  )
}
