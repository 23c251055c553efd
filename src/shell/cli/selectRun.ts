/** What `clave select` does with what was typed: reads the three files, chooses, prints. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { fieldsOf } from '../../kernel/refusal.ts'
import { Problem } from '../../platform/problem.ts'
import type { Words } from '../../platform/words.ts'
import { SelectedFile } from '../../segment/selectedFile.ts'
import { CapacityFile, CriteriaFile, ScoresFile } from '../../segment/selectionFile.ts'
import { selectFrom } from '../../segment/selecting.store.ts'
import { mustBeReadable } from './given.ts'
import { jsonOf } from './jsonGiven.ts'
import { print, printLine } from './print.ts'
import type { SelectOptions } from './select.ts'
import { selectReport } from './selectReport.ts'

const FILES = { criteria: CriteriaFile, scores: ScoresFile, capacity: CapacityFile }

export async function runSelect(
  options: SelectOptions,
  { t, locale }: { t: Words; locale: string },
): Promise<void> {
  if (options.schema) {
    const shape = options.schema === 'list' ? SelectedFile : FILES[options.schema]
    const schema = z.toJSONSchema(shape, { io: options.schema === 'list' ? 'output' : 'input' })
    return printLine(JSON.stringify(schema, null, 2))
  }
  const files = {
    criteria: await readAs('criteria', options.criteria),
    scores: await readAs('scores', options.scores),
    capacity: await readAs('capacity', options.capacity),
  }
  const { runs, seed } = options
  const told = progress(runs, t)
  const selected = await selectFrom(files, {
    runs,
    ...(seed === undefined ? {} : { seed }),
    ran: told.ran,
  })
  told.end()
  await (options.json
    ? printLine(JSON.stringify(selected))
    : print(selectReport(selected, { t, locale })))
}

async function readAs<Name extends keyof typeof FILES>(
  name: Name,
  file: string | undefined,
): Promise<z.output<(typeof FILES)[Name]>> {
  if (file === undefined) throw new Problem(400, 'cli/select-file', { values: { name } })
  await mustBeReadable(file)
  const given = jsonOf(file, await readFile(file, 'utf8'))
  const read = FILES[name].safeParse(given)
  if (!read.success) {
    throw new Problem(422, 'cli/select-fields', { fields: fieldsOf(read.error), values: { file } })
  }
  return read.data as z.output<(typeof FILES)[Name]>
}

/** On a terminal, where it overwrites itself. */
function progress(runs: number, t: Words) {
  const isSeen = process.stderr.isTTY && runs > 0
  return {
    ran: (done: number) => {
      if (isSeen) process.stderr.write(`\r${t('cli:select.ran', { done, count: runs })}`)
    },
    end: () => {
      if (isSeen) process.stderr.write('\r\u001B[2K')
    },
  }
}
