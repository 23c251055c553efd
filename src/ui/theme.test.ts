/** Every pair of colours that carries words has the contrast that WCAG AA asks for, in both schemes. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, mix, readable } from './colour.ts'

const blocks = readFileSync(new URL('tokens.css', import.meta.url), 'utf8').split('}')
const colours = (selector: string) =>
  Object.fromEntries(
    [
      ...(blocks.find((b) => b.includes(selector)) ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g),
    ].map(([, name, hex]) => [name!, hex!]),
  )

const schemes = { light: colours('color-scheme: light'), dark: colours("scheme='dark'") }

const words: [string, string[]][] = [
  ['ink', ['bg', 'card', 'raised', 'hover', 'accent-soft']],
  ['dim', ['bg', 'card', 'raised', 'hover', 'accent-soft']],
  ['accent', ['bg', 'card', 'hover', 'accent-soft']],
  ['warn', ['bg', 'card', 'warn-soft']],
  ['bad', ['bg', 'card', 'bad-soft']],
  ['good', ['bg', 'card', 'good-soft']],
  ['note', ['bg', 'card', 'note-soft']],
  ['on-accent', ['accent', 'accent-strong', 'bad', 'good', 'warn', 'note']],
]

describe.each(Object.entries(schemes))('in the %s scheme', (_, scheme) => {
  test.each(words)('words in %s can be read', (ink, grounds) => {
    for (const ground of grounds) {
      expect(contrast(scheme[ink]!, scheme[ground]!), `${ink} on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      )
    }
  })

  test('the edge of a field can be seen', () => {
    expect(contrast(scheme['edge']!, scheme['card']!)).toBeGreaterThanOrEqual(3)
    expect(contrast(scheme['edge']!, scheme['bg']!)).toBeGreaterThanOrEqual(3)
  })
})

test('figures on every depth of the accent can be read', () => {
  for (const scheme of Object.values(schemes)) {
    for (let share = 0; share <= 1; share += 0.02) {
      const ground = mix(scheme['accent-soft']!, scheme['accent']!, share)
      expect(contrast(readable(ground, scheme['ink']!), ground)).toBeGreaterThanOrEqual(4.5)
    }
  }
})
