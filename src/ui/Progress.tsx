/** Long work as it is: how much is done, how fast it goes, how long it will take. */
import './pieces.css'
import { useFormat } from './session.ts'
import type { Tone } from './theme.ts'
import { useWords } from './words.ts'

type Props = {
  name: string
  done: number
  /** Null while it isn't known how much there is. */
  total: number | null
  perSecond?: number | null
  secondsLeft?: number | null
  /** `bytes` for an upload; else things are counted. */
  unit?: 'things' | 'bytes'
}

export function Progress({ name, done, total, perSecond, secondsLeft, unit = 'things' }: Props) {
  const t = useWords()
  const format = useFormat()
  const put = unit === 'bytes' ? format.bytes : (count: number) => format.number(count)
  const share = total ? Math.min(1, done / total) : null
  const facts = [
    total === null
      ? done > 0
        ? put(done)
        : null
      : t('ui:progress.of', { done: put(done), total: put(total) }),
    perSecond ? t('ui:progress.rate', { rate: put(perSecond) }) : null,
    typeof secondsLeft === 'number'
      ? t('ui:progress.left', { time: format.span(secondsLeft) })
      : null,
  ].filter(Boolean)
  return (
    <div className="Progress">
      <div className="Progress-words">
        <span>{name}</span>
        <span className="dim">{facts.join(' · ')}</span>
      </div>
      <div
        className="Bar"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- browsers draw theirs as they like
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
        aria-valuetext={facts.join(' · ')}
        data-unknown={share === null || undefined}
      >
        <i style={{ width: `${(share ?? 0.3) * 100}%` }} />
      </div>
    </div>
  )
}

/** A share as a thin bar beside its words, which say the figure. */
export function Bar({ share, tone = 'accent' }: { share: number; tone?: Tone }) {
  return (
    <div className="Bar" data-tone={tone} aria-hidden="true">
      <i style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </div>
  )
}
