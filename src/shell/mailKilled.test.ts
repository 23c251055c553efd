/** Clave is killed, with its database, in the middle of reading a mailbox: the next start reads on, and keeps each mail once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { listThreads } from '../engage/mail.api.ts'
import { listMailboxes, putMailbox } from '../engage/mailbox.api.ts'
import { aMail } from '../engage/mail.testing.ts'
import { anImapServer, imapDate } from '../engage/mailServers.testing.ts'
import { addContact } from '../know/contact.api.ts'
import { aHouse, aNewcomer, ROUNDS } from './lifecycle.testing.ts'

const MANY = process.env['CLAVE_LONG'] ? 10_000 : 300
vi.setConfig({ testTimeout: 120_000 + ROUNDS * 40_000 + MANY * 60 })

test(`killed ${ROUNDS} times while ${MANY} mails are read: each is there once, in its order`, async () => {
  const messages = Array.from({ length: MANY }, (_, at) => {
    const day = new Date(Date.UTC(2026, 10, 1) + at * 60_000)
    const raw = aMail({ id: `m${at}`, subject: `Pedido ${at}`, text: 'Hola', at: day })
    return { raw, internaldate: imapDate(day) }
  })
  const imap = await anImapServer({ INBOX: { messages } })
  onTestFinished(imap.close)
  const house = aHouse()
  let server = await house.serve()
  const ana = await aNewcomer(server.address)
  const { accountId } = await ana.at(server.address)(addAccount, { name: 'Forjas' })
  const ask = ana.at(server.address)
  await ask(addContact, {
    name: 'Ana Ruiz',
    reaches: [{ kind: 'mail', value: 'ana@forjas.example' }],
    place: { accountId },
  })
  await ask(putMailbox, {
    address: 'marta@aceros.example',
    login: 'testuser',
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'none',
    smtpHost: null,
    smtpPort: null,
    sinceOn: '2026-01-01',
    password: 'testpass',
  })
  for (let round = 1; round <= ROUNDS; round++) {
    await sleep(400 * round)
    house.killEverything()
    await server.ended
    server = await house.serve()
  }
  const then = ana.at(server.address)
  await expect
    .poll(async () => (await then(listMailboxes, {}))[0], { timeout: 60_000 + MANY * 60 })
    .toMatchObject({ state: 'ok', keptCount: MANY, leftCount: 0 })
  const { rows, total } = await then(listThreads, { accountId, size: 200 })
  expect(total).toBe(MANY)
  expect(rows.map(({ subject }) => subject)).toEqual(
    Array.from({ length: Math.min(200, MANY) }, (_, at) => `Pedido ${MANY - 1 - at}`),
  )
})
