/** The one place where something is done about a commitment, from a row of the account, of Hoy or of the table. */
import { Modal } from '@mantine/core'
import { Suspense } from 'react'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { AcceptanceForm } from './AcceptanceForm.tsx'
import type { Commitment } from './commitment.ts'
import { CommitmentForm } from './CommitmentForm.tsx'
import { EndForm } from './EndForm.tsx'
import { RedateForm } from './RedateForm.tsx'
import { RelinkForm } from './RelinkForm.tsx'

export type CommitmentAct =
  | 'keep'
  | 'break'
  | 'withdraw'
  | 'redate'
  | 'change'
  | 'accept'
  | 'relink'
export type CommitmentAsked = { commitment: Commitment; act: CommitmentAct }

export function CommitmentModal({
  asked,
  done,
}: {
  asked: CommitmentAsked | null
  done: () => void
}) {
  const t = useWords()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={asked !== null}
      onClose={done}
      title={asked && t(`commit:actTitle.${asked.act}`)}
    >
      <Suspense fallback={<BlockSkeleton height={240} />}>
        {asked && <Inside {...asked} done={done} />}
      </Suspense>
    </Modal>
  )
}

function Inside({ commitment, act, done }: CommitmentAsked & { done: () => void }) {
  if (act === 'accept') return <AcceptanceForm commitment={commitment} />
  if (act === 'relink')
    return commitment.acceptance && <RelinkForm acceptance={commitment.acceptance} />
  if (act === 'redate') return <RedateForm commitment={commitment} done={done} />
  if (act === 'change')
    return <CommitmentForm accountId={commitment.accountId} changes={commitment} done={done} />
  return <EndForm commitment={commitment} act={act} done={done} />
}
