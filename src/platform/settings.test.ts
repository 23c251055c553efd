import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'
import { wordsFor } from './words.ts'

test('nothing set: one port on loopback, the demo open', () => {
  const settings = readSettings({})
  expect(settings).toMatchObject({ host: '127.0.0.1', port: 3000, demo: true, databaseUrl: null })
})

test('the demo stays closed where others can reach the server, unless asked for', () => {
  expect(readSettings({ CLAVE_HOST: '0.0.0.0' }).demo).toBe(false)
  expect(readSettings({ CLAVE_HOST: '0.0.0.0', CLAVE_DEMO: 'on' }).demo).toBe(true)
})

test.each([
  ['CLAVE_PORT', 'abc'],
  ['CLAVE_PORT', '70000'],
  ['CLAVE_PUBLIC_URL', 'ftp://x'],
  ['DATABASE_URL', 'mysql://x'],
  ['CLAVE_DATA', 'relative/folder'],
  ['CLAVE_DEMO', 'maybe'],
])('%s=%s is named, with what it should be', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name}:`))
  for (const locale of ['es', 'en']) {
    const key = `shell:setting.${name}`
    expect(wordsFor(locale)(key as never)).not.toBe(key.slice('shell:'.length))
  }
})

test('a wrong secret is named, never shown', () => {
  expect(() => readSettings({ CLAVE_SECRET: 'hunter2' })).toThrow(/^CLAVE_SECRET: (?!.*hunter2)/)
})
