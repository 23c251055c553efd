/** The one client. The web app, the CLI and the tests all call endpoints through it. */
import type { z } from 'zod'
import type { Endpoint, StreamEndpoint } from './endpoint.ts'
import { fieldsOf } from './refusal.ts'

export type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>

type ProblemDocument = {
  status: number
  code: string
  fields?: Record<string, string>
  values?: Record<string, string | number>
}

/** A problem document (RFC 9457) as the caller sees it. */
export class CallFailed extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string>
  readonly values: Record<string, string | number>

  constructor(problem: ProblemDocument) {
    super(problem.code)
    this.status = problem.status
    this.code = problem.code
    this.fields = problem.fields ?? {}
    this.values = problem.values ?? {}
  }
}

export async function call<I extends z.ZodType, O extends z.ZodType>(
  fetch: Fetch,
  { verb, path, input, returns }: Endpoint<I, O>,
  given: z.input<I>,
): Promise<z.output<O>> {
  const fit = input.safeParse(given)
  if (!fit.success) throw unfit(verb, fit.error)
  const { url, rest } = address(path, fit.data as Record<string, unknown>)
  const response = await (verb === 'GET'
    ? fetch(withQuery(url, rest), { method: verb })
    : fetch(url, {
        method: verb,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rest),
      }))
  if (!response.ok) throw await failure(response)
  return returns.parse(await response.json())
}

/** The address of a stream, for a link, an upload or an event source. */
export function streamAddress<I extends z.ZodType>(
  { path, input }: StreamEndpoint<I> | Endpoint<I>,
  given: z.input<I>,
): string {
  const { url, rest } = address(path, input.parse(given) as Record<string, unknown>)
  return withQuery(url, rest)
}

/** What the server would say to it: an address that can't be leads nowhere, a form names its fields. */
function unfit(verb: Endpoint['verb'], error: z.ZodError): CallFailed {
  if (verb === 'GET') return new CallFailed({ status: 404, code: 'request/not-found' })
  return new CallFailed({ status: 422, code: 'request/invalid', fields: fieldsOf(error) })
}

/** What a failed response says; a body that is no problem document still gives its status. */
export async function failure(response: Response): Promise<CallFailed> {
  const problem = (await response.json().catch(() => null)) as ProblemDocument | null
  return new CallFailed(
    problem?.code ? problem : { status: response.status, code: 'request/failed' },
  )
}

function address(path: string, values: Record<string, unknown>) {
  const rest = { ...values }
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  return { url: `/api${url}`, rest }
}

/** Lists repeat their name; what is not given is left out. */
function withQuery(url: string, values: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text ? `${url}?${text}` : url
}
