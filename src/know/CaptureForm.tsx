/** Writes a note down: kept on the device at each letter, sent once, and sent later where there is no connection. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallFailed } from '../kernel/call.ts'
import { Act } from '../ui/Act.tsx'
import { ask, readAgain } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { confirm } from '../ui/notify.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropNote, writeNote } from './note.api.ts'
import { textOf } from './noteBody.ts'
import { ATTACHMENTS_CHANGED, NOTES_CHANGED } from './noteChanged.tsx'
import {
  type Draft,
  keepDraft,
  keepWaiting,
  type Linked,
  newDraft,
  readDraft,
  waitingNotes,
} from './noteDrafts.tsx'
import { NoteFields } from './NoteFields.tsx'
import { sendFiles } from './sendFiles.tsx'

export function CaptureForm({ accounts, done }: { accounts: Linked[]; done: () => void }) {
  const t = useWords()
  const queries = useQueryClient()
  const { firm, person } = useSession()
  const place = { firmId: firm.firmId, personId: person.personId }
  const [draft, setDraft] = useState<Draft>(() => begun(readDraft(place), accounts))
  const [files, setFiles] = useState<File[]>([])
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const isEmpty = textOf(draft.body) === ''

  const change = (make: (before: Draft) => Draft) =>
    setDraft((before) => {
      const next = make(before)
      keepDraft(place, next)
      return next
    })

  async function send() {
    if (sending || isEmpty) return
    setSending(true)
    setProblem(null)
    const { noteId, body, tags } = draft
    const accountIds = draft.accounts.map(({ accountId }) => accountId)
    try {
      await ask(writeNote, { noteId, body, tags, accountIds })
      keepDraft(place, null)
      const left = await sendFiles({ noteId }, files)
      await readAgain(queries, ATTACHMENTS_CHANGED)
      if (left.length > 0) {
        // The note stands; only its files are tried again.
        setFiles(left)
        return
      }
      confirm(t('know:note.kept'), async () => {
        await ask(dropNote, { noteId })
        await readAgain(queries, NOTES_CHANGED)
      })
      done()
    } catch (error) {
      const isOffline = error instanceof CallFailed && error.status === 0
      if (!isOffline || files.length > 0) setProblem(error)
      else {
        keepWaiting(place, [...waitingNotes(place), draft])
        keepDraft(place, null)
        confirm(t('know:note.waits'))
        done()
      }
    } finally {
      setSending(false)
    }
  }

  const form = {
    submit: async (event: { preventDefault: () => void }) => {
      event.preventDefault()
      await send()
    },
    sending,
    problem,
  }
  return (
    <div className="NoteForm">
      <Form
        form={form}
        does={t('know:note.save')}
        aside={
          <>
            {!isEmpty && (
              <Act
                variant="subtle"
                onClick={() => {
                  keepDraft(place, null)
                  done()
                }}
              >
                {t('know:note.discard')}
              </Act>
            )}
            <span className="dim">
              {t(files.length > 0 ? 'know:note.filesHint' : 'know:note.draftHint')}
            </span>
          </>
        }
      >
        <NoteFields
          value={draft}
          onChange={change}
          files={files}
          onFiles={setFiles}
          onSend={() => void send()}
        />
      </Form>
    </div>
  )
}

/** What was begun goes on; the account where it is opened joins only what has no words yet. */
function begun(kept: Draft | null, accounts: Linked[]): Draft {
  if (!kept || textOf(kept.body) === '') return newDraft(accounts)
  return kept
}
