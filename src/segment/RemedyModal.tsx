/** What is asked about a remedy, over whatever page it was asked from. */
import { Modal } from '@mantine/core'
import { Suspense } from 'react'
import type { AccountCost } from '../identify/cost.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { CloseRemedyForm } from './CloseRemedyForm.tsx'
import type { Remedy } from './remedy.ts'
import { RemedyForm } from './RemedyForm.tsx'

export type RemedyAsked =
  | {
      act: 'open'
      account: { accountId: string; name: string }
      cost: AccountCost | null
      valuation: string | null
    }
  | { act: 'change' | 'close'; remedy: Remedy }

export function RemedyModal({ asked, done }: { asked: RemedyAsked | null; done: () => void }) {
  const t = useWords()
  const title = (one: RemedyAsked) =>
    one.act === 'open'
      ? t('segment:remedy.openTitle', { name: one.account.name })
      : t(`segment:remedy.${one.act}Title`, { name: one.remedy.account })
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={asked !== null}
      onClose={done}
      title={asked && title(asked)}
    >
      <Suspense fallback={<BlockSkeleton height={360} />}>
        {asked?.act === 'open' && (
          <RemedyForm
            accountId={asked.account.accountId}
            cost={asked.cost}
            valuation={asked.valuation}
            done={done}
          />
        )}
        {asked?.act === 'change' && (
          <RemedyForm accountId={asked.remedy.accountId} changes={asked.remedy} done={done} />
        )}
        {asked?.act === 'close' && <CloseRemedyForm remedy={asked.remedy} done={done} />}
      </Suspense>
    </Modal>
  )
}
