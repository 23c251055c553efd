/** A pair: how likely it is one, why, both side by side, and what someone may say of it. */
import type { ReactNode } from 'react'
import { TwinReasons } from '../accounts/TwinReasons.tsx'
import type { TwinReason } from '../accounts/twin.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Act } from '../ui/Act.tsx'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import './twins.css'

/** A line of both sides, and whether they tell the same. */
export type TwinFact = { name: string; cells: [ReactNode, ReactNode]; same: boolean }

type Props = {
  twin: { score: number; reasons: readonly TwinReason[]; state: 'open' | 'dismissed' }
  /** What both are called, and where each leads. */
  names: [string, string]
  heads: [ReactNode, ReactNode]
  facts: readonly TwinFact[]
  refusal: Refusal | null
  /** Nothing where merging is not theirs. */
  merge: () => void
  tellApart: () => void
  doubtAgain: () => void
  /** Who said that they are two. */
  told: ReactNode
}

export function TwinCard(props: Props) {
  const { twin, names, heads, facts, refusal, merge, tellApart, doubtAgain, told } = props
  const t = useWords()
  const [one, other] = names
  const act = (key: 'merge' | 'tellApart' | 'doubtAgain', run: () => void) => (
    <Act
      refusal={refusal}
      variant={key === 'merge' ? 'filled' : 'default'}
      aria-label={t(`know:twin.${key}Of`, { one, other })}
      onClick={run}
    >
      {t(`know:twin.${key}`)}
    </Act>
  )
  return (
    <li>
      <Card>
        <TwinReasons score={twin.score} reasons={twin.reasons} />
        <table className="Twin-sides" aria-label={t('know:twin.sidesOf', { one, other })}>
          <thead>
            <tr>
              <th scope="col">{t('know:twin.fact')}</th>
              {heads.map((head, at) => (
                <th key={at === 0 ? 'one' : 'other'} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.map(({ name, cells, same }) => (
              <tr key={name} data-same={same || undefined}>
                <th scope="row">{name}</th>
                <td>{cells[0]}</td>
                <td>{cells[1]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {told && <p className="dim">{told}</p>}
        <div className="Twin-acts">
          {twin.state === 'open' ? (
            <>
              {act('tellApart', tellApart)}
              {act('merge', merge)}
            </>
          ) : (
            act('doubtAgain', doubtAgain)
          )}
        </div>
      </Card>
    </li>
  )
}
