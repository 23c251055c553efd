/** What a room says of its live texts: who may open one, and how what was written is kept. */
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from './db.ts'

export type Opened = { state: Uint8Array | null; mayWrite: boolean }

export type Writing = {
  db: Db
  actor: Actor
  today: Day
  id: string
  /** The whole document as one update; it is joined with what stands. */
  state: Uint8Array
  /** The first time since this person began: told in the history. */
  begins: boolean
}

export type LiveText = {
  /** `line` of `line:ID`. */
  kind: string
  /** Undefined: it isn't there for whoever asks. */
  open: (db: Db, actor: Actor, id: string) => Promise<Opened | undefined>
  /** Refuses by a Problem where they may no longer. */
  keep: (writing: Writing) => Promise<void>
}

const NAME = /^([a-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The text of this name among these. */
export function textNamed(texts: readonly LiveText[], name: string) {
  const [, kind, id] = NAME.exec(name) ?? []
  const text = texts.find((one) => one.kind === kind)
  return text && id ? { text, id } : null
}
