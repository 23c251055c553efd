/** What each of us is to a person of theirs, and ought to be. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useWords } from '../ui/words.ts'
import type { Position } from './decider.ts'
import type { Decider } from './deciderMap.ts'
import { DeciderPiece } from './DeciderPiece.tsx'
import { PositionForm } from './PositionForm.tsx'

type Props = { accountId: string; person: Decider; writes: boolean }

export function DeciderPositions({ accountId, person, writes }: Props) {
  const t = useWords()
  const [open, setOpen] = useState<Position | 'new' | null>(null)
  const done = () => setOpen(null)
  const { positions } = person
  const word = (position: Position['now']) =>
    position ? t(`know:deciders.positionNames.${position}`) : t('know:deciders.unknown')
  return (
    <DeciderPiece
      title={t('know:deciders.positions')}
      act={
        writes && (
          <Act size="compact-sm" onClick={() => setOpen('new')}>
            {t('know:deciders.acts.position')}
          </Act>
        )
      }
    >
      {positions.length === 0 && <p className="dim">{t('know:deciders.noPosition')}</p>}
      <ul>
        {positions.map((position) => {
          const { personId, person: ours, now, ideal } = position
          const name = ours ?? t('accounts:action.someone')
          return (
            <li key={personId}>
              <b>{name}</b>{' '}
              {ideal && ideal !== now
                ? t('know:deciders.positionLine', { now: word(now), ideal: word(ideal) })
                : word(now)}{' '}
              {writes && (
                <button
                  type="button"
                  className="LinkButton"
                  aria-label={t('know:deciders.changeOf', { name })}
                  onClick={() => setOpen(position)}
                >
                  {t('know:people.change')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open !== null}
        onClose={done}
        title={t('know:deciders.positionTitle', { name: person.name })}
      >
        {open && (
          <PositionForm
            accountId={accountId}
            person={person}
            changes={open === 'new' ? undefined : open}
            done={done}
          />
        )}
      </Modal>
    </DeciderPiece>
  )
}
