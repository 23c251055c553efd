/** What to speak of, a line each, with where it comes from one click away. */
import type { ReactNode } from 'react'
import { A } from '../ui/A.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type AgendaLine, type AgendaSource, isLate } from './agenda.ts'
import './talk.css'

const TAB: Record<AgendaSource, string> = {
  escalation: 'activity',
  alert: 'health',
  clock: 'commitments',
  commitment: 'commitments',
  theirs: 'activity',
  expectation: 'commitments',
  compensation: 'commitments',
  request: 'activity',
  firing: 'plan',
  departure: 'people',
  ownChange: 'activity',
  fact: 'profile',
  action: 'activity',
  milestone: 'activity',
}

/** Of an alert the words of its rule, of all else what was written. */
export function useLineText() {
  const t = useWords()
  return ({ source, text }: Pick<AgendaLine, 'source' | 'text'>) =>
    source === 'alert' ? t(`monitor:alert.rule.${text as 'healthBad'}`) : text
}

export const placeOf = (accountId: string, source: AgendaSource) =>
  `/accounts/${accountId}/${TAB[source]}`

type Props = {
  accountId: string
  lines: readonly AgendaLine[]
  act?: (line: AgendaLine) => ReactNode
}

export function AgendaTold({ accountId, lines, act }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const textOf = useLineText()
  return (
    <ol className="Agenda">
      {lines.map((line) => (
        <li key={`${line.source} ${line.sourceId}`}>
          {isLate(line, today) && <Chip tone="bad">{t('engage:agenda.late')}</Chip>}{' '}
          {line.source === 'clock' && line.state && (
            <span className="dim">{t(`commit:clock.state.${line.state as 'onTrack'}`)} · </span>
          )}
          {textOf(line)}{' '}
          <span className="dim">
            <A to={placeOf(accountId, line.source)}>{t(`engage:agenda.source.${line.source}`)}</A>
            {[line.day ? format.day(line.day) : '', line.who ?? '']
              .filter(Boolean)
              .map((said) => ` · ${said}`)}
          </span>{' '}
          {act?.(line)}
        </li>
      ))}
    </ol>
  )
}
