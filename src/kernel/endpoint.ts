/** An endpoint is a value: one line of HTTP, one input shape, one output shape. */
import type { z } from 'zod'
import type { Role } from './actor.ts'

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Who may call: roles of the open firm; `person`, anyone signed in, with or without a firm;
 * `anyone`, also without sign-in. There is no default; the portal is what names `client`.
 */
export type May = readonly Role[] | 'person' | 'anyone'

export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  verb: Verb
  path: string
  may: May
  input: I
  returns: O
  /**
   * Nouns that the answer tells of besides those that its path names, `every` where of all: an open
   * page reads it again when something is recorded of one of them.
   */
  tells?: readonly string[] | 'every'
}

export function endpoint<I extends z.ZodType, O extends z.ZodType>(
  line: `${Verb} /${string}`,
  about: Pick<Endpoint<I, O>, 'may' | 'input' | 'returns' | 'tells'>,
): Endpoint<I, O> {
  const [verb, path] = line.split(' ') as [Verb, string]
  return { verb, path, ...about }
}

/**
 * A stream's endpoint: bytes in or out, no transaction held while they flow.
 * `input` is what stands in the address; `sends` or `returns` names what flows.
 */
export type StreamEndpoint<I extends z.ZodType = z.ZodType> = {
  verb: Verb
  path: string
  may: May
  input: I
  flows: 'up' | 'down' | 'events'
}

export function streamEndpoint<I extends z.ZodType>(
  line: `${Verb} /${string}`,
  about: { may: May; input: I; flows: StreamEndpoint['flows'] },
): StreamEndpoint<I> {
  const [verb, path] = line.split(' ') as [Verb, string]
  return { verb, path, ...about }
}
