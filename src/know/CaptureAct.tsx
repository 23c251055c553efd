/** In the head of an account: write something down of it. */
import { readAccount } from '../accounts/account.api.ts'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { whyNotNote } from './note.ts'
import { openCapture } from './noteDrafts.tsx'

export function CaptureAct({ accountId }: { accountId: string }) {
  const t = useWords()
  const { actor } = useSession()
  const { name } = useRead(readAccount, { accountId })
  if (whyNotNote(actor)) return null
  return (
    <Act
      onClick={() => openCapture([{ accountId, name }])}
      rightSection={<kbd aria-hidden="true">n</kbd>}
    >
      {t('know:note.capture')}
    </Act>
  )
}
