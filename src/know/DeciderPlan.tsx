/** The relational plan of a person: what to present to them, how, when and by whom, kept as actions of the account. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { listActions } from '../accounts/action.api.ts'
import { ActionForm } from '../accounts/ActionForm.tsx'
import { ActionRows } from '../accounts/ActionRows.tsx'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import type { Decider } from './deciderMap.ts'
import { DeciderPiece } from './DeciderPiece.tsx'

export const RELATION = 'relation'

type Props = { accountId: string; person: Pick<Decider, 'contactId' | 'name'> }

export function DeciderPlan({ accountId, person: { contactId, name } }: Props) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const [open, setOpen] = useState(false)
  const done = () => setOpen(false)
  const actions = useRead(listActions, { accountId }).filter(
    ({ origin, originId }) => origin === RELATION && originId === contactId,
  )
  return (
    <DeciderPiece
      title={t('know:deciders.plan')}
      act={
        <Act size="compact-sm" refusal={refusal} onClick={() => setOpen(true)}>
          {t('know:deciders.acts.plan')}
        </Act>
      }
    >
      {actions.length === 0 && <p className="dim">{t('know:deciders.noPlan')}</p>}
      <ActionRows actions={actions} />
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open}
        onClose={done}
        title={t('know:deciders.planOf', { name })}
      >
        <ActionForm
          accountId={accountId}
          start={{ title: t('know:deciders.planStart', { name }) }}
          from={{ origin: RELATION, originId: contactId }}
          done={done}
        />
      </Modal>
    </DeciderPiece>
  )
}
