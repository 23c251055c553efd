/** A running Clave, as the command line reaches it: an address and an API key. */
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { Problem } from '../../platform/problem.ts'
import type { Words } from '../../platform/words.ts'
import { type Remote, through } from '../importing.ts'
import { addressGiven, mustFit } from './given.ts'

export type RemoteOptions = { url: string; key?: string }

/** Adds the options that say where and as whom; with the environment's as defaults. */
export function reaching(command: Command, t: Words): Command {
  return command
    .addOption(
      new Option('--url <address>', t('shell:cli.url'))
        .env('CLAVE_URL')
        .default('http://localhost:3000')
        .argParser(addressGiven),
    )
    .addOption(new Option('--key <key>', t('shell:cli.key')).env('CLAVE_KEY'))
    .hook('preAction', async () => {
      if (t('shell:api.language') !== 'es') return
      const { default: spanish } = await import('zod/v4/locales/es.js')
      z.config(spanish())
    })
}

export function remote({ url, key }: RemoteOptions): Remote {
  const headers = key ? { authorization: `Bearer ${key}` } : {}
  // What no header can carry is no key of ours.
  if (key && !/^[!-~]+$/.test(key)) throw new Problem(401, 'request/unknown-actor')
  const there = through((path, init) =>
    fetch(new URL(path, url), {
      ...init,
      headers: { ...(init.headers as object), ...headers },
    }).catch(() => {
      throw new Problem(503, 'cli/unreachable', { values: { url } })
    }),
  )
  return {
    fetch: there.fetch,
    ask: async (endpoint, input) => {
      mustFit(endpoint.input, input)
      try {
        return await there.ask(endpoint, input)
      } catch (error) {
        const other = error instanceof SyntaxError || error instanceof z.ZodError
        throw other ? new Problem(502, 'cli/not-clave', { values: { url } }) : error
      }
    },
  }
}
