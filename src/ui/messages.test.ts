/**
 * No words are missing, none are left over, and both languages say the same things.
 *
 * A key counts as used where it stands in the sources as `'room:path'`; a template such as
 * `room:part.${name}` uses all below `room:part.`; a code `'room/reason'` uses `room:refusal.reason`,
 * `room:kept.reason` and `room:todo.reason`; a branch (`'room:part'`) uses all below it; and for keys that are put together in another way, a comment
 * beside that code says so: `// words: room:part.*`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatsOfMessages } from '../kernel/format.ts'

type Words = Map<string, string>

const LANGUAGES = ['es', 'en'] as const
const PLURAL = /_(zero|one|two|few|many|other)$/

const rooms = readdirSync('messages/es').map((name) => name.replace('.json', ''))
const messages = Object.fromEntries(
  LANGUAGES.map((language) => [language, read(language)]),
) as Record<(typeof LANGUAGES)[number], Words>
const keysOf = { es: singulars('es'), en: singulars('en') }
const formsOf = { es: grouped('es'), en: grouped('en') }
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\/gallery\//.test(name))
  .map((name) => ({ name, whole: readFileSync(join('src', name), 'utf8') }))
  .map(({ name, whole }) => ({ name, whole, text: withoutComments(whole) }))

test('both languages have the same rooms and the same keys', () => {
  expect(readdirSync('messages/en').toSorted()).toEqual(readdirSync('messages/es').toSorted())
  expect(keys('en').filter((key) => !formsOf.es.has(key))).toEqual([])
  expect(keys('es').filter((key) => !formsOf.en.has(key))).toEqual([])
})

test.each(LANGUAGES)('every count in %s has its singular and its plural', (language) => {
  // Spanish also knows `many` (a million), which reads as the plural; i18next falls back to that.
  const forms = ['one', 'other']
  const counted = new Set(
    [...messages[language].keys()].filter((key) => PLURAL.test(key)).map(singular),
  )
  const missing = [...counted].flatMap((key) =>
    forms.map((form) => `${key}_${form}`).filter((name) => !messages[language].has(name)),
  )
  expect(missing).toEqual([])
})

test('both languages are handed the same values and tags', () => {
  const differing = keys('es').filter((key) => inside('es', key) !== inside('en', key))
  expect(
    differing.map((key) => `${key}: es ${inside('es', key)}, en ${inside('en', key)}`),
  ).toEqual([])
})

test('every format in a message exists', () => {
  const known = Object.keys(formatsOfMessages())
  const unknown = LANGUAGES.flatMap((language) => [...messages[language]])
    .flatMap(([key, text]) =>
      [...text.matchAll(/\{\{[^},]+,\s*(\w+)/g)].map(([, format]) => ({ key, format: format! })),
    )
    .filter(({ format }) => !known.includes(format.toLowerCase()))
  expect(unknown).toEqual([])
})

test('all words that the sources use exist', () => {
  const missing = sources.flatMap(({ name, text }) =>
    [...literalKeys(text), ...codes(text).map((code) => code.replace('/', ':refusal.'))]
      .filter((key) => !formsOf.es.has(key) && !keys('es').some((one) => one.startsWith(`${key}.`)))
      .map((key) => `${name}: ${key}`),
  )
  expect([...new Set(missing)]).toEqual([])
})

test('no words are left over', () => {
  const all = sources.map(({ text }) => text)
  const used = new Set<string>(all.flatMap(literalKeys))
  for (const code of all.flatMap(codes)) {
    const [room, reason] = code.split('/')
    for (const part of ['refusal', 'kept', 'todo']) used.add(`${room}:${part}.${reason}`)
  }
  const begun = [
    ...[...used].map((key) => `${key}.`),
    ...sources.flatMap(({ whole }) => beginnings(whole)),
  ]
  const left = keys('es').filter(
    (key) => !used.has(key) && !begun.some((start) => key.startsWith(start)),
  )
  expect(left).toEqual([])
})

function read(language: string): Words {
  const words: Words = new Map()
  const walk = (path: string, part: object) => {
    for (const [name, value] of Object.entries(part) as [string, string | object][]) {
      const key = path.endsWith(':') ? path + name : `${path}.${name}`
      if (typeof value === 'string') words.set(key, value)
      else walk(key, value)
    }
  }
  for (const file of readdirSync(join('messages', language))) {
    walk(
      `${file.replace('.json', '')}:`,
      JSON.parse(readFileSync(join('messages', language, file), 'utf8')) as object,
    )
  }
  return words
}

function singulars(language: (typeof LANGUAGES)[number]): string[] {
  return [...new Set([...messages[language].keys()].map(singular))]
}

function singular(key: string): string {
  return key.replace(PLURAL, '')
}

function keys(language: (typeof LANGUAGES)[number]): string[] {
  return keysOf[language]
}

function grouped(language: (typeof LANGUAGES)[number]) {
  return Map.groupBy(messages[language], ([name]) => singular(name))
}

/** Names of values and tags in all forms of a key. */
function inside(language: (typeof LANGUAGES)[number], key: string): string {
  const forms: [string, string][] = formsOf[language].get(key) ?? []
  const names: string[] = forms.flatMap(([, text]) =>
    [...text.matchAll(/\{\{\s*(\w+)|<(\w+)>/g)].map(([, value, tag]) => value ?? `<${tag}>`),
  )
  return [...new Set(names)]
    .filter((name) => name !== 'count')
    .toSorted()
    .join(' ')
}

function withoutComments(text: string): string {
  return text.replaceAll(/(^|\s)\/\*[\s\S]*?\*\//g, '$1').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

function literalKeys(text: string): string[] {
  return [...text.matchAll(/['"`](\w+):([\w.-]+)['"`]/g)]
    .filter(([, room]) => rooms.includes(room!))
    .map(([, room, path]) => singular(`${room}:${path}`))
}

function codes(text: string): string[] {
  return [...text.matchAll(/['"`](\w+)\/([a-z][a-z0-9-]*)['"`]/g)]
    .filter(([, room]) => rooms.includes(room!))
    .map(([, room, reason]) => `${room}/${reason}`)
}

/** What templates and comments use: all keys that begin so. */
function beginnings(text: string): string[] {
  const templates = [...text.matchAll(/`(\w+):([\w.-]*)\$\{/g)].map(
    ([, room, path]) => `${room}:${path}`,
  )
  const codeTemplates = [...text.matchAll(/`(\w+)\/\$\{/g)].flatMap(([, room]) =>
    ['refusal', 'kept', 'todo'].map((part) => `${room}:${part}.`),
  )
  const said = [...text.matchAll(/words: ([\w:.*, -]+)/g)].flatMap(([, list]) =>
    list!
      .split(/[, ]+/)
      .filter((name) => name.endsWith('*'))
      .map((name) => name.slice(0, -1)),
  )
  return [...templates, ...codeTemplates, ...said].filter((start) =>
    rooms.includes(start.split(':')[0]!),
  )
}
