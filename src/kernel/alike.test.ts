import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byWords, companyLikeness, nameLikeness, tellingWords } from './alike.ts'

const at = (name: string, town = '') => ({ name, town })

test('forms of companies and accents tell nothing', () => {
  expect(tellingWords('Forjas Levante, S.L.U.')).toEqual(['forjas', 'levante'])
  expect(tellingWords('El Grupo S.A.')).toEqual(['el', 'grupo', 'sa'])
  expect(nameLikeness('Hermanos Núñez, S.A.', 'HERMANOS NUNEZ SL')).toBe(1)
})

test('words may change places; other names are other', () => {
  expect(nameLikeness('Aceros Norte', 'Norte Aceros')).toBeGreaterThan(0.95)
  expect(nameLikeness('Aceros del Norte', 'Aceros del Nortte')).toBeGreaterThan(0.9)
  expect(nameLikeness('Aceros del Norte', 'Panadería Gómez')).toBeLessThan(0.3)
})

test('the town counts', () => {
  const here = at('Talleres Ruiz SL', 'León')
  expect(companyLikeness(here, at('Talleres Ruiz', 'Leon'))).toBe(1)
  expect(companyLikeness(here, at('Talleres Ruiz'))).toBe(0.97)
  expect(companyLikeness(here, at('Talleres Ruiz', 'Murcia'))).toBe(0.85)
})

test('the worked example of docs/methods/same-thing.md', () => {
  const [one, other] = ['Talleres Ruis', 'Talleres Ruiz']
  expect(nameLikeness(one, other)).toBeCloseTo(22 / 24, 10)
  expect(companyLikeness(at(one, 'León'), at(other))).toBeCloseTo(0.889, 3)
})

test('likeness lies between 0 and 1, is the same both ways, and full for oneself', () => {
  const name = fc.string({ minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(name, name, (one, other) => {
      const score = nameLikeness(one, other)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(nameLikeness(other, one)).toBe(score)
      if (tellingWords(one).length > 0) expect(nameLikeness(one, one)).toBe(1)
    }),
  )
})

test('only names that share a word or its beginning are compared', () => {
  const near = byWords([at('Forjas Levante'), at('Forjados del Sur'), at('Panadería Gómez')])
  expect([...near('Forjas de Levante')].map(({ name }) => name)).toEqual([
    'Forjas Levante',
    'Forjados del Sur',
  ])
})
