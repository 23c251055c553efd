/** Why the domain says no; its words are in messages/ under the code. Only the HTTP edge throws. */
import type { z } from 'zod'

/** `room/reason`, read as `room:refusal.reason`; a test finds codes without words. */
export type RefusalCode = `${string}/${string}`

export type Refusal = {
  code: RefusalCode
  status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429
  /** What the words name: a file, a line, a day. */
  values?: Record<string, string | number>
}

/** What is wrong, by the field that it stands in. */
export function fieldsOf({ issues }: z.ZodError): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))
}
