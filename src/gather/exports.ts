/** What can be taken away as a file: its name, and how many rows it has for who asks. */
import { z } from 'zod'

// words: gather:exports.noun.*
export const Exportable = z.object({ noun: z.string(), rows: z.int() })
export type Exportable = z.infer<typeof Exportable>
