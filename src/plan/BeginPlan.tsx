/** Where a plan begins: with the questions of a template, never with another plan's text. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { PlanForm } from './PlanForm.tsx'

export function BeginPlan({ accountId, isFirst }: { accountId: string; isFirst: boolean }) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const [open, setOpen] = useState(false)
  const act = t(isFirst ? 'plan:begin' : 'plan:beginNext')
  return (
    <Card>
      <Empty
        step={
          <Act variant="filled" refusal={refusal} onClick={() => setOpen(true)}>
            {act}
          </Act>
        }
      >
        {t(isFirst ? 'plan:none' : 'plan:allClosed')}
      </Empty>
      <KnowModal title={open ? act : null} onClose={() => setOpen(false)}>
        <PlanForm accountId={accountId} done={() => setOpen(false)} />
      </KnowModal>
    </Card>
  )
}
