import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyNotPassword } from './password.ts'

const lucia = { email: 'lucia.ferrer@aceros.example', name: 'Lucía Ferrer' }
const why = (password: string) => whyNotPassword(password, lucia)?.code ?? null

test.each(['corto', 'nueve-9-c'])('%s is too short', (password) => {
  expect(why(password)).toBe('access/password-short')
})

test.each([
  'contraseña',
  'Contraseña123',
  'P4ssw0rd2026!',
  'password password',
  'qwertyuiop',
  '1234567890',
  '0987654321',
  'aaaaaaaaaaaa',
  'Bienvenido2026',
  'Verano2026!!',
  '1q2w3e4r5t',
  'miclave12345',
])('%s is what everyone tries first', (password) => {
  expect(why(password)).toBe('access/password-common')
})

test.each(['lucia.ferrer@aceros.example', 'LuciaFerrer1999', 'lucia.ferrer2026', 'Lucía Ferrer!'])(
  '%s is the person herself',
  (password) => {
    expect(why(password)).toBe('access/password-own')
  },
)

test.each([
  'rodamiento-azul-9',
  'tres tristes trenes',
  'Xk7#mQ2pL9',
  'lucia come lentejas',
  'семь-ложек',
  '7#9$2!8&4@',
])('%s will do', (password) => {
  expect(why(password)).toBeNull()
})

test('endless ones are refused, and none breaks the rule', () => {
  expect(why('ñ'.repeat(129))).toBe('access/password-long')
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => why(text) !== undefined))
})
