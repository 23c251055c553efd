/** The form that moves an account, over whatever page it was asked from. */
import { Modal } from '@mantine/core'
import { Suspense } from 'react'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { MoveForm } from './MoveForm.tsx'

type Props = { account: { accountId: string; name: string } | null; done: () => void }

export function MoveModal({ account, done }: Props) {
  const t = useWords()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={account !== null}
      onClose={done}
      title={account && t('segment:standing.moveTitle', { name: account.name })}
    >
      {account && (
        <Suspense fallback={<BlockSkeleton height={360} />}>
          <MoveForm accountId={account.accountId} done={done} />
        </Suspense>
      )}
    </Modal>
  )
}
