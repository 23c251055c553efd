/** One proposal: from where to where, why, who said so, and what may be done about it. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropPosition, proposePosition, reopenPosition, rulePosition } from './position.api.ts'
import { type Position, whyNotTakeBack } from './position.ts'
import { POSITION_CHANGED } from './positionChanged.tsx'
import { RejectForm } from './RejectForm.tsx'

export type Now = { attractiveness: number | null; strength: number | null }

export function PositionLine({ position, now }: { position: Position; now: Now | undefined }) {
  const t = useWords()
  const format = useFormat()
  const { kind, attractiveness, strength, reason, proposer, proposedAt } = position
  const points = (value: number) => format.number(value, 1)
  const to = { toA: points(attractiveness), toS: points(strength) }
  const by = (name: string | null, at: string) => {
    const day = format.instant(at)
    return name ? t('segment:position.by', { name, day }) : t('segment:position.byGone', { day })
  }
  return (
    <>
      <Chip tone={kind === 'correction' ? 'warn' : 'plain'}>
        {t(`segment:position.is.${kind}`)}
      </Chip>
      <p>
        {now && now.attractiveness !== null && now.strength !== null
          ? t('segment:position.from', {
              a: points(now.attractiveness),
              s: points(now.strength),
              ...to,
            })
          : t('segment:position.to', to)}
      </p>
      <p>{reason}</p>
      <p className="dim">{by(proposer, proposedAt)}</p>
      {position.decidedAt && (
        <p className="dim">
          {t(`segment:position.state.${position.state}`)}:{' '}
          {by(position.decider, position.decidedAt)}
          {position.decidedWhy && ` · ${position.decidedWhy}`}
        </p>
      )}
      <Acts position={position} />
    </>
  )
}

function Acts({ position }: { position: Position }) {
  const t = useWords()
  const { person, role } = useSession()
  const [rejecting, setRejecting] = useState(false)
  const { positionId, accountId, name, state, kind, attractiveness, strength, reason } = position
  const accept = useWrite(rulePosition, POSITION_CHANGED, {
    said: () => t('segment:position.accepted', { name }),
    undo: () => ask(reopenPosition, { positionId }),
  })
  const reopen = useWrite(reopenPosition, POSITION_CHANGED, {
    said: () => t('segment:position.reopened', { name }),
    undo: () =>
      ask(rulePosition, {
        positionId,
        state: state === 'rejected' ? 'rejected' : 'accepted',
        why: position.decidedWhy,
      }),
  })
  const drop = useWrite(dropPosition, POSITION_CHANGED, {
    said: () => t('segment:position.takenBack', { name }),
    undo: () => ask(proposePosition, { accountId, kind, attractiveness, strength, reason }),
  })
  const decides = governs(role)
  const isMine = whyNotTakeBack({ id: person.personId }, position) === null
  if (rejecting) return <RejectForm position={position} done={() => setRejecting(false)} />
  if (!decides && !isMine) return null
  return (
    <div className="Positions-acts">
      {decides && state === 'proposed' && (
        <>
          <Act
            size="compact-sm"
            variant="filled"
            aria-label={t('segment:position.acceptOf', { name })}
            onClick={() => accept.mutate({ positionId, state: 'accepted' })}
          >
            {t('segment:position.accept')}
          </Act>
          <Act
            size="compact-sm"
            aria-label={t('segment:position.rejectOf', { name })}
            onClick={() => setRejecting(true)}
          >
            {t('segment:position.reject')}
          </Act>
        </>
      )}
      {decides && state !== 'proposed' && (
        <Act
          size="compact-sm"
          aria-label={t('segment:position.reopenOf', { name })}
          onClick={() => reopen.mutate({ positionId })}
        >
          {t('segment:position.reopen')}
        </Act>
      )}
      {isMine && (
        <Act
          size="compact-sm"
          aria-label={t('segment:position.takeBackOf', { name })}
          onClick={() => drop.mutate({ positionId })}
        >
          {t('segment:position.takeBack')}
        </Act>
      )}
    </div>
  )
}
