import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { access } from '../platform/testing.ts'
import { openAuth } from './auth.store.ts'

test('the sign-in library finds its tables as our migration made them', async () => {
  const { options } = openAuth({ pool: access, secret: 'x'.repeat(40), secure: true })
  const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations(options)
  expect(toBeCreated).toEqual([])
  expect(toBeAdded).toEqual([])
  expect((await compileMigrations()).replaceAll(/[\s;]/g, '')).toBe('')
})
