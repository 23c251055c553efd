/** A mailbox is read over IMAP: in order, once, and from where it was left, whatever happens to server and process. */
import { expect, onTestFinished, test } from 'vitest'
import { addContact } from '../know/contact.api.ts'
import { listThreads, readThread } from './mail.api.ts'
import { aClient, aMail, answers, connect, OURS } from './mail.testing.ts'
import { askMailbox, listMailboxes, putMailbox, rereadMailbox } from './mailbox.api.ts'
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

const LONG = process.env['CLAVE_LONG'] !== undefined
const MANY = LONG ? 10_000 : 250
const LARGE = LONG ? 24_900_000 : 600_000

type Firm = Awaited<ReturnType<typeof aClient>>

async function told({ manager, accountId }: Firm) {
  const [box] = await manager.ask(listMailboxes, {})
  const { rows, total } = await manager.ask(listThreads, { accountId, size: 200 })
  return { box: box!, rows, total }
}

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2026, 10, 1) + (from + at) * 60_000)
    return stored(aMail({ id: `m${from + at}`, subject: `Pedido ${from + at}`, at: day }), day)
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

test(
  `${MANY} messages come in their order, once, though the line breaks again and again`,
  async () => {
    const firm = await aClient()
    const { wire } = await aServer({ INBOX: { messages: many(MANY) } })
    await connect(firm, wire.port)
    // Each time it breaks in the middle of what the server says, a little later.
    for (const bytes of [2_000, 40_000, 100_000]) {
      wire.mend()
      wire.cutAfter(bytes)
      await firm.manager.ask(askMailbox, { mailboxId: (await told(firm)).box.mailboxId })
      await firm.work()
    }
    expect((await told(firm)).box).toMatchObject({ state: 'failing', problem: 'gone' })
    const kept = async () =>
      firm.db(
        async (tx) =>
          tx`select subject from mail_message where firm_id = ${tx.firm} order by made_at, sent_at`,
      )
    const first = (await kept()).length
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(MANY)
    wire.mend()
    await firm.manager.ask(askMailbox, { mailboxId: (await told(firm)).box.mailboxId })
    await firm.work()
    const { box, total } = await told(firm)
    expect(box).toMatchObject({ state: 'ok', problem: null, keptCount: MANY, leftCount: 0 })
    expect(total).toBe(MANY)
    expect((await kept()).map(({ subject }) => subject)).toEqual(
      Array.from({ length: MANY }, (_, at) => `Pedido ${at}`),
    )
  },
  LONG ? 900_000 : 60_000,
)

test('another UIDVALIDITY, moved and deleted messages: each is kept once and stays', async () => {
  const firm = await aClient()
  const { wire } = await aServer({ INBOX: { uidvalidity: 7, messages: many(5) } })
  const { mailboxId } = await connect(firm, wire.port)
  await firm.work()
  expect((await told(firm)).total).toBe(5)

  // Restored from a backup: other numbers, one deleted, one moved to a folder, one new.
  const { server } = await aServer({
    INBOX: { uidvalidity: 8, messages: [...many(2), ...many(1, 5)] },
    Clientes: { uidvalidity: 3, messages: many(1, 3) },
  })
  wire.mend(server.port)
  await firm.manager.ask(askMailbox, { mailboxId })
  await firm.work()
  const { box, total } = await told(firm)
  expect([total, box.keptCount, box.state]).toEqual([6, 6, 'ok'])
  const hours = await firm.db(
    (tx) => tx`select sum(messages)::int as all from mail_hour where firm_id = ${tx.firm}`,
  )
  expect(hours).toMatchObject([{ all: 3 }])

  server.append(
    'INBOX',
    stored(aMail({ id: 'new', subject: 'Uno más' }), minutes(0)).raw,
    minutes(0),
  )
  await firm.manager.ask(askMailbox, { mailboxId })
  await firm.work()
  expect((await told(firm)).rows[0]).toMatchObject({ subject: 'Uno más' })
})

const ODD: [name: string, text: string, raw: Buffer][] = [
  [
    'ISO-8859-15',
    'Precio: 12 €, señor',
    encoded(
      'iso-8859-15',
      Buffer.from([
        ...Buffer.from('Precio: 12 '),
        0xa4,
        ...Buffer.from(', se'),
        0xf1,
        ...Buffer.from('or'),
      ]),
    ),
  ],
  [
    'windows-1252',
    '“Año” – 5 €',
    encoded(
      'windows-1252',
      Buffer.from([0x93, 0x41, 0xf1, 0x6f, 0x94, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80]),
    ),
  ],
  ['quoted-printable', 'Mañana, ¿sí?', quoted('Ma=C3=B1ana, =C2=BFs=C3=AD?')],
  ['Shift_JIS', '見積', encoded('shift_jis', Buffer.from([0x8c, 0xa9, 0x90, 0xcf]))],
  ['koi8-r', 'Цена', encoded('koi8-r', Buffer.from([0xe3, 0xc5, 0xce, 0xc1]))],
  ['a character set that nobody has', 'abc', encoded('x-none', Buffer.from('abc'))],
  ['a zero byte', 'ab', encoded('utf-8', Buffer.from('a\0b'))],
]

function encoded(charset: string, body: Buffer): Buffer {
  const head = aMail({
    id: charset,
    body: [
      `Content-Type: text/plain; charset=${charset}`,
      'Content-Transfer-Encoding: 8bit',
      '',
      '',
    ],
  })
  return Buffer.concat([Buffer.from(head), body])
}

