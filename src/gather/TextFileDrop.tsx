/** A small text file: dropped, taken in with its way back, and told: what was kept, and what was left out and why. */
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../kernel/endpoint.ts'
import { ask, useWrite } from '../ui/api.ts'
import { FileDrop } from '../ui/FileDrop.tsx'
import type { FileUndone, OneUndo, Undoable } from './fileUndo.ts'

const LARGEST_FILE_BYTES = 20_000_000

type Reject = { line: number; text: string; reason: string }
type Taken = z.infer<typeof Undoable> & { rejected: number; rejects: Reject[] }

type Props<I extends z.ZodType, O extends z.ZodType<Taken>> = {
  title: string
  /** What it may hold. */
  children: ReactNode
  takes: Endpoint<I, O>
  given: (text: string) => z.input<I>
  takesBack: Endpoint<typeof OneUndo, typeof FileUndone>
  /** What reads the table, and so reads it again. */
  refreshes: Pick<Endpoint, 'path'>[]
  says: (taken: z.output<O>) => string
  saysRejected: (count: number) => string
  why: (reject: z.output<O>['rejects'][number]) => string
}

export function TextFileDrop<I extends z.ZodType, O extends z.ZodType<Taken>>({
  title,
  children,
  takes,
  given,
  takesBack,
  refreshes,
  says,
  saysRejected,
  why,
}: Props<I, O>) {
  const [taken, setTaken] = useState<z.output<O> | null>(null)
  const take = useWrite(takes, refreshes, {
    said: says,
    undoable: ({ undoId }) => undoId !== null,
    undo: ({ undoId }) => ask(takesBack, { undoId: undoId! }).then(() => setTaken(null)),
  })
  return (
    <>
      <FileDrop
        multiple={false}
        accept=".csv,.txt"
        limitBytes={LARGEST_FILE_BYTES}
        title={title}
        onFiles={([file]) => {
          void file!
            .text()
            .then((text) => take.mutateAsync(given(text)))
            .then(setTaken, () => setTaken(null))
        }}
      >
        {children}
      </FileDrop>
      {taken && (
        <output>
          <p>{says(taken)}</p>
          {taken.rejected > 0 && (
            <>
              <p>{saysRejected(taken.rejected)}</p>
              <ul>
                {taken.rejects.map((reject) => (
                  <li key={reject.line}>
                    {why(reject)} <code>{reject.text}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </output>
      )}
    </>
  )
}
