/** @vitest-environment jsdom */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { bringBack, dropKept, keepHere, readKept } from './proseKept.tsx'

const ana = { firmId: 'f', personId: 'ana' }

function written(text: string): Doc {
  const doc = new Doc()
  doc.getText('t').insert(0, text)
  return doc
}

test('what is kept on the device comes back as it was, for the same person in the same firm alone', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20_000 }), (text) => {
      const doc = written(text)
      expect(keepHere(ana, 'line:1', doc)).toBe(true)
      expect([...readKept(ana, 'line:1')!]).toEqual([...encodeStateAsUpdate(doc)])
      expect(readKept({ ...ana, personId: 'luis' }, 'line:1')).toBeNull()
      expect(readKept({ ...ana, firmId: 'g' }, 'line:1')).toBeNull()
      dropKept(ana, 'line:1')
      expect(readKept(ana, 'line:1')).toBeNull()
    }),
    { numRuns: 30 },
  )
})

test('two tabs of one person keep both of what was written: neither writes over the other', () => {
  keepHere(ana, 'line:4', written('uno'))
  const second = written('dos')
  keepHere(ana, 'line:4', second)
  const later = new Doc()
  expect(bringBack(ana, 'line:4', later)).toBe(true)
  for (const doc of [second, later]) {
    expect(doc.getText('t').toJSON()).toMatch(/^(unodos|dosuno)$/)
  }
})

test('a device without room says so, and what is no update is not read', () => {
  expect(keepHere(ana, 'line:2', written('ñ'.repeat(6_000_000)))).toBe(false)
  localStorage.setItem('clave:text:f:ana:line:3', 'ñ no es base64')
  expect(readKept(ana, 'line:3')).toBeNull()
})
