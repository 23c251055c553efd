/** Notes one below the other, the newest first, with more behind. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { listNotes } from './note.api.ts'
import type { NoteList } from './note.ts'
import { NoteRow } from './NoteRow.tsx'

const STEP = 20

type Props = { filter: z.input<typeof NoteList>; accountId?: string; none: ReactNode }

export function NotesList({ filter, accountId, none }: Props) {
  const t = useWords()
  const [size, setSize] = useState(STEP)
  const { data, error } = useList(listNotes, { ...filter, size })
  if (error) return <Problem problem={error} />
  if (!data) return <BlockSkeleton height={200} />
  if (data.rows.length === 0) return <Empty>{none}</Empty>
  return (
    <>
      <ol className="Notes">
        {data.rows.map((note) => (
          <NoteRow key={note.noteId} note={note} {...(accountId ? { accountId } : {})} />
        ))}
      </ol>
      {data.total > data.rows.length && (
        <Button size="compact-sm" onClick={() => setSize(Math.min(size + STEP, 500))}>
          {t('know:note.more', { count: data.total - data.rows.length })}
        </Button>
      )}
    </>
  )
}
