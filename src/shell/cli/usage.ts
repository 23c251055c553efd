/** What commander says by itself, in the words of the messages: help and what was mistyped. */
import type { Command } from 'commander'
import type { Words } from '../../platform/words.ts'
import { USAGE } from './failure.ts'

/** To be called before commands are added: they take it over. */
export function speaking(program: Command, t: Words): Command {
  return program
    .helpOption('-h, --help', t('cli:help.help'))
    .helpCommand('help [command]', t('cli:help.help'))
    .configureHelp({
      // What holds where nothing is said stands in the words: commander would say it in English, as it keeps it.
      optionDescription: ({ description }) => description,
      styleTitle: (title) => {
        const name = title.toLowerCase().replace(':', '')
        return t(`cli:help.title.${name}` as never, { defaultValue: title }) as unknown as string
      },
    })
    .configureOutput({ outputError: (said, write) => write(`${mistyped(said, t)}\n`) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE))
}

const MISTYPED: [RegExp, string][] = [
  [/missing required argument '(?<name>[^']*)'/, 'missingArgument'],
  [/option '\S*?(?<name>--[\w-]+)[^']*' argument missing/, 'missingValue'],
  [
    /option '(?:-\w, )?(?<name>--[\w-]+)[^']*' argument '(?<given>.*)' is invalid.*are (?<all>.*)\./,
    'wrongChoice',
  ],
  [
    /command-argument value '(?<given>.*)' is invalid for argument '(?<name>[^']*)'.*are (?<all>.*)\./,
    'wrongChoice',
  ],
  [/unknown option '(?<name>[^']*)'/, 'unknownOption'],
  [/unknown command '(?<name>[^']*)'/, 'unknownCommand'],
  [/too many arguments.*: (?<given>.*)\./, 'tooMany'],
]

function mistyped(said: string, t: Words): string {
  for (const [pattern, name] of MISTYPED) {
    const values = pattern.exec(said)?.groups
    if (!values) continue
    const like = /Did you mean (?:one of )?(.*)\?/.exec(said)?.[1]
    return [
      t(`cli:mistyped.${name}` as never, values as never) as unknown as string,
      ...(like ? [t('cli:mistyped.like', { like })] : []),
    ].join(' ')
  }
  return said.trim()
}
