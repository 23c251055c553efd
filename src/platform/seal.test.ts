import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const SECRET = 'x'.repeat(64)

test('what is sealed opens with the same secret, for the same thing, and never otherwise', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (text, about, at) => {
      const sealed = seal(SECRET, text, about)
      expect(unseal(SECRET, sealed, about)).toBe(text)
      expect(unseal('y'.repeat(64), sealed, about)).toBeNull()
      expect(unseal(SECRET, sealed, `${about}.`)).toBeNull()
      const broken = Buffer.from(sealed)
      broken[at % broken.length]! ^= 1
      expect(unseal(SECRET, broken, about)).toBeNull()
    }),
    { numRuns: 200 },
  )
})

test('the same text sealed twice looks different, and neither shows it', () => {
  const [one, two] = [seal(SECRET, 'contraseña', 'a'), seal(SECRET, 'contraseña', 'a')]
  expect(one.equals(two)).toBe(false)
  expect(one.includes('contrase')).toBe(false)
  expect(unseal(SECRET, Buffer.alloc(3), 'a')).toBeNull()
})
