/** The text of a plan or of one of its lines that several write at once: what it is called, and how long it may be. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const TEXT_KINDS = ['plan', 'line'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** Which part of a Yjs document the editor writes. */
export const FIELD = 'default'
/** More than this nobody types into a plan, in characters. */
export const LONGEST = 20_000

/** What a live text is called on the wire. */
export const textName = (kind: TextKind, id: string) => `${kind}:${id}`

export const forgetTexts = task('plan.forgetTexts', z.object({}))
