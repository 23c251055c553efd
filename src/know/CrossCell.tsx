/** One crossing in the grid: its impact, and by a sign what it ends in. */
import type { KeyboardEvent } from 'react'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Crossing, endingOf, strategyOf } from './crossing.ts'
import type { SwotItem } from './swot.ts'

/** Said in words too: signs only repeat them. */
export const SIGNS = { action: '→', objective: '◎', rejection: '×', none: '?' } as const

type Props = {
  inner: SwotItem
  outer: SwotItem
  crossing: Crossing | undefined
  muted: boolean
  /** The one cell that the Tab key reaches. */
  isHere: boolean
  walk: (event: KeyboardEvent) => void
  open: () => void
}

export function CrossCell({ inner, outer, crossing, muted, isHere, walk, open }: Props) {
  const t = useWords()
  const format = useFormat()
  const ending = crossing && (endingOf(crossing) ?? 'none')
  const strategy = strategyOf(inner.kind, outer.kind)
  const about = {
    inner: inner.title,
    outer: outer.title,
    strategy: t(`know:cross.strategy.${strategy}`),
  }
  const name =
    crossing && ending
      ? t('know:cross.cell', {
          ...about,
          impact: format.signed(crossing.impact),
          ending: t(`know:cross.ending.${ending}`),
        })
      : t('know:cross.unmarked', about)
  return (
    <td data-strategy={strategy}>
      <button
        type="button"
        className="Cross-cell"
        tabIndex={isHere ? 0 : -1}
        aria-label={name}
        title={t(`know:cross.strategy.${strategy}`)}
        data-impact={crossing ? Math.sign(crossing.impact) : undefined}
        data-ending={ending}
        data-muted={muted || undefined}
        onKeyDown={walk}
        onClick={open}
      >
        {crossing && ending ? (
          <>
            <span>{format.signed(crossing.impact)}</span>
            <i>{SIGNS[ending]}</i>
          </>
        ) : (
          <span className="Cross-none">·</span>
        )}
      </button>
    </td>
  )
}
