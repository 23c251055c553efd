/** The package as others import it: packed, unpacked elsewhere, and the README's example compiled and run there. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const run = promisify(execFile)

test('the example of the README compiles and runs against the packed package', async () => {
  const away = mkdtempSync(join(tmpdir(), 'clave-library-'))
  try {
    await run('npm', ['pack', '--silent', '--pack-destination', away], { cwd: root })
    const home = join(away, 'node_modules')
    mkdirSync(home)
    await run('tar', ['-xzf', join(away, 'clave-0.1.0.tgz'), '-C', home])
    await run('mv', [join(home, 'package'), join(home, 'clave')])
    symlinkSync(join(root, 'node_modules', 'zod'), join(home, 'zod'))

    const example = /```ts\n([^]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!
    writeFileSync(join(away, 'example.ts'), example)
    writeFileSync(join(away, 'package.json'), '{ "type": "module" }')
    const compilerOptions = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true }
    const config = { compilerOptions: { ...compilerOptions, types: [] }, files: ['example.ts'] }
    writeFileSync(join(away, 'tsconfig.json'), JSON.stringify(config))

    const tsc = join(root, 'node_modules', '.bin', 'tsc')
    const complaints = await run(tsc, ['-p', away]).then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    )
    expect(complaints).toBe('')
    const { stdout } = await run(process.execPath, [join(away, 'example.ts')], { cwd: away })
    expect(stdout).toMatch(/Float64Array\(4\)|no forecast: [a-z-]+/)
  } finally {
    rmSync(away, { recursive: true, force: true })
  }
})

test('every pure module of identify that the library names is built with its types', () => {
  const { files } = JSON.parse(readFileSync(join(root, 'tsconfig.lib.json'), 'utf8')) as {
    files: string[]
  }
  for (const file of files) {
    const built = file.replace('src/', 'build/lib/').replace(/ts$/, '')
    expect(readFileSync(join(root, `${built}js`), 'utf8').length, file).toBeGreaterThan(0)
    expect(readFileSync(join(root, `${built}d.ts`), 'utf8').length, file).toBeGreaterThan(0)
  }
})
