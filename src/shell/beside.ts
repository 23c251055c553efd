/** What servers must have in common that share a database: the release, its shape of the data, the secret, the files. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { knownMigrations } from '../platform/migrate.ts'
import { ROOT } from '../platform/root.ts'
import { secretOf } from '../platform/secret.ts'
import type { Settings } from '../platform/settings.ts'

/** undefined where nobody may be beside us: the database inside the package ends with the server that began it. */
export async function kindOf(settings: Settings): Promise<string | undefined> {
  if (!settings.databaseUrl) return undefined
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  const secret = await secretOf(settings)
  return [version, knownMigrations().at(-1), secret, await markOf(settings.dataFolder)].join('\n')
}

/** Of the folder in which files are kept: what one server takes in, another must find. */
async function markOf(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'house')
  await mkdir(dataFolder, { recursive: true })
  await writeFile(file, randomUUID(), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return readFile(file, 'utf8')
}
