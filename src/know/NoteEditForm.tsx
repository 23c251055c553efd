/** Changes a note; where someone else has changed it meanwhile, what it says now is shown below, and nothing is lost. */
import { useState } from 'react'
import { CallFailed } from '../kernel/call.ts'
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { useWords } from '../ui/words.ts'
import { changeNote, readNote } from './note.api.ts'
import type { Note } from './note.ts'
import { ATTACHMENTS_CHANGED } from './noteChanged.tsx'
import { NoteBodyShown } from './NoteBodyShown.tsx'
import { NoteFields } from './NoteFields.tsx'
import { sendFiles } from './sendFiles.tsx'

export function NoteEditForm({ note, done }: { note: Note; done: () => void }) {
  const t = useWords()
  const { noteId } = note
  const [draft, setDraft] = useState({
    noteId,
    body: note.body,
    tags: note.tags,
    accounts: note.accounts.map(({ accountId, name }) => ({ accountId, name })),
  })
  const [files, setFiles] = useState<File[]>([])
  const [problem, setProblem] = useState<unknown>(null)
  /** What someone else made of it meanwhile, once saving has met it. */
  const [now, setNow] = useState<Note | null>(null)
  const change = useWrite(changeNote, ATTACHMENTS_CHANGED, {
    quiet: true,
    said: () => t('know:note.changed'),
    undo: ({ now: after, before }) =>
      ask(changeNote, { ...given(before), noteId, revision: after.revision }),
  })
  // Whoever has seen below what it says now may write over it.
  const revision = now?.revision ?? note.revision

  async function send() {
    setProblem(null)
    try {
      await change.mutateAsync({ ...given(draft), noteId, revision })
      const left = await sendFiles({ noteId }, files)
      if (left.length > 0) setFiles(left)
      else done()
    } catch (error) {
      setProblem(error)
      if (error instanceof CallFailed && error.code === 'know/note-changed-since')
        setNow(await ask(readNote, { noteId }).catch(() => null))
    }
  }
  const form = {
    submit: async (event: { preventDefault: () => void }) => {
      event.preventDefault()
      await send()
    },
    sending: change.isPending,
    problem,
  }
  return (
    <div className="NoteForm">
      <Form form={form} does={t('know:note.save')}>
        <NoteFields
          value={draft}
          onChange={setDraft}
          files={files}
          onFiles={setFiles}
          onSend={() => void send()}
        />
        {now && (
          <section className="NoteNow">
            <h3>{t('know:note.now', { name: now.changedByName ?? now.madeByName ?? '' })}</h3>
            <NoteBodyShown body={now.body} />
          </section>
        )}
      </Form>
    </div>
  )
}

type Given = { body: Note['body']; tags: string[]; accounts: { accountId: string }[] }

const given = ({ body, tags, accounts }: Given) => ({
  body,
  tags,
  accountIds: accounts.map(({ accountId }) => accountId),
})
