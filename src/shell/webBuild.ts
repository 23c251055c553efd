/** The pages, built when their sources have changed since the last time. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../platform/root.ts'

export const WEB = join(ROOT, 'build', 'web')
const STAMP = join(ROOT, 'build', 'web.stamp')

/** Builds the pages unless they are those of today's sources; `onBuild` is told before it begins. */
export async function buildWebWhenStale(
  onBuild: () => void,
  stopping?: AbortSignal,
): Promise<void> {
  const stamp = await fingerprint()
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === stamp) return
  onBuild()
  // In a process of its own: the bundler's threads would stay as long as the server, and keep it from ending.
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    ...(stopping ? { signal: stopping } : {}),
  })
  await mkdir(dirname(STAMP), { recursive: true })
  await writeFile(STAMP, stamp)
}

/** Names, sizes and times of what the pages are made of: quick to read, and changes when they do. */
async function fingerprint(): Promise<string> {
  const names = (
    await Promise.all(
      ['src', 'messages'].map(async (folder) =>
        (await readdir(join(ROOT, folder), { recursive: true })).map((name) => join(folder, name)),
      ),
    )
  )
    .flat()
    .filter(
      (name) => /\.(tsx?|css|svg|json)$/.test(name) && !/\.(test|store|routes|jobs)\./.test(name),
    )
    .concat('index.html', 'vite.config.ts', 'package-lock.json')
    .toSorted()
  const hash = createHash('sha256')
  for (const name of names) {
    const about = await stat(join(ROOT, name)).catch(() => null)
    hash.update(`${name} ${about?.size} ${about?.mtimeMs}\n`)
  }
  return hash.digest('hex')
}
