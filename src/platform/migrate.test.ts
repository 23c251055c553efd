/** A PostgreSQL of someone else's: its owner role is no administrator. */
import { randomUUID } from 'node:crypto'
import { expect, inject, onTestFinished, test } from 'vitest'
import { makeServerRole } from './migrate.ts'
import { adminPool } from './testing.setup.ts'

const server = inject('testServer')

// At an address all come in as its administrator, who may do everything.
test.skipIf('url' in server)(
  'who may not make the role that serves is told what an administrator has to do, once',
  async () => {
    const name = `plain_${randomUUID().slice(0, 8)}`
    const root = adminPool(server, 'postgres')
    await root.query(`create role ${name} login`)
    const plain = adminPool(server, 'postgres', name)
    onTestFinished(async () => {
      await plain.end()
      await root.query(`drop role ${name}`)
      await root.end()
    })
    await expect(makeServerRole(plain, { login: false })).rejects.toMatchObject({
      code: 'postgres/no-server-role',
      values: { user: name },
    })
    await root.query(`grant clave_server to ${name}`)
    await makeServerRole(plain, { login: false })
  },
)
