/** The dependency rule, as a test: roles inside a room, rooms only down the cycle, tables only by their room. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const ROOMS = [
  'access',
  'accounts',
  'gather',
  'identify',
  'segment',
  'know',
  'assign',
  'plan',
  'commit',
  'engage',
  'grow',
  'monitor',
  'review',
  'portal',
]

type Kind =
  | 'kernel'
  | 'platform'
  | 'ui'
  | 'shell'
  | 'rules'
  | 'api'
  | 'store'
  | 'routes'
  | 'jobs'
  | 'page'
  | 'test'

const MAY_USE: Record<Exclude<Kind, 'shell' | 'test'>, Kind[]> = {
  kernel: ['kernel'],
  platform: ['kernel', 'platform'],
  ui: ['kernel', 'ui'],
  rules: ['kernel', 'rules'],
  api: ['kernel', 'rules', 'api'],
  store: ['kernel', 'platform', 'rules', 'store'],
  routes: ['kernel', 'platform', 'rules', 'api', 'store', 'routes'],
  jobs: ['kernel', 'platform', 'rules', 'store'],
  page: ['kernel', 'ui', 'rules', 'api', 'page'],
}

function kindOf(file: string): Kind {
  if (/\.test\.tsx?$|testing[.\w]*\.tsx?$/.test(file)) return 'test'
  const [, place = ''] = file.split('/')
  const name = file.split('/').at(-1)!
  if (!ROOMS.includes(place)) return place as Kind
  // A hook is a part of a page.
  if (name.endsWith('.tsx') || /^use[A-Z]/.test(name)) return 'page'
  return (/\.(api|store|routes|jobs)\.ts$/.exec(name)?.[1] ?? 'rules') as Kind
}

/** Static, dynamic, type-only and bare imports of files. */
const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

const imports = sources
  .filter(({ file }) => !['shell', 'test'].includes(kindOf(file)))
  .flatMap(({ file, text }) =>
    [...text.matchAll(IMPORT)]
      .map(([, target]) => normalize(join(dirname(file), target!)))
      .filter((target) => target.startsWith('src'))
      .map((target) => ({ file, target })),
  )

test('a file uses only the roles that its own may use', () => {
  const broken = imports.filter(
    ({ file, target }) => !MAY_USE[kindOf(file) as keyof typeof MAY_USE].includes(kindOf(target)),
  )
  expect(broken).toEqual([])
})

test('a room uses only itself and rooms earlier in the cycle', () => {
  const place = (path: string) => ROOMS.indexOf(path.split('/')[1] ?? '')
  const broken = imports.filter(
    ({ file, target }) => place(file) >= 0 && place(target) > place(file),
  )
  expect(broken).toEqual([])
})

test('rules are pure: no clock, no chance, no outside', () => {
  const outside = /from 'node:|Date\.now\(|new Date\(\)|Math\.random|process\./
  const broken = sources
    .filter(({ file }) => ['rules', 'kernel'].includes(kindOf(file)))
    .filter(({ text }) => outside.test(withoutComments(text)))
    .map(({ file }) => file)
  expect(broken).toEqual([])
})

test('a table is written by one room only', () => {
  const writers = new Map<string, Set<string>>()
  for (const { file, text } of sources) {
    const room = file.split('/')[1]!
    if (kindOf(file) === 'test') continue
    for (const [, table] of text.matchAll(
      /(?:insert into|^\s*update|`update|delete from|merge into)\s+((?:access\.)?[a-z_]+)\b/gm,
    )) {
      writers.set(table!, (writers.get(table!) ?? new Set()).add(room))
    }
  }
  const shared = [...writers].filter(([, rooms]) => rooms.size > 1)
  expect(shared.map(([table, rooms]) => [table, ...rooms])).toEqual([])
})

test('the sign-in tables are named nowhere but in access', () => {
  const broken = sources
    .filter(({ file }) => !/^src\/(access|platform)\//.test(file) && kindOf(file) !== 'test')
    .filter(({ text }) => /\b(from|join|into|update)\s+access\.\w/.test(text))
    .map(({ file }) => file)
  expect(broken).toEqual([])
})

test('no source file is longer than 250 lines', () => {
  const long = sources
    .filter(({ file }) => kindOf(file) !== 'test')
    .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250)
  expect(long).toEqual([])
})

test('every source file opens with a sentence on what it is for', () => {
  const silent = sources
    .filter(({ file }) => kindOf(file) !== 'test')
    .filter(({ text }) => !/^(#![^\n]*\n)?\/\*\*/.test(text))
    .map(({ file }) => file)
  expect(silent).toEqual([])
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}
