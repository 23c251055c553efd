/** The secret that signs sessions: given by the environment, or made once and kept with the data. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from './settings.ts'

export async function secretOf({ secret, dataFolder }: Settings): Promise<string> {
  if (secret) return secret
  const file = join(dataFolder, 'secret')
  await mkdir(dataFolder, { recursive: true })
  // `wx` writes only where there is none yet, so that two starts agree on one.
  await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  return (await readFile(file, 'utf8')).trim()
}
