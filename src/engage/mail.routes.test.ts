/** Mails over HTTP: who sees them, what they start and stop, what they tell, and what goes out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { listAccountClocks } from '../commit/serviceClock.api.ts'
import { putLevel } from '../commit/serviceLevel.api.ts'
import { listDepartureHints } from '../know/departureHint.api.ts'
import { readHistory } from '../accounts/account.api.ts'
import { addContact } from '../know/contact.api.ts'
import { addAccount } from '../accounts/account.api.ts'
import { ROOT } from '../platform/root.ts'
import { owner } from '../platform/testing.ts'
import {
  answerThread,
  dropThread,
  listThreads,
  openThread,
  readThread,
  sayAsks,
  takeBackAnswer,
} from './mail.api.ts'
import { aClient, aMail, ANA, answers, connect } from './mail.testing.ts'
import { anImapServer, imapDate } from './mailServers.testing.ts'
import { askMailbox, endMailbox, listMailboxes, putMailbox } from './mailbox.api.ts'

type Firm = Awaited<ReturnType<typeof aClient>>
type Someone = Firm['manager']

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

async function file(who: Someone, raw: string, accountId?: string) {
  const path = `/api/mail/files${accountId ? `?accountId=${accountId}` : ''}`
  const response = await who.fetch(path, { method: 'POST', body: raw })
  const answer = (await response.json()) as Record<string, string>
  if (!response.ok)
    throw Object.assign(new Error(answer['code']), { status: response.status, ...answer })
  return answer as { threadId: string; messageId: string }
}

const ours = (firm: Firm, who: Someone = firm.manager) =>
  `${who.role}-${who.id.slice(0, 8)}@example.com`

async function makeKey({ db }: Firm, accountId: string) {
  await db(
    (tx) => tx`
    insert into standing (account_id, tier, effective_on, reason, decided_by)
    values (${accountId}, 'key', '2026-01-01', 'x', ${accountId})
  `,
  )
}

const clocksOf = async ({ lead, accountId }: Firm) => lead.ask(listAccountClocks, { accountId })

test('a thread is private to whoever has it, until they open it; of a key account it begins open', async () => {
  const firm = await aClient()
  const { lead, manager, viewer, accountId } = firm
  const { threadId } = await file(manager, aMail({ id: 'a', to: ours(firm) }))
  const seenBy = async (who: Someone) => (await who.ask(listThreads, { accountId })).total
  expect([await seenBy(manager), await seenBy(lead), await seenBy(viewer)]).toEqual([1, 0, 0])
  await expect(lead.ask(readThread, { threadId })).rejects.toMatchObject({ status: 404 })
  const told = async () => JSON.stringify(await lead.ask(readHistory, { accountId }))
  expect(await told()).not.toContain('Precios')

  await manager.ask(openThread, { threadId, isOpen: true })
  expect([await seenBy(lead), await seenBy(viewer)]).toEqual([1, 1])
  expect(await told()).toContain('Precios')
  // Who only sees it may not close it, nor take it away.
  await expect(lead.ask(openThread, { threadId, isOpen: false })).rejects.toMatchObject({
    status: 403,
  })
  await expect(lead.ask(dropThread, { threadId })).rejects.toMatchObject({ status: 403 })
  await manager.ask(openThread, { threadId, isOpen: false })
  expect(await seenBy(lead)).toBe(0)

  const other = await aClient('Otra')
  await makeKey(other, other.accountId)
  await file(other.manager, aMail({ id: 'k', to: ours(other) }))
  expect((await other.viewer.ask(listThreads, { accountId: other.accountId })).total).toBe(1)
  // Another firm sees nothing of it.
  await expect(lead.ask(listThreads, { accountId: other.accountId })).rejects.toMatchObject({
    status: 404,
  })
})

test('a colleague in the same thread opens what they have, and nothing of what others have', async () => {
  const firm = await aClient()
  const { lead, manager, viewer, accountId } = firm
  await file(manager, aMail({ id: 'a', to: ours(firm), text: 'Solo para Marta' }))
  const second = aMail({
    id: 'b',
    to: ours(firm, lead),
    text: 'También para Lucía',
    more: answers('a'),
  })
  const { threadId } = await file(lead, second)
  expect((await lead.ask(readThread, { threadId })).mails.map(({ text }) => text)).toEqual([
    'También para Lucía',
  ])
  await lead.ask(openThread, { threadId, isOpen: true })
  expect((await viewer.ask(readThread, { threadId })).mails).toHaveLength(1)
  await file(manager, second)
  expect((await manager.ask(readThread, { threadId })).mails).toHaveLength(2)
  // Its number alone gives nobody a mail that they don't have.
  await file(lead, aMail({ id: 'a', to: ours(firm, lead), text: 'Inventado' }))
  const { mails } = await lead.ask(readThread, { threadId })
  expect(mails.map(({ text }) => text).join()).not.toContain('Solo para Marta')

  await lead.ask(dropThread, { threadId })
  // What one leaves open goes with them, though a colleague has it too.
  expect((await lead.ask(listThreads, { accountId })).total).toBe(0)
  expect((await manager.ask(listThreads, { accountId })).total).toBe(1)
})

test('who sees only their own accounts sees open threads of those alone', async () => {
  const firm = await aClient()
  const own = firm.join('manager', { sees: 'own' })
  const { accountId: mine } = await firm.lead.ask(addAccount, { name: 'Mía', managerId: own.id })
  await firm.lead.ask(addContact, {
    name: 'Eva Sanz',
    reaches: [{ kind: 'mail', value: 'eva@mia.example' }],
    place: { accountId: mine },
  })
  await makeKey(firm, firm.accountId)
  const { threadId } = await file(
    firm.manager,
    aMail({ id: 'a', to: ours(firm), text: 'De Forjas' }),
  )
  await expect(own.ask(readThread, { threadId })).rejects.toMatchObject({ status: 404 })
  // Someone of theirs joins: of the thread they see that mail, and nothing from before.
  await file(
    firm.manager,
    aMail({ id: 'b', to: `${ours(firm)}, eva@mia.example`, text: 'Con Eva', more: answers('a') }),
  )
  expect((await own.ask(readThread, { threadId })).mails.map(({ text }) => text)).toEqual([
    'Con Eva',
  ])
})

test('a question starts the clock of the level that wins and our answer stops it, at the mails’ own instants', async () => {
  const firm = await aClient()
  const { lead, manager, accountId } = firm
  await lead.ask(putLevel, { metric: 'firstResponse', target: '12h' })
  const asked = ago(120)
  const { threadId, messageId } = await file(
    manager,
    aMail({ id: 'q', to: ours(firm), at: asked, subject: 'Oferta secreta' }),
  )
  const { open } = await clocksOf(firm)
  expect(open).toMatchObject([
    {
      metric: 'firstResponse',
      aboutKind: 'mail',
      aboutId: messageId,
      title: 'Ana Ruiz',
      ownerId: manager.id,
    },
  ])
  expect(Date.parse(open[0]!.startedAt)).toBe(Math.floor(asked.getTime() / 1000) * 1000)
  expect((await manager.ask(listThreads, { accountId })).rows[0]!.waitsSince).toBe(
    open[0]!.startedAt,
  )

  // Out of the office is no answer, and no question.
  const auto = ['Auto-Submitted: auto-replied', ...answers('q')]
  await file(manager, aMail({ id: 'o', from: ours(firm), to: ANA, at: ago(110), more: auto }))
  expect((await clocksOf(firm)).ended).toEqual([])
  const answered = ago(30)
  await file(
    manager,
    aMail({ id: 'r', from: ours(firm), to: ANA, at: answered, more: answers('q') }),
  )
  const { ended } = await clocksOf(firm)
  expect(ended).toMatchObject([{ state: 'met' }])
  expect(Date.parse(ended[0]!.stoppedAt!)).toBe(Math.floor(answered.getTime() / 1000) * 1000)
  // Thanks: what is promised for the first response isn't counted again.
  await file(manager, aMail({ id: 's', to: ours(firm), at: ago(10), more: answers('q', 'r') }))
  expect((await clocksOf(firm)).open).toEqual([])
  const { mails } = await manager.ask(readThread, { threadId })
  expect(mails.map(({ clock }) => clock?.state)).toEqual(['met', undefined, undefined, undefined])
})

test('an answer that came in before its question, and a question that asks nothing', async () => {
  const firm = await aClient()
  const { lead, manager, viewer } = firm
  await lead.ask(putLevel, { metric: 'firstResponse', target: '1h' })
  await file(
    manager,
    aMail({ id: 'r', from: ours(firm), to: ANA, at: ago(30), more: answers('q') }),
  )
  await file(manager, aMail({ id: 'q', to: ours(firm), at: ago(200) }))
  expect((await clocksOf(firm)).ended).toMatchObject([{ state: 'breached' }])

  const { messageId } = await file(
    manager,
    aMail({ id: 'n', to: ours(firm), at: ago(5), subject: 'Feliz Navidad' }),
  )
  expect((await clocksOf(firm)).open).toHaveLength(1)
  await expect(viewer.ask(sayAsks, { messageId, asks: false })).rejects.toMatchObject({
    status: 403,
  })
  await expect(lead.ask(sayAsks, { messageId, asks: false })).rejects.toMatchObject({ status: 404 })
  await manager.ask(sayAsks, { messageId, asks: false })
  expect((await clocksOf(firm)).open).toEqual([])
  await manager.ask(sayAsks, { messageId, asks: null })
  expect((await clocksOf(firm)).open).toHaveLength(1)
})

test('returned mail and replies that say so suggest that someone has left, to who sees them', async () => {
  const firm = await aClient()
  const { lead, manager, accountId } = firm
  await lead.ask(addContact, {
    name: 'Pedro Gil',
    reaches: [{ kind: 'mail', value: 'pedro@forjas.example' }],
    place: { accountId },
  })
  const hints = async (who: Someone) =>
    (await who.ask(listDepartureHints, {})).map(({ name, kind }) => [name, kind])
  await file(
    manager,
    aMail({
      id: 'c',
      to: ours(firm),
      text: 'Pedro ya no trabaja aquí, ahora llevo yo las compras.',
    }),
  )
  expect(await hints(manager)).toEqual([['Pedro Gil', 'left']])
  expect(await hints(lead)).toEqual([])
  // What it quotes says nothing.
  await file(
    manager,
    aMail({ id: 'd', to: ours(firm), text: 'Gracias\n\n> Ana ya no trabaja aquí' }),
  )
  expect(await hints(manager)).toHaveLength(1)

  const report = [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'No such user',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.forjas.example',
    '',
    `Final-Recipient: rfc822; ${ANA}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b--',
  ]
  const bounce = {
    id: 'x',
    from: 'MAILER-DAEMON@mx.forjas.example',
    to: ours(firm),
    subject: 'Entrega',
  }
  await file(manager, aMail({ ...bounce, body: report }))
  expect(await hints(manager)).toContainEqual(['Ana Ruiz', 'bounced'])
  const late = report.map((line) => (line === 'Action: failed' ? 'Action: delayed' : line))
  await expect(file(manager, aMail({ ...bounce, id: 'y', body: late }))).rejects.toMatchObject({
    status: 422,
  })
})

test('an answer leaves through the person’s own server, in the thread, once, and lies among what was sent', async () => {
  const firm = await aClient()
  const { lead, manager, accountId } = firm
  await lead.ask(putLevel, { metric: 'firstResponse', target: '12h' })
  const got: string[] = []
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, done) =>
      username === 'testuser' && password === 'testpass'
        ? done(null, { user: 'x' })
        : done(new Error('no')),
    onData(stream, _, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => (got.push(Buffer.concat(chunks).toString()), done()))
    },
  })
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  const imap = await anImapServer({
    INBOX: {
      messages: [
        {
          raw: aMail({ id: 'q', at: ago(5), text: 'Hola' }),
          internaldate: imapDate(ago(5)),
        },
      ],
    },
    Sent: { 'special-use': '\\Sent' },
  })
  onTestFinished(async () => {
    await imap.close()
    await new Promise<void>((done) => smtp.close(done))
  })
  const { port } = smtp.server.address() as { port: number }
  const { mailboxId } = await connect(firm, imap.port, { smtpPort: port })
  // As if it had been connected before the question came.
  await firm.db(
    (tx) =>
      tx`update mailbox set counts_from = now() - interval '1 hour' where firm_id = ${tx.firm}`,
  )
  await firm.work()
  const { rows } = await manager.ask(listThreads, { accountId })
  const { threadId } = rows[0]!
  const thread = await manager.ask(readThread, { threadId })
  expect(thread.answers).toEqual({ to: [ANA], cc: [] })
  const given = { threadId, mailboxId, ...thread.answers!, text: 'Claro, mañana.' }
  await expect(lead.ask(answerThread, given)).rejects.toMatchObject({ status: 404 })

  const regretted = await manager.ask(answerThread, { ...given, text: 'No' })
  expect(await manager.ask(takeBackAnswer, { outgoingId: regretted.outgoingId })).toEqual({
    text: 'No',
  })
  const { outgoingId } = await manager.ask(answerThread, given)
  await owner.query(
    `update graphile_worker._private_jobs set run_at = now() where run_at < now() + interval '1 minute'`,
  )
  await firm.work()
  expect(got).toHaveLength(1)
  expect(got[0]).toMatch(/^In-Reply-To: <q@forjas\.example>/m)
  expect(got[0]).toMatch(/^Subject: Re: Precios de enero/m)
  await expect(manager.ask(takeBackAnswer, { outgoingId })).rejects.toMatchObject({ status: 409 })
  const after = await manager.ask(readThread, { threadId })
  expect(after.mails.map(({ way, text }) => [way, text])).toEqual([
    ['in', 'Hola'],
    ['out', 'Claro, mañana.'],
  ])
  expect(after.outgoing).toEqual([])
  expect(after.mails[0]!.clock?.state).toBe('met')
  // The copy among what was sent is the same mail.
  await manager.ask(askMailbox, { mailboxId })
  await firm.work()
  expect((await manager.ask(readThread, { threadId })).mails).toHaveLength(2)
  expect(JSON.stringify(await manager.ask(listMailboxes, {}))).not.toContain('testpass')
})

test('what is put in BCC or forwarded to the firm’s address is filed for who did it, and nobody else’s', async () => {
  const firm = await aClient()
  const { lead, manager, accountId } = firm
  const to = 'archivo@aceros.example'
  const forwarded = `Para el archivo\n\n---------- Forwarded message ---------\nDe: Ana Ruiz <${ANA}>\nDate: Mon, 16 Nov 2026 09:30:00 +0100\nSubject: Plazos de enero\nTo: x@aceros.example\n\n¿Cuándo llega?`
  const inner = [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Va entero',
    '--b',
    'Content-Type: message/rfc822',
    '',
    aMail({ id: 'inner', to: ours(firm), subject: 'Entero' }),
    '--b--',
  ]
  const mails = [
    aMail({ id: 'bcc', from: ours(firm), to: ANA, subject: 'En copia oculta' }),
    aMail({ id: 'fwd', from: ours(firm), to, subject: 'Fwd: Plazos de enero', text: forwarded }),
    aMail({ id: 'whole', from: ours(firm), to, subject: 'Rv: Entero', body: inner }),
    aMail({ id: 'spam', from: 'nadie@spam.example', to: ANA, subject: 'Compra' }),
    aMail({
      id: 'forged',
      from: ours(firm),
      to: ANA,
      subject: 'Falso',
      more: ['Authentication-Results: mx; dmarc=fail'],
    }),
  ]
  const at = new Date('2026-11-20T10:00:00Z')
  const imap = await anImapServer({
    INBOX: {
      messages: mails.map((raw) => ({
        raw: Buffer.from(raw).toString('latin1'),
        internaldate: imapDate(at),
      })),
    },
  })
  onTestFinished(imap.close)
  const given = {
    kind: 'filing' as const,
    address: to,
    login: 'testuser',
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'none' as const,
    smtpHost: null,
    smtpPort: null,
    sinceOn: '2026-01-01',
    password: 'testpass',
  }
  await expect(manager.ask(putMailbox, given)).rejects.toMatchObject({ status: 403 })
  await lead.ask(putMailbox, given)
  await firm.work()
  const { rows } = await manager.ask(listThreads, { accountId })
  expect(rows.map(({ subject }) => subject).toSorted()).toEqual([
    'En copia oculta',
    'Entero',
    'Plazos de enero',
  ])
  const { mails: read } = await manager.ask(
    readThread,
    rows.find(({ subject }) => subject === 'Plazos de enero')!,
  )
  expect(read).toMatchObject([
    { way: 'in', text: '¿Cuándo llega?', sentAt: '2026-11-16T08:30:00.000Z' },
  ])
  expect((await lead.ask(listThreads, { accountId })).total).toBe(0)
})

test('a page of a mail can neither run nor load anything', async () => {
  const firm = await aClient()
  const html = `<html><head><meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example/"><link rel="dns-prefetch" href="//evil.example"></head><body background="https://evil.example/b.png" onload="alert(1)"><p>Hola &aacute;</p><script>alert(1)</script><img src="https://evil.example/p.png"><a href="javascript:alert(1)">x</a><iframe src="https://evil.example"></iframe><form action="https://evil.example"><input name=x></form><svg onload=alert(1)><img src="data:image/png;base64,AA=="></body></html>`
  const body = ['Content-Type: text/html; charset=utf-8', '', html]
  const { threadId, messageId } = await file(firm.manager, aMail({ id: 'h', to: ours(firm), body }))
  const { mails } = await firm.manager.ask(readThread, { threadId })
  expect(mails[0]).toMatchObject({ hasPage: true })
  expect(mails[0]!.text).toMatch(/^Hola á/)
  expect(mails[0]!.text).not.toMatch(/alert|</)
  const page = await firm.manager.fetch(`/api/mail/messages/${messageId}/page`)
  const policy = page.headers.get('content-security-policy')!.split('; ')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox')
  expect(policy).toContain('img-src data:')
  expect(policy.join()).not.toMatch(/allow-|https?:|script-src/)
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  const shown = await page.text()
  expect(shown).not.toMatch(/evil|<script|<iframe|<form|<base|http-equiv|onload|javascript:/i)
  expect(shown).toContain('data:image/png')
  expect((await firm.lead.fetch(`/api/mail/messages/${messageId}/page`)).status).toBe(404)
  // The frame that shows it allows nothing either.
  const source = readFileSync(join(ROOT, 'src/engage/MailShown.tsx'), 'utf8')
  expect(source).toMatch(/<iframe[\s\S]*sandbox=""[\s\S]*showPage/)
})

test('mailboxes are one’s own: others neither change nor ask them, and nothing goes in the open', async () => {
  const firm = await aClient()
  const { lead, manager, expert } = firm
  const box = await connect(firm, 1)
  const { mailboxId } = box
  for (const who of [lead, expert]) {
    const notYours = { code: 'engage/mailbox-not-yours' }
    await expect(who.ask(askMailbox, { mailboxId })).rejects.toMatchObject(notYours)
    await expect(who.ask(endMailbox, { mailboxId })).rejects.toMatchObject(notYours)
    await expect(who.ask(putMailbox, { ...box, mailboxId })).rejects.toMatchObject({ status: 403 })
  }
  expect(await expert.ask(listMailboxes, {})).toEqual([])
  expect(await lead.ask(listMailboxes, {})).toMatchObject([{ mailboxId, state: 'connecting' }])
  const other = await aClient('Otra')
  await expect(other.manager.ask(endMailbox, { mailboxId })).rejects.toMatchObject({ status: 404 })
  await expect(
    manager.ask(putMailbox, { ...box, mailboxId, password: 'x', imapHost: 'imap.lejos.example' }),
  ).rejects.toMatchObject({ code: 'engage/mailbox-in-the-open' })
  // The password that is kept goes nowhere else.
  await expect(
    manager.ask(putMailbox, {
      ...box,
      mailboxId,
      imapHost: 'imap.lejos.example',
      imapSecurity: 'tls',
    }),
  ).rejects.toMatchObject({ status: 422, fields: { password: 'missing' } })
  const { mailboxId: _, ...same } = box
  await expect(expert.ask(putMailbox, { ...same, password: 'x' })).rejects.toMatchObject({
    code: 'engage/mailbox-taken',
  })
  await manager.ask(endMailbox, { mailboxId })
  expect(
    await firm.db((tx) => tx`select from mailbox_secret where firm_id = ${tx.firm}`),
  ).toHaveLength(0)
  await firm.work()
})

test('what is no mail, or has nobody of a client in it, is refused in words', async () => {
  const firm = await aClient()
  const { manager, accountId } = firm
  await expect(file(manager, 'nada')).rejects.toMatchObject({ code: 'engage/mail-unreadable' })
  const strange = aMail({ id: 's', from: 'x@nadie.example', to: ours(firm) })
  await expect(file(manager, strange)).rejects.toMatchObject({ code: 'engage/mail-of-nobody' })
  // On the account's page it says itself where it belongs.
  await file(manager, strange, accountId)
  expect((await manager.ask(listThreads, { accountId })).total).toBe(1)
  await expect(file(firm.expert, strange, accountId)).rejects.toMatchObject({ status: 403 })
})
