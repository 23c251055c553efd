/** The files of the data folder that a backup holds: what people put there, not the database's own. */
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** Every folder but the database's, ours while restoring, and what work under way makes anew. */
const NOT_KEPT = ['postgres', 'restoring', 'work']
/** What signs and seals: without it second factors could not be read. */
const SECRET = 'secret'

export type KeptFile = { path: string; bytes: number }

/** All of them, or those in a folder that bears the firm's id. */
export async function filesIn(dataFolder: string, firmId?: string): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for await (const path of pathsIn(dataFolder)) {
    if (firmId && !belongsTo(path, firmId)) continue
    // It may be gone in the meantime.
    const found = await stat(join(dataFolder, path)).catch(() => null)
    if (found?.isFile()) kept.push({ path, bytes: found.size })
  }
  return kept
}

export function belongsTo(path: string, firmId: string): boolean {
  return path.split('/').includes(firmId)
}

async function* pathsIn(dataFolder: string) {
  if (!existsSync(dataFolder)) return
  for (const top of await readdir(dataFolder, { withFileTypes: true })) {
    if (top.isFile() && top.name === SECRET) yield top.name
    if (!top.isDirectory() || NOT_KEPT.includes(top.name)) continue
    const below = join(dataFolder, top.name)
    for (const entry of await readdir(below, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) yield relative(dataFolder, join(entry.parentPath, entry.name))
    }
  }
}
