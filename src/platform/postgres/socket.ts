/** Where connections come in: a Unix socket in a folder that only its owner (and root) can enter. */
import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PostgresProblem } from './problem.ts'
import type { Runner } from './runner.ts'

export const SOCKET = '.s.PGSQL.5432'

/** The kernel's limit for a socket's path. */
const LONGEST_PATH_BYTES = 107

/** Beside the data where the path is short enough, else in the system's folder for such things. */
export function socketFolderFor(dataFolder: string, runner: Runner): string {
  const beside = join(dataFolder, 'socket')
  const folder =
    Buffer.byteLength(join(beside, SOCKET)) <= LONGEST_PATH_BYTES ? beside : elsewhere()
  mkdirOwn(folder, runner)
  return folder

  function elsewhere() {
    const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
    const parent = runner.become ? '/run' : (process.env['XDG_RUNTIME_DIR'] ?? '/tmp')
    return join(parent, `clave-${name}`)
  }
}

/** In a folder open to all, someone else may have been there first: only an own one will do. */
function mkdirOwn(folder: string, { uid, become }: Runner): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (become) chownSync(folder, become.uid, become.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const is = lstatSync(folder)
  if (!is.isDirectory() || is.uid !== uid || (is.mode & 0o077) !== 0) {
    throw new PostgresProblem('no-socket-folder', { folder })
  }
}
