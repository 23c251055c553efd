/** @vitest-environment jsdom */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropKept, keepHere, readKept } from './proseKept.tsx'

const ana = { firmId: 'f', personId: 'ana' }

test('what is kept on the device comes back as it was, for the same person in the same firm alone', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (update) => {
      expect(keepHere(ana, 'line:1', update)).toBe(true)
      expect([...readKept(ana, 'line:1')!]).toEqual([...update])
      expect(readKept({ ...ana, personId: 'luis' }, 'line:1')).toBeNull()
      expect(readKept({ ...ana, firmId: 'g' }, 'line:1')).toBeNull()
      dropKept(ana, 'line:1')
      expect(readKept(ana, 'line:1')).toBeNull()
    }),
    { numRuns: 30 },
  )
})

test('a device without room says so, and what is no update is not read', () => {
  expect(keepHere(ana, 'line:2', new Uint8Array(8_000_000))).toBe(false)
  localStorage.setItem('clave:text:f:ana:line:3', 'ñ no es base64')
  expect(readKept(ana, 'line:3')).toBeNull()
})
