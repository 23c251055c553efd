/** One thing to do next, as any room hands it in to Hoy. */
import { z } from 'zod'
import { Day } from './day.ts'

export const ToDoClause = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const ToDo = z.object({
  /** What is to be done: its words stand under `identify:cockpit.title`, `.act` and `.verb`. */
  kind: z.string(),
  id: z.string(),
  /** Null where it is about no account. */
  accountId: z.guid().nullable(),
  account: z.string(),
  /** What it is called, as someone wrote it. */
  what: z.string(),
  /** Why now, with numbers: clauses of one sentence, their keys in any room's messages. */
  why: z.array(ToDoClause),
  dueOn: Day.nullable(),
  /** The part of what the account buys in a year that hangs on it, from 0 to 1. */
  share: z.number().min(0).max(1),
  /** Money of its own that hangs on it, in the currency of the portfolio; null where only the share is known. */
  amount: z.number().min(0).nullable(),
  /** How sure it is that something is lost where nothing is done, from 0 to 1. */
  sure: z.number().min(0).max(1),
  /** Where it stands. */
  path: z.string(),
})
export type ToDo = z.infer<typeof ToDo>

type Given = Pick<ToDo, 'kind' | 'id' | 'what' | 'path' | 'share' | 'sure'> & Partial<ToDo>

/** What isn't said: of no account, no day, no money of its own, and why told by its kind alone. */
export function toDo(given: Given): ToDo {
  return { accountId: null, account: '', why: [], dueOn: null, amount: null, ...given }
}
