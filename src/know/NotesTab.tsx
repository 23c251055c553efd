/** Notas: what was written down of the account, and its files. */
import { readAccount } from '../accounts/account.api.ts'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Part } from '../ui/Part.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { FilesCard } from './FilesCard.tsx'
import { whyNotNote } from './note.ts'
import './note.css'
import { openCapture } from './noteDrafts.tsx'
import { NotesList } from './NotesList.tsx'

export function NotesTab({ accountId }: { accountId: string }) {
  const t = useWords()
  const { actor } = useSession()
  const { name } = useRead(readAccount, { accountId })
  return (
    <Cards columns="2fr 1fr">
      <Card
        title={t('know:note.title')}
        aside={
          <Act
            size="compact-sm"
            refusal={whyNotNote(actor)}
            onClick={() => openCapture([{ accountId, name }])}
          >
            {t('know:note.capture')}
          </Act>
        }
      >
        <NotesList
          filter={{ account: accountId }}
          accountId={accountId}
          none={t('know:note.none')}
        />
      </Card>
      <Stack>
        <Part height={140}>
          <FilesCard accountId={accountId} />
        </Part>
      </Stack>
    </Cards>
  )
}