function quoted(text: string): Buffer {
  const body = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    text,
  ]
  return Buffer.from(
    aMail({ id: 'qp', subject: '=?utf-8?B?wr9QcmVjaW8/?= =?iso-8859-1?Q?_a=F1o?=', body }),
  )
}

test('odd encodings are read as they were meant', async () => {
  const firm = await aClient()
  const { wire } = await aServer({
    INBOX: { messages: ODD.map(([, , raw], at) => stored(raw, minutes(at))) },
  })
  await connect(firm, wire.port)
  await firm.work()
  const rows = await firm.db(
    (tx) => tx`select text, subject from mail_message where firm_id = ${tx.firm} order by sent_at`,
  )
  expect(rows.map(({ text }) => text)).toEqual(ODD.map(([, text]) => text))
  expect(rows[2]).toMatchObject({ subject: '¿Precio? año' })
})

test(
  `an attachment of ${Math.round(LARGE / 1e6)} MB comes whole; what is too large or of no kind is named and left`,
  async () => {
    const firm = await aClient()
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(LARGE, 'x')])
    const part = (name: string, bytes: Buffer) => [
      '--b',
      `Content-Type: application/octet-stream; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
    ]
    const body = [
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Adjunto',
      ...part('plano.pdf', pdf),
      ...part('../../virus.exe', Buffer.from('MZ')),
      '--b--',
    ]
    const { wire } = await aServer({
      INBOX: { messages: [stored(aMail({ id: 'big', body }), minutes(0))] },
    })
    await connect(firm, wire.port)
    await firm.work()
    const { rows } = await told(firm)
    const { mails } = await firm.manager.ask(readThread, rows[0]!)
    const [file, virus] = mails[0]!.files
    expect(file).toMatchObject({
      name: 'plano.pdf',
      bytes: pdf.length,
      shows: 'pdf',
      leftOut: null,
    })
    expect(virus).toMatchObject({ name: 'virus.exe', leftOut: 'kind' })
    const got = await firm.manager.fetch(`/api/mail/files/${file!.fileId}/file`)
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(got.headers.get('content-security-policy')).toContain('sandbox')
    expect(Buffer.from(await got.arrayBuffer()).equals(pdf)).toBe(true)
    expect((await firm.manager.fetch(`/api/mail/files/${virus!.fileId}/file`)).status).toBe(404)
  },
  LONG ? 300_000 : 60_000,
)

test('a server that is gone for an hour is told in words, asked less and less often, and read on when it is back', async () => {
  const firm = await aClient()
  const { wire } = await aServer({ INBOX: { messages: many(3) } })
  const { mailboxId } = await connect(firm, wire.port)
  wire.cut()
  for (let time = 0; time < 3; time++) {
    await firm.manager.ask(askMailbox, { mailboxId })
    await firm.work()
  }
  expect((await told(firm)).box).toMatchObject({ state: 'failing', problem: 'gone', alarm: null })
  await firm.db(
    (tx) =>
      tx`update mailbox set problem_since = now() - interval '61 minutes' where firm_id = ${tx.firm}`,
  )
  expect((await told(firm)).box.alarm).toBe('failing')
  wire.mend()
  await firm.manager.ask(askMailbox, { mailboxId })
  await firm.work()
  expect((await told(firm)).box).toMatchObject({
    state: 'ok',
    problem: null,
    alarm: null,
    keptCount: 3,
  })
})

test('a wrong password is told, and the right one carries on', async () => {
  const firm = await aClient()
  const { wire } = await aServer({ INBOX: { messages: many(2) } })
  const { mailboxId } = await connect(firm, wire.port, { password: 'otra' })
  await firm.work()
  const { box } = await told(firm)
  expect(box).toMatchObject({ state: 'failing', problem: 'auth', alarm: 'failing' })
  await firm.manager.ask(putMailbox, { ...box, password: 'testpass', mailboxId })
  await firm.work()
  expect((await told(firm)).box).toMatchObject({ state: 'ok', keptCount: 2 })
  // Nothing of it stands anywhere in the open.
  const kept = await firm.db((tx) => tx`select * from mailbox_secret where firm_id = ${tx.firm}`)
  expect(JSON.stringify(kept)).not.toContain(Buffer.from('testpass').toString('hex'))
})

test('mails from before the first day are left, and read when that day is put earlier', async () => {
  const firm = await aClient()
  const { wire } = await aServer({ INBOX: { messages: many(4) } })
  const { mailboxId } = await connect(firm, wire.port, { sinceOn: '2026-11-15' })
  await firm.work()
  const { box } = await told(firm)
  expect(box.keptCount).toBe(0)
  await firm.manager.ask(putMailbox, { ...box, sinceOn: '2026-10-01', mailboxId })
  await firm.work()
  expect((await told(firm)).box.keptCount).toBe(4)
})

test('whoever becomes known later has their mails read again, and none twice', async () => {
  const firm = await aClient()
  const { wire } = await aServer({
    INBOX: {
      messages: [
        ...many(2),
        stored(aMail({ id: 'luis', from: 'luis@otra.example', subject: 'Soy Luis' }), minutes(0)),
      ],
    },
  })
  const { mailboxId } = await connect(firm, wire.port)
  await firm.work()
  expect((await told(firm)).total).toBe(2)
  await firm.lead.ask(addContact, {
    name: 'Luis Gil',
    reaches: [{ kind: 'mail', value: 'luis@otra.example' }],
    place: { accountId: firm.accountId },
  })
  await firm.manager.ask(rereadMailbox, { mailboxId })
  await firm.work()
  expect((await told(firm)).rows.map(({ subject }) => subject)).toContain('Soy Luis')
  expect((await told(firm)).total).toBe(3)
})
