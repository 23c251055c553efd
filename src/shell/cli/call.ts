/** `clave call`: any endpoint of the API, with the same shapes. */
import type { Command } from 'commander'
import { streamAddress } from '../../kernel/call.ts'
import type { Endpoint, StreamEndpoint } from '../../kernel/endpoint.ts'
import type { Words } from '../../platform/words.ts'
import { send } from '../importing.ts'
import { reaching, remote } from './remote.ts'

type Endpoints = () => Promise<(Endpoint | StreamEndpoint)[]>

export function callCommand(program: Command, t: Words, endpoints: Endpoints): void {
  reaching(program.command('call'), t)
    .argument('[endpoint...]', t('shell:cli.callEndpoint'))
    .description(t('shell:cli.call'))
    .action(async (words: string[], options) => {
      const all = await endpoints()
      const [verb = '', path = ''] = words[0]?.includes(' ') ? words[0].split(' ') : words
      const given = words.slice(words[0]?.includes(' ') ? 1 : 2)
      if (!verb) {
        for (const one of all) console.log(`${one.verb.padEnd(6)} ${one.path}`)
        return
      }
      const found = all.find((one) => one.verb === verb.toUpperCase() && matches(one.path, path))
      if (!found) throw new CallUnknown(t('shell:cli.callUnknown', { endpoint: `${verb} ${path}` }))
      const input = { ...valuesIn(found.path, path), ...Object.fromEntries(given.map(pair)) }
      const there = remote(options)
      if ('flows' in found) {
        const response = await send(there, streamAddress(found, input as never), {
          method: found.verb,
        })
        process.stdout.write(Buffer.from(await response.arrayBuffer()))
        return
      }
      console.log(JSON.stringify(await there.ask(found, input), null, 2))
    })
}

/** The words of an endpoint that isn't there. */
export class CallUnknown extends Error {}

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

/** `name=value`; a value that is JSON is taken as such, so `tags=["a","b"]` is a list. */
function pair(text: string): [string, unknown] {
  const at = text.indexOf('=')
  const [name, value] = at < 0 ? [text, 'true'] : [text.slice(0, at), text.slice(at + 1)]
  try {
    const parsed: unknown = JSON.parse(value)
    return [name, typeof parsed === 'number' ? (String(parsed) === value ? parsed : value) : parsed]
  } catch {
    return [name, value]
  }
}
