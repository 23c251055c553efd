/** What a room hands in so that its small table can come as a file: shell gives the list to gather. */
import type { z } from 'zod'
import type { Role } from '../kernel/actor.ts'
import type { SheetField, SheetRow } from '../kernel/sheet.ts'

export type SheetTarget = {
  /** In addresses and on the command line: `contracts`. */
  target: string
  /** `accounts:contract.sheet`: below it stand `title`, `field.NAME` and `reject.REASON`. */
  words: string
  /** Who may take files in; leads see the others' too. */
  may: readonly Role[]
  fields: readonly SheetField[]
  /** The fields that tell a row: the same ones again change it. */
  key: readonly string[]
  /** The field that says whose a row is: one that stands under another is moved only where that is said. */
  owner?: string
  /** A row as read; an issue's message is the reason for which the line is rejected. */
  row: z.ZodType<SheetRow>
  table: {
    name: string
    /** The column of its own id, which a file doesn't have. */
    id: string
    /** Every column but the firm's and the id, with the field that fills it. */
    columns: Record<string, string>
  }
}
