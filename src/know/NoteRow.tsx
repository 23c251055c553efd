/** One note as it is read: its text, where it belongs, who wrote it, and what may be done with it. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { AttachmentList } from './AttachmentList.tsx'
import { dropNote, restoreNote } from './note.api.ts'
import { type Note, whyNotChangeNote, whyNotNote } from './note.ts'
import { NOTES_CHANGED } from './noteChanged.tsx'
import { NoteBodyShown } from './NoteBodyShown.tsx'
import { NoteEditForm } from './NoteEditForm.tsx'

type Props = {
  note: Note
  /** The account whose page it is: not named again. */
  accountId?: string
}

export function NoteRow({ note, accountId }: Props) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const [changing, setChanging] = useState(false)
  const { noteId, body, tags, accounts, attachments, madeByName, madeAt, changedAt } = note
  const drop = useWrite(dropNote, NOTES_CHANGED, {
    said: () => t('know:note.dropped'),
    undo: () => ask(restoreNote, { noteId }),
  })
  const writes = whyNotChangeNote(actor, note) === null
  const others = accounts.filter((one) => one.accountId !== accountId)
  return (
    <li className="Note" id={noteId}>
      <p className="Note-about dim">
        <time dateTime={madeAt}>{format.instant(madeAt)}</time>
        {' · '}
        {madeByName ?? t('know:note.someone')}
        {changedAt && ` · ${t('know:note.changedAt', { day: format.instant(changedAt) })}`}
        {others.map((one) => (
          <span key={one.accountId}>
            {' · '}
            <A to={`/accounts/${one.accountId}/notes`}>{one.name}</A>
          </span>
        ))}
      </p>
      <NoteBodyShown body={body} />
      {tags.length > 0 && (
        <p className="Note-tags">
          {tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </p>
      )}
      <AttachmentList
        attachments={attachments}
        mayDrop={({ madeBy }) => writes || (whyNotNote(actor) === null && madeBy === actor.id)}
      />
      {writes && (
        <div className="Known-acts">
          <Act size="compact-sm" onClick={() => setChanging(true)}>
            {t('know:note.change')}
          </Act>
          <Act size="compact-sm" busy={drop.isPending} onClick={() => drop.mutate({ noteId })}>
            {t('know:note.drop')}
          </Act>
        </div>
      )}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changing}
        onClose={() => setChanging(false)}
        title={t('know:note.changeTitle')}
        size="lg"
      >
        {changing && <NoteEditForm note={note} done={() => setChanging(false)} />}
      </Modal>
    </li>
  )
}
