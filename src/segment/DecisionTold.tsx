/** Decisions about tiers, one below the other: who goes from where to where, from when on, and why. */
import type { ReactNode } from 'react'
import { Linked } from '../identify/telling.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Decision } from './standing.ts'
import './standing.css'
import { useTierWords } from './useTierWords.tsx'

type Props = {
  decisions: readonly Decision[]
  /** The account is known from where they stand. */
  ofOne?: boolean
  /** Only who goes where and when. */
  brief?: boolean
  /** Beside a decision: what can be done about it. */
  act?: (decision: Decision) => ReactNode
}

export function DecisionsTold({ decisions, ofOne = false, brief = false, act }: Props) {
  return (
    <ul className="Decisions">
      {decisions.map((decision) => (
        <DecisionTold key={decision.standingId} decision={decision} ofOne={ofOne} brief={brief}>
          {act?.(decision)}
        </DecisionTold>
      ))}
    </ul>
  )
}

type OneProps = { decision: Decision; ofOne: boolean; brief: boolean; children: ReactNode }

function DecisionTold({ decision, ofOne, brief, children }: OneProps) {
  const t = useWords()
  const format = useFormat()
  const place = useTierWords()
  const { today } = useSession()
  const { accountId, account, from, to, effectiveOn, reason, decidedBy, decidedAt, noticedAt } =
    decision
  const values = { account, from: place(from), to: place(to) }
  const text = ofOne ? t('segment:standing.fromTo', values) : t('segment:standing.moved', values)
  const since = t('segment:standing.since', { day: format.day(effectiveOn) })
  const isAhead = effectiveOn > today
  return (
    <li>
      <p>
        <Linked text={text} name={ofOne ? '' : account} to={`/accounts/${accountId}`} />{' '}
        {isAhead && (
          <Chip tone="accent">{t('segment:standing.ahead', { day: format.day(effectiveOn) })}</Chip>
        )}
        {brief && !isAhead && <span className="dim">{since}</span>}
      </p>
      {!brief && <p>{reason}</p>}
      {!brief && (
        <p className="dim">
          {[
            ...(isAhead ? [] : [since]),
            t('segment:standing.decided', {
              by: decidedBy ?? t('segment:notice.someone'),
              at: format.instant(decidedAt),
            }),
            ...(noticedAt ? [t('segment:standing.noticed')] : []),
          ].join(' · ')}
        </p>
      )}
      {children}
    </li>
  )
}
