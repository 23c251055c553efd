/** A running Clave, as the command line reaches it: an address and an API key. */
import { type Command, Option } from 'commander'
import { CallFailed } from '../../kernel/call.ts'
import { type Words, wordsOfCode } from '../../platform/words.ts'
import { type Remote, through } from '../importing.ts'

export type RemoteOptions = { url: string; key?: string }

/** Adds the options that say where and as whom; with the environment's as defaults. */
export function reaching(command: Command, t: Words): Command {
  return command
    .addOption(
      new Option('--url <address>', t('shell:cli.url'))
        .env('CLAVE_URL')
        .default('http://localhost:3000'),
    )
    .addOption(new Option('--key <key>', t('shell:cli.key')).env('CLAVE_KEY'))
}

export function remote({ url, key }: RemoteOptions): Remote {
  return through((path, init) =>
    fetch(new URL(path, url), {
      ...init,
      headers: { ...(init.headers as object), ...(key ? { authorization: `Bearer ${key}` } : {}) },
    }),
  )
}

/** What a call that failed says to the person at the terminal; null where it was no such failure. */
export function wordsOfFailure(error: unknown, t: Words): string | null {
  if (error instanceof CallFailed) {
    const fields = Object.entries(error.fields).map(([name, reason]) => `  ${name}: ${reason}`)
    return [wordsOfCode(t, error.code, error.values), ...fields].join('\n')
  }
  const unreachable = error instanceof TypeError && error.message === 'fetch failed'
  return unreachable ? t('shell:cli.unreachable') : null
}
