/** Every pair of colours that carries words has the contrast that WCAG AA asks for, in both schemes. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const blocks = readFileSync(new URL('tokens.css', import.meta.url), 'utf8').split('}')
const colours = (selector: string) =>
  Object.fromEntries(
    [
      ...(blocks.find((b) => b.includes(selector)) ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g),
    ].map(([, name, hex]) => [
      name!,
      hex!.length === 4 ? hex!.replaceAll(/[0-9a-f]/g, '$&$&') : hex!,
    ]),
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

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
