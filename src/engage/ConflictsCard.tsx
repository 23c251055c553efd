/** On the account: who is at odds about what, and what was agreed. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropConflict, listConflicts, putConflict } from './conflict.api.ts'
import type { Conflict } from './conflict.ts'
import { CONFLICTS_CHANGED } from './conflictChanged.tsx'
import { ConflictForm } from './ConflictForm.tsx'

export function ConflictsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const conflicts = useRead(listConflicts, { accountId })
  const [changed, setChanged] = useState<Conflict | null>(null)
  const done = () => setChanged(null)
  return (
    <KnownCard
      accountId={accountId}
      title={t('engage:conflict.title')}
      act={t('engage:conflict.add')}
      form={(close) => <ConflictForm accountId={accountId} done={close} />}
    >
      {conflicts.length === 0 && <Empty>{t('engage:conflict.none')}</Empty>}
      <ul className="Known-rows">
        {conflicts.map((one) => (
          <ConflictRow key={one.conflictId} conflict={one} change={() => setChanged(one)} />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changed !== null}
        onClose={done}
        title={t('engage:conflict.change')}
      >
        {changed && <ConflictForm accountId={accountId} changes={changed} done={done} />}
      </Modal>
    </KnownCard>
  )
}

function ConflictRow({ conflict, change }: { conflict: Conflict; change: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { accountId, conflictId, about: title, kind, agreed, agreedOn, beganOn } = conflict
  const writes = useWhyNotSay(accountId) === null
  const drop = useWrite(dropConflict, CONFLICTS_CHANGED, {
    said: () => t('engage:conflict.takenBack'),
    undo: (was) => ask(putConflict, was),
  })
  const who = [...conflict.people, ...(conflict.contactName ? [conflict.contactName] : [])]
  return (
    <li>
      <b>{title}</b> <Chip>{t(`engage:conflict.kinds.${kind}`)}</Chip>{' '}
      <Chip tone={agreedOn ? 'good' : 'warn'}>
        {t(agreedOn ? 'engage:conflict.settled' : 'engage:conflict.open')}
      </Chip>
      {agreed && <p>{t('engage:conflict.agreedLine', { agreed })}</p>}
      <p className="dim">
        {[
          who.length > 0 && format.list(who),
          agreedOn
            ? t('engage:request.span', { from: beganOn, to: agreedOn })
            : t('engage:request.since', { day: format.day(beganOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {writes && (
        <div className="Known-acts">
          <Act size="compact-sm" aria-label={t('engage:changeOf', { title })} onClick={change}>
            {t('engage:change')}
          </Act>
          <Act
            size="compact-sm"
            aria-label={t('engage:dropOf', { title })}
            onClick={() => drop.mutate({ conflictId })}
          >
            {t('engage:drop')}
          </Act>
        </div>
      )}
    </li>
  )
}
