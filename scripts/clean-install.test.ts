import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const run = promisify(execFile)

type Entry = { resolved?: string; hasInstallScript?: boolean }
type Lock = { packages: Record<string, Entry> }
const lock = JSON.parse(text('package-lock.json')) as Lock
const manifest = JSON.parse(text('package.json')) as Record<string, Record<string, unknown>>

test('every dependency is pinned exactly', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(
    versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version))),
  ).toEqual([])
})

test('the lock names no registry', () => {
  expect(text('package-lock.json')).not.toMatch(/https?:\/\/[^"]*\.tgz/)
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([])
})

test('the lock has the optional packages of every platform', async () => {
  // @ts-expect-error plain JavaScript, since it runs before there is a Node 24
  const { completed } = await import('./complete-lock.mjs')
  expect(completed(lock)).toEqual(lock)
})

test('no package runs a script when it is installed', () => {
  const scripted = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript)
  const names = scripted.map(([place]) => place.split('node_modules/').at(-1)!)
  expect(names.filter((name) => manifest['allowScripts']?.[name] !== false)).toEqual([])
})

// A minute long: where the whole is checked, not at every save.
test.runIf(process.env['CI'] || process.env['CLAVE_LONG'])(
  '`npm ci` in a clean copy gives a Node 24 and all tools, and changes no file',
  { timeout: 600_000 },
  async () => {
    const copy = mkdtempSync(join(tmpdir(), 'clave-clean-'))
    try {
      const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root })
      for (const file of stdout.split('\0').filter(Boolean)) {
        cpSync(join(root, file), join(copy, file), { recursive: true })
      }
      const at = { cwd: copy, env: systemEnvironment() }
      await run('npm', ['ci', '--prefer-offline'], at)
      expect(readFileSync(join(copy, 'package-lock.json'), 'utf8')).toBe(text('package-lock.json'))
      const tool = async (...command: string[]) =>
        (await run('node', ['bin/node24.mjs', ...command], at)).stdout
      expect(await tool('node', '--version')).toMatch(/^v(2[4-9]|[3-9]\d)\./)
      for (const name of ['tsc', 'oxlint', 'oxfmt', 'knip', 'vitest', 'vite']) {
        expect(await tool(name, '--version'), name).toMatch(/\d+\.\d+/)
      }
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  },
)

function text(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** As on a machine that has only its own Node and npm. */
function systemEnvironment() {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const kept = folders.filter((folder) => !folder.startsWith(root))
  const { HOME } = process.env
  return { PATH: kept.join(delimiter), ...(HOME && { HOME }) }
}
