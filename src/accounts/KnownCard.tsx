/** A card of what is known of an account, with the act that says it anew; where one may not, why. */
import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { readAccount } from './account.api.ts'
import { whyNotWrite } from './account.ts'
import './known.css'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'

type Props = {
  accountId: string
  title: string
  /** What its button says, which opens the form. */
  act: string
  form: (done: () => void) => ReactNode
  children: ReactNode
}

export function KnownCard({ accountId, title, act, form, children }: Props) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const [open, setOpen] = useState(false)
  const done = () => setOpen(false)
  return (
    <Card
      title={title}
      aside={
        <Act size="compact-sm" refusal={refusal} onClick={() => setOpen(true)}>
          {act}
        </Act>
      }
    >
      {children}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open}
        onClose={done}
        title={act}
      >
        {form(done)}
      </Modal>
    </Card>
  )
}

/** What is known of an account is said by whoever may change it. */
export function useWhyNotSay(accountId: string) {
  const { actor } = useSession()
  const { carers } = useRead(readAccount, { accountId })
  return whyNotWrite(actor, carers)
}
