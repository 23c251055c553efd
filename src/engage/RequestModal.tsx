/** What can be done with a request, wherever it is shown: closed and changed in a form, withdrawn and opened again at once. */
import { Modal } from '@mantine/core'
import { Suspense } from 'react'
import { CommitmentForm } from '../commit/CommitmentForm.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { EscalationForm } from './EscalationForm.tsx'
import { dropRequest, endRequest, putRequest, reopenRequest } from './request.api.ts'
import type { Request } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'
import { RequestEndForm } from './RequestEndForm.tsx'
import { RequestForm } from './RequestForm.tsx'

export type RequestAct = 'close' | 'change' | 'escalate' | 'promise'
type Props = { asked: { request: Request; act: RequestAct } | null; done: () => void }

export function RequestModal({ asked, done }: Props) {
  const t = useWords()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={asked !== null}
      onClose={done}
      title={asked && t(`engage:request.${asked.act}`)}
    >
      <Suspense fallback={<BlockSkeleton height={240} />}>
        {asked?.act === 'change' && (
          <RequestForm accountId={asked.request.accountId} changes={asked.request} done={done} />
        )}
        {asked?.act === 'close' && <RequestEndForm request={asked.request} done={done} />}
        {asked?.act === 'promise' && (
          <CommitmentForm
            accountId={asked.request.accountId}
            start={{
              promise: asked.request.title,
              contactId: asked.request.contactId,
              madeIn: 'request',
              source: asked.request.title,
            }}
            done={done}
          />
        )}
        {asked?.act === 'escalate' && (
          <EscalationForm
            accountId={asked.request.accountId}
            start={{
              requestId: asked.request.requestId,
              title: asked.request.title,
              contactId: asked.request.contactId,
            }}
            done={done}
          />
        )}
      </Suspense>
    </Modal>
  )
}

export function useRequestActs({ requestId, title, closedOn, openedOn, ...was }: Request) {
  const t = useWords()
  const drop = useWrite(dropRequest, REQUESTS_CHANGED, {
    said: () => t('engage:request.takenBack', { title }),
    undo: (before) => ask(putRequest, before),
  })
  const reopen = useWrite(reopenRequest, REQUESTS_CHANGED, {
    said: () => t('engage:request.reopened', { title }),
    undo: () =>
      ask(endRequest, {
        requestId,
        closedOn: closedOn ?? openedOn,
        outcome: was.outcome,
        refused: was.stage === 'refused',
        spent: was.spent,
      }),
  })
  return {
    drop: () => drop.mutate({ requestId }),
    reopen: () => reopen.mutate({ requestId }),
  }
}
