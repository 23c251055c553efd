/** Every package that is installed has a licence that fits Apache-2.0, and is pinned exactly. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const FITS =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|BSD|Apache-2\.0|Apache 2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-3\.0|CC-BY-4\.0|Unlicense|Python-2\.0|Zlib|OFL-1\.1|MPL-2\.0)\b/

/** Whose manifest says nothing, by the licence that lies in its folder. */
const TOLD_IN_FILE: Record<string, string> = { 'png-js': 'MIT' }

test('what only a file tells is what it tells', () => {
  for (const name of Object.keys(TOLD_IN_FILE))
    expect(readFileSync(join('node_modules', name, 'LICENSE'), 'utf8')).toMatch(
      /Permission is hereby granted, free of charge/,
    )
})

type Manifest = {
  name?: string
  license?: string | { type: string }
  licenses?: { type: string }[]
}

test('licences fit', () => {
  const strangers = packagesIn('node_modules')
    .map((manifest) => ({ name: manifest.name, licence: licenceOf(manifest) }))
    .filter(({ name, licence }) => !FITS.test(licence || TOLD_IN_FILE[name ?? ''] || ''))
  expect(strangers).toEqual([])
})

test('dependencies are pinned exactly', () => {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const loose = ['dependencies', 'optionalDependencies', 'devDependencies']
    .flatMap((kind) => Object.entries(own[kind] ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))
  expect(loose).toEqual([])
})

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.[0]?.type ?? ''
}

function packagesIn(folder: string): Manifest[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => {
      if (name.startsWith('@')) return packagesIn(join(folder, name))
      try {
        return [JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as Manifest]
      } catch {
        return []
      }
    })
}
