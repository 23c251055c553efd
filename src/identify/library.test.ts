/** The example of the README: it compiles as a reader would write it, and runs. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ROOT } from '../platform/root.ts'

const run = promisify(execFile)
const [, example = ''] =
  /```ts\n([^]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? []
const IMPORTED = /'clave\/(identify\/[^']+)'/g

test('the README’s example of the library compiles and runs', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clave-library-'))
  const modules = [...example.matchAll(IMPORTED)].map(([, name]) => name!)
  expect(modules.length).toBeGreaterThan(1)
  const published = (
    JSON.parse(readFileSync(join(ROOT, 'tsconfig.lib.json'), 'utf8')) as { files: string[] }
  ).files
  expect(modules.filter((name) => !published.includes(`src/${name}.ts`))).toEqual([])

  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  writeFileSync(join(folder, 'example.ts'), example)
  const compilerOptions = {
    paths: { 'clave/*': [join(ROOT, 'src', '*.ts')] },
    typeRoots: [join(ROOT, 'node_modules', '@types')],
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions,
      files: ['example.ts'],
      include: [],
    }),
  )
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const wrong = await run(process.execPath, [tsc, '--noEmit', '-p', folder]).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
  expect(wrong).toBe('')

  const here = example.replaceAll(
    IMPORTED,
    (_, name: string) => `'${join(ROOT, 'src', `${name}.ts`)}'`,
  )
  writeFileSync(join(folder, 'run.ts'), here)
  const { stdout } = await run(process.execPath, [join(folder, 'run.ts')])
  expect(stdout).toMatch(/^Float64Array\(4\) \[|^no forecast: [a-z-]+\n$/)
  expect(stdout).not.toContain('NaN')
})
