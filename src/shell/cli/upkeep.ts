/** `clave migrate` and `clave demo`: what the project's own people run. */
import { mkdir, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { sampleUntil } from '../../../samples/sample.ts'
import type { Day } from '../../kernel/day.ts'
import { openLog } from '../../platform/log.ts'
import { Problem } from '../../platform/problem.ts'
import { ROOT } from '../../platform/root.ts'
import { readSettings } from '../../platform/settings.ts'
import type { Words } from '../../platform/words.ts'
import { dayGiven } from './given.ts'

export function upkeepCommands(program: Command, t: Words): void {
  program
    .command('migrate')
    .option('--schema', t('shell:cli.migrate'))
    .description(t('shell:cli.migrate'))
    .action(async ({ schema = false }: { schema?: boolean }) => {
      // Every command loads this file; only this one needs the database.
      const { openDatabase } = await import('../../platform/database.ts')
      const { schemaText } = await import('../../platform/schema.ts')
      const settings = readSettings(process.env)
      const database = await openDatabase({ ...settings, log: openLog('warn') })
      if (schema) await writeFile(join(ROOT, 'schema.sql'), await schemaText(database.owner))
      await database.close()
      console.log(t('shell:cli.migrated'))
    })

  program
    .command('demo')
    .option(
      '--as-of <day>',
      t('shell:cli.demoAsOf'),
      dayGiven,
      new Date().toISOString().slice(0, 10),
    )
    .option('--out <folder>', t('shell:cli.demoOut'), 'samples/aceros')
    .description(t('shell:cli.demo'))
    .action(async ({ asOf, out }: { asOf: Day; out: string }) => {
      const { files } = sampleUntil(asOf)
      try {
        await mkdir(out, { recursive: true })
        for (const [name, lines] of Object.entries(files)) await writeLines(join(out, name), lines)
      } catch (error) {
        const { message } = error as Error
        throw new Problem(422, 'cli/not-written', { values: { file: out, reason: message } })
      }
      console.log(t('shell:cli.demoDone', { out, files: Object.keys(files).join(', ') }))
    })
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const ended = (function* () {
    for (const line of lines) yield `${line}\n`
  })()
  await pipeline(Readable.from(ended), createWriteStream(path))
}
