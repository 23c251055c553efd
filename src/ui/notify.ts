/** Short messages: what was done, with its undo, and what went wrong. */
import { signal } from './signal.ts'

export type Message =
  | { kind: 'said'; said: string; undo: (() => Promise<unknown>) | undefined }
  | { kind: 'problem'; problem: unknown }

/** What waits to be shown. Messages.tsx takes them from here, and is fetched when there is a first one. */
export const waiting = signal<Message[]>([])

/** Says what was done. Where it can be undone, the way back is in the message. */
export function confirm(said: string, undo?: () => Promise<unknown>): void {
  waiting.set([...waiting.get(), { kind: 'said', said, undo }])
}

/** Says what went wrong, what was kept and what to do. */
export function complain(problem: unknown): void {
  waiting.set([...waiting.get(), { kind: 'problem', problem }])
}
