/** `clave call`: any endpoint of the API, with the same shapes. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { z } from 'zod'
import { streamAddress } from '../../kernel/call.ts'
import type { Endpoint, StreamEndpoint } from '../../kernel/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { ROOT } from '../../platform/root.ts'
import type { Words } from '../../platform/words.ts'
import { send } from '../importing.ts'
import { mustFit } from './given.ts'
import { print, printLine } from './print.ts'
import { reaching, remote } from './remote.ts'

export function callCommand(program: Command, t: Words): void {
  reaching(program.command('call'), t)
    .argument('[endpoint...]', t('shell:cli.callEndpoint'))
    .description(t('shell:cli.call'))
    .action(async (words: string[], options) => {
      const all = await endpoints()
      const [verb = '', path = ''] = words[0]?.includes(' ') ? words[0].split(' ') : words
      const given = words.slice(words[0]?.includes(' ') ? 1 : 2)
      if (!verb) {
        await print(all.map((one) => `${one.verb.padEnd(6)} ${one.path}\n`).join(''))
        return
      }
      const found = all.find((one) => one.verb === verb.toUpperCase() && matches(one.path, path))
      if (!found) {
        const endpoint = `${verb} ${path}`.trim()
        throw new Problem(400, 'cli/unknown-endpoint', { values: { endpoint } })
      }
      const input = inputOf(found.input, valuesIn(found.path, path), given)
      const there = remote(options)
      if ('flows' in found) {
        mustFit(found.input, input)
        const response = await send(there, streamAddress(found, input as never), {
          method: found.verb,
        })
        for await (const chunk of response.body ?? []) await print(chunk)
        return
      }
      await printLine(JSON.stringify(await there.ask(found, input), null, 2))
    })
}

/** Of every room, as its `noun.api.ts` say. */
async function endpoints(): Promise<(Endpoint | StreamEndpoint)[]> {
  const files = globSync('src/*/**/*.api.ts', { cwd: ROOT })
  const rooms = await Promise.all(
    files.toSorted().map((file) => import(join(ROOT, file)) as Promise<Record<string, object>>),
  )
  return rooms
    .flatMap((room) => Object.values(room))
    .filter((one) => 'verb' in one && 'path' in one) as (Endpoint | StreamEndpoint)[]
}

/** `/accounts/123` matches `/accounts/:accountId`, and so does the pattern itself. */
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part.startsWith(':') || part === given[at])
  )
}

function valuesIn(pattern: string, path: string): Record<string, string> {
  const given = path.split('/')
  return Object.fromEntries(
    pattern
      .split('/')
      .map((part, at) => [part, given[at]!] as const)
      .filter(([part, value]) => part.startsWith(':') && !value.startsWith(':'))
      .map(([part, value]) => [part.slice(1), value]),
  )
}

/** Values are JSON where they can be; one that the shape wants as text (a code of digits) is text. */
function inputOf(shape: z.ZodType, placed: Record<string, string>, given: string[]) {
  const texts = Object.fromEntries(given.map(pair))
  const read = Object.entries(texts).map(([name, text]) => [name, valueOf(text)] as const)
  const input: Record<string, unknown> = { ...placed, ...Object.fromEntries(read) }
  for (const { path } of shape.safeParse(input).error?.issues ?? []) {
    const name = String(path[0])
    if (name in texts) input[name] = texts[name]
  }
  return input
}

/** `name=value`; a bare `name` is true. */
function pair(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, 'true'] : [text.slice(0, at), text.slice(at + 1)]
}

/** `["a","b"]` is a list; `007` is no number, since it would lose its zeros. */
function valueOf(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'number' && String(parsed) !== text ? text : parsed
  } catch {
    return text
  }
}
