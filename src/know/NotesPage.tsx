/** Notas: all that one may read, by words, by tag and by who wrote it. */
import { Checkbox, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { ExportAct } from '../gather/ExportAct.tsx'
import { Act } from '../ui/Act.tsx'
import { useList } from '../ui/api.ts'
import { SearchIcon } from '../ui/icons.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listNotes, listNoteTags } from './note.api.ts'
import { whyNotNote } from './note.ts'
import './note.css'
import { openCapture } from './noteDrafts.tsx'
import { NotesList } from './NotesList.tsx'

export function NotesPage() {
  const t = useWords()
  const { actor } = useSession()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const tag = typeof search['tag'] === 'string' ? search['tag'] : undefined
  const [q, setQ] = useState(typeof search['q'] === 'string' ? search['q'] : '')
  const [mine, setMine] = useState(false)
  const sought = useDeferredValue(q.trim())
  const { data: tags = [] } = useList(listNoteTags, {})
  const { data } = useList(listNotes, { size: 1 })
  const choose = (next: string | undefined) =>
    void navigate({ to: '/notes', search: next ? { tag: next } : {}, replace: true } as never)
  return (
    <Page
      narrow
      title={t('know:note.title')}
      sentence={t('know:note.says', { count: data?.total ?? 0 })}
      acts={
        <>
          <ExportAct noun="notes" />
          <Act variant="filled" refusal={whyNotNote(actor)} onClick={() => openCapture()}>
            {t('know:note.capture')}
          </Act>
        </>
      }
    >
      <div className="NotesSought">
        <TextInput
          data-search
          type="search"
          aria-label={t('know:note.search')}
          placeholder={t('know:note.search')}
          leftSection={<SearchIcon />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Checkbox
          label={t('know:note.mine')}
          checked={mine}
          onChange={(event) => setMine(event.currentTarget.checked)}
        />
      </div>
      {tags.length > 0 && (
        <ul className="NoteTagChoice" aria-label={t('know:note.tags')}>
          {tags.slice(0, 20).map((one) => (
            <li key={one.tag}>
              <button
                type="button"
                aria-pressed={one.tag === tag}
                onClick={() => choose(one.tag === tag ? undefined : one.tag)}
              >
                {one.tag} <small>{one.notes}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <NotesList
        key={`${sought} ${tag} ${mine}`}
        filter={{ q: sought, ...(tag ? { tag } : {}), ...(mine ? { mine: 'true' } : {}) }}
        none={sought || tag || mine ? t('know:note.nothing') : t('know:note.none')}
      />
    </Page>
  )
}
