/** Everything that can go wrong over HTTP, as one class and one document (RFC 9457). */
import type { z } from 'zod'
import { fieldsOf, type Refusal, type RefusalCode } from '../kernel/refusal.ts'

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string> | undefined
  readonly values: Refusal['values']

  constructor(
    status: number,
    code: RefusalCode,
    more: { fields?: Record<string, string>; values?: Refusal['values'] } = {},
  ) {
    super(code)
    this.status = status
    this.code = code
    this.fields = more.fields
    this.values = more.values
  }

  document() {
    const { status, code, fields, values } = this
    return { type: `/problems/${code}`, title: code, status, code, fields, values }
  }

  response(): Response {
    return Response.json(this.document(), {
      status: this.status,
      headers: { 'content-type': 'application/problem+json' },
    })
  }
}

/** Stop here if the rules say no. */
export function heed(refusal: Refusal | null): void {
  if (refusal) throw refused(refusal)
}

export function refused({ status, code, values }: Refusal): Problem {
  return new Problem(status, code, values ? { values } : {})
}

export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Problem(404, 'request/not-found')
  return thing
}

export function invalid(error: z.ZodError): Problem {
  return new Problem(422, 'request/invalid', { fields: fieldsOf(error) })
}
