/** A mailbox is read over IMAP: in order, once, and from where it was left, whatever happens to server and process. */
import { expect, onTestFinished, test } from 'vitest'
import { listThreads, readThread } from './mail.api.ts'
import { aClient, aMail, answers, connect, OURS } from './mail.testing.ts'
import { listMailboxes } from './mailbox.api.ts'
import { anImapServer, aWire, type Folder, imapDate } from './mailServers.testing.ts'

const minutes = (count: number) => new Date(Date.UTC(2026, 10, 20, 10, count))

async function aServer(folders: Record<string, Folder>) {
  const server = await anImapServer(folders)
  const wire = await aWire(server.port)
  onTestFinished(async () => {
    await wire.close()
    await server.close()
  })
  return { server, wire }
}

/** The server hands out each sign as one byte. */
const stored = (raw: string | Buffer, at: Date) => ({
  raw: Buffer.from(raw).toString('latin1'),
  internaldate: imapDate(at),
})

test('mails of clients are kept as threads, what others write is left where it is', async () => {
  const firm = await aClient()
  const { wire } = await aServer({
    INBOX: {
      messages: [
        stored(aMail({ id: 'a', at: minutes(0) }), minutes(0)),
        stored(aMail({ id: 'x', from: 'otra@nadie.example', at: minutes(1) }), minutes(1)),
        stored(
          aMail({
            id: 'c',
            subject: 'Re: Precios de enero',
            text: 'Gracias\n\n> 12 €',
            more: answers('a', 'b'),
            at: minutes(9),
          }),
          minutes(9),
        ),
      ],
    },
    Sent: {
      'special-use': '\\Sent',
      messages: [
        stored(
          aMail({
            id: 'b',
            from: OURS,
            to: 'ana@forjas.example',
            subject: 'Re: Precios de enero',
            text: '12 €',
            more: answers('a'),
            at: minutes(5),
          }),
          minutes(5),
        ),
      ],
    },
  })
  await connect(firm, wire.port)
  await firm.work()
  const [box] = await firm.manager.ask(listMailboxes, {})
  expect(box).toMatchObject({
    state: 'ok',
    problem: null,
    seenCount: 4,
    keptCount: 3,
    leftCount: 0,
  })
  expect(box!.lastMessageAt).toBe(minutes(9).toISOString())
  const { rows } = await firm.manager.ask(listThreads, { accountId: firm.accountId })
  expect(rows).toMatchObject([
    {
      subject: 'Precios de enero',
      messages: 3,
      lastWay: 'in',
      people: ['Ana Ruiz'],
      excerpt: 'Gracias',
      isOpen: false,
    },
  ])
  const { mails } = await firm.manager.ask(readThread, rows[0]!)
  expect(mails.map(({ way, text }) => [way, text.split('\n')[0]])).toEqual([
    ['in', 'Buenos días'],
    ['out', '12 €'],
    ['in', 'Gracias'],
  ])
  expect(JSON.stringify(box)).not.toContain('testpass')
})
