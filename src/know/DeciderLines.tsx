/** The lines to and from a person, to be drawn, changed and dropped without the picture. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DECIDERS_CHANGED } from './deciderChanged.tsx'
import type { DeciderMap } from './deciderMap.ts'
import { DeciderPiece } from './DeciderPiece.tsx'
import { dropTie, putTie } from './tie.api.ts'
import type { Tie } from './tie.ts'
import { TieForm } from './TieForm.tsx'

type Props = { accountId: string; map: DeciderMap; contactId: string; writes: boolean }

export function DeciderLines({ accountId, map, contactId, writes }: Props) {
  const t = useWords()
  const [open, setOpen] = useState<Tie | 'new' | null>(null)
  const done = () => setOpen(null)
  const ties = map.ties.filter(({ fromId, toId }) => fromId === contactId || toId === contactId)
  return (
    <DeciderPiece
      title={t('know:deciders.linesTitle')}
      act={
        writes &&
        map.people.length > 1 && (
          <Act size="compact-sm" onClick={() => setOpen('new')}>
            {t('know:deciders.acts.tie')}
          </Act>
        )
      }
    >
      {ties.length === 0 && <p className="dim">{t('know:deciders.noLines')}</p>}
      <ul>
        {ties.map((tie) => (
          <Line
            key={tie.tieId}
            accountId={accountId}
            map={map}
            tie={tie}
            writes={writes}
            change={() => setOpen(tie)}
          />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open !== null}
        onClose={done}
        title={t('know:deciders.tieTitle')}
      >
        {open && (
          <TieForm
            accountId={accountId}
            people={map.people}
            {...(open === 'new' ? { start: { fromId: contactId } } : { changes: open })}
            done={done}
          />
        )}
      </Modal>
    </DeciderPiece>
  )
}

type LineProps = Omit<Props, 'contactId'> & { tie: Tie; change: () => void }

function Line({ accountId, map, tie, writes, change }: LineProps) {
  const t = useWords()
  const format = useFormat()
  const nameOf = (id: string) => map.people.find((one) => one.contactId === id)?.name ?? ''
  const line = t(`know:deciders.whole.${tie.kind}`, {
    from: nameOf(tie.fromId),
    to: nameOf(tie.toId),
  })
  const drop = useWrite(dropTie, DECIDERS_CHANGED, {
    said: () => t('know:deciders.tieDropped'),
    undo: (was) => ask(putTie, { accountId, ...was }),
  })
  const days = [
    tie.fromOn && t('know:people.since', { day: format.day(tie.fromOn) }),
    tie.untilOn && t('know:people.until', { day: format.day(tie.untilOn) }),
    t(`know:deciders.confidences.${tie.confidence}`),
    tie.source,
  ].filter(Boolean)
  return (
    <li>
      {line}
      <small>{days.join(' · ')}</small>
      {writes && (
        <>
          <button
            type="button"
            className="LinkButton"
            aria-label={t('know:deciders.changeOf', { name: line })}
            onClick={change}
          >
            {t('know:people.change')}
          </button>{' '}
          <button
            type="button"
            className="LinkButton"
            aria-label={t('know:deciders.dropOf', { name: line })}
            onClick={() => drop.mutate({ accountId, tieId: tie.tieId })}
          >
            {t('know:deciders.drop')}
          </button>
        </>
      )}
    </li>
  )
}
