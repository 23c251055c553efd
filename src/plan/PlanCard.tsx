/** A card of a plan with the act that adds to it; where one may not, why. */
import { type ReactNode, useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { Card } from '../ui/Card.tsx'
import { useSession } from '../ui/session.ts'
import { type Plan, whyNotChange } from './plan.ts'
import './plan.css'
import './planLine.css'

type Props = {
  plan: Plan
  title: string
  act: string
  form: (done: () => void) => ReactNode
  children: ReactNode
}

export function PlanCard({ plan, title, act, form, children }: Props) {
  const { actor } = useSession()
  const [open, setOpen] = useState(false)
  const done = () => setOpen(false)
  return (
    <Card
      title={title}
      aside={
        <Act size="compact-sm" refusal={whyNotChange(actor, plan)} onClick={() => setOpen(true)}>
          {act}
        </Act>
      }
    >
      {children}
      <KnowModal title={open ? act : null} onClose={done}>
        {form(done)}
      </KnowModal>
    </Card>
  )
}
