/** Who said something of an account, of which day, and what was said before it. */
import type { ReactNode } from 'react'
import type { Said } from '../accounts/said.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'

export function SaidBy({ said: { seenOn, byName } }: { said: Said }) {
  const t = useWords()
  const day = useFormat().day(seenOn)
  return (
    <span className="dim">
      {byName
        ? t('segment:choice.said', { day, name: byName })
        : t('segment:choice.saidGone', { day })}
    </span>
  )
}

type Props<One> = { said: readonly One[]; tell: (one: One) => ReactNode }

/** All but the newest, folded. */
export function SaidBefore<One extends Said>({ said, tell }: Props<One>) {
  const t = useWords()
  const earlier = said.slice(1)
  if (earlier.length === 0) return null
  return (
    <details className="Known-before">
      <summary>{t('segment:choice.earlier', { count: earlier.length })}</summary>
      <ul className="plain">
        {earlier.map((one) => (
          <li key={one.saidAt}>
            {tell(one) ?? t('segment:choice.takenBack')} <SaidBy said={one} />
          </li>
        ))}
      </ul>
    </details>
  )
}
