/** A single note, where search or the timeline leads. */
import { useRead } from '../ui/api.ts'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'
import { readNote } from './note.api.ts'
import { titleOf } from './note.ts'
import './note.css'
import { NoteRow } from './NoteRow.tsx'
import { A } from '../ui/A.tsx'

export function OneNotePage({ noteId }: { noteId: string }) {
  const t = useWords()
  const note = useRead(readNote, { noteId })
  return (
    <Page
      narrow
      title={titleOf(note.text)}
      facts={[
        <A key="all" to="/notes">
          {t('know:note.title')}
        </A>,
      ]}
    >
      <ol className="Notes">
        <NoteRow note={note} />
      </ol>
    </Page>
  )
}
