import { createHash } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { call } from '../kernel/call.ts'
import { openLog } from '../platform/log.ts'
import { type Message, openMail } from '../platform/mail.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, jobWorld, owner, TODAY, testWorld } from '../platform/testing.ts'
import { addAccount, readHistory } from './account.api.ts'
import { accountRoutes } from './account.routes.ts'
import {
  answerAcceptance,
  listAcceptances,
  readAcceptance,
  relinkAcceptance,
  withdrawAcceptance,
} from './acceptance.api.ts'
import { acceptanceJobs } from './acceptance.jobs.ts'
import { acceptanceRoutes, putBeforeClient } from './acceptance.routes.ts'
import { hashOfText } from './acceptance.store.ts'
import { AcceptanceGiven } from './acceptance.ts'
import { mailProof } from './acceptanceTask.ts'

const routes = [...accountRoutes, ...acceptanceRoutes]
const TEXT = 'Entregamos el bastidor\r\nantes del 1 de marzo — sin coste.  '
const KEPT = 'Entregamos el bastidor\nantes del 1 de marzo — sin coste.'

async function aText(more: object = {}) {
  const firm = aFirm(routes, acceptanceJobs)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const put = (given: object = {}) =>
    firm.db((db) => {
      const asked = {
        title: 'Bastidor nuevo',
        text: TEXT,
        name: 'Ana Ruiz',
        email: 'ana@forjas.example',
        expiresOn: '2026-12-01',
      }
      const about = { accountId, aboutKind: 'thing', aboutId: accountId, replacesId: null }
      return putBeforeClient(
        db,
        { ...about, ...AcceptanceGiven.parse({ ...asked, ...given }), ...pick(given) },
        { actor: firm.lead, today: TODAY },
      )
    })
  const { acceptance, path } = await put(more)
  return { ...firm, accountId, put, acceptance, token: tokenIn(path) }
}

const pick = (given: { replacesId?: string }) =>
  given.replacesId ? { replacesId: given.replacesId } : {}
const tokenIn = (path: string) => new URLSearchParams(path.split('?')[1]).get('token')!

/** Someone without sign-in, on a day. */
function stranger(today = TODAY) {
  const app = serve(routes, { ...testWorld, whoIs: async () => null, today: () => today })
  const fetch = async (path: string, init?: RequestInit) => app.request(path, init)
  return {
    read: (token: string) => call(fetch, readAcceptance, { token }),
    answer: (token: string, given: object) =>
      call(fetch, answerAcceptance, {
        answer: 'accepted',
        name: 'Ana Ruiz Gil',
        textHash: hashOfText(KEPT),
        ...given,
        token,
      }),
  }
}

test('a text is opened by its link without sign-in, read, accepted once, and told', async () => {
  const { lead, accountId, token, acceptance } = await aText()
  const open = await stranger().read(token)
  expect(open).toMatchObject({ state: 'open', firmName: 'Aceros', text: KEPT, ourName: 'Lucía' })
  expect(open.textHash).toBe(createHash('sha256').update(KEPT, 'utf8').digest('hex'))
  await expect(stranger().answer(token, { textHash: 'f'.repeat(64) })).rejects.toMatchObject({
    code: 'accounts/acceptance-other-text',
  })
  await expect(stranger().answer(token, { name: ' ' })).rejects.toMatchObject({ status: 422 })
  const signed = await stranger().answer(token, {})
  expect(signed).toMatchObject({ state: 'accepted', signedName: 'Ana Ruiz Gil', text: KEPT })
  await expect(stranger().answer(token, {})).rejects.toMatchObject({
    code: 'accounts/already-accepted',
  })
  // It stays to be read and kept, also after its day.
  expect(await stranger('2027-06-01').read(token)).toMatchObject({ state: 'accepted', text: KEPT })
  expect(await lead.ask(listAcceptances, { accountId })).toMatchObject([
    { acceptanceId: acceptance.acceptanceId, answer: 'accepted', signedName: 'Ana Ruiz Gil' },
  ])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.slice(0, 2).map(({ what }) => what)).toEqual([
    'acceptance.accepted',
    'acceptance.asked',
  ])
})

test('whoever opens the link reads who looks after them, by name and no more', async () => {
  const { lead, manager, accountId, token, db } = await aText()
  expect((await stranger().read(token)).contacts).toEqual([])
  const care = (personId: string, part: string) =>
    db(
      (tx) => tx`
      insert into account_carer (account_id, person_id, part) values (${accountId}, ${personId}, ${part})`,
    )
  await care(lead.id, 'deputy')
  await care(manager.id, 'manager')
  const offer = await stranger().read(token)
  expect(offer.contacts).toEqual([
    { name: 'Marta', part: 'manager' },
    { name: 'Lucía', part: 'deputy' },
  ])
  expect(JSON.stringify(offer)).not.toMatch(/@|[0-9a-f]{8}-[0-9a-f]{4}-/)
  await db(
    (tx) => tx`update access.membership set ended_at = now() where person_id = ${manager.id}`,
  )
  expect((await stranger().read(token)).contacts).toEqual([{ name: 'Lucía', part: 'deputy' }])
})

test('who declines says why; two who answer at once: one is refused', async () => {
  const { token } = await aText()
  await expect(stranger().answer(token, { answer: 'declined' })).rejects.toMatchObject({
    status: 422,
  })
  const answers = await Promise.allSettled([
    stranger().answer(token, { answer: 'declined', reason: 'Falta el precio' }),
    stranger().answer(token, {}),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('unknown, expired, withdrawn, replaced and relinked are told apart, and show no text', async () => {
  const { lead, manager, token, acceptance, put } = await aText()
  const { acceptanceId } = acceptance
  await expect(stranger().read('x'.repeat(43))).rejects.toMatchObject({
    code: 'accounts/acceptance-unknown',
  })
  expect(await stranger('2026-12-02').read(token)).toMatchObject({ state: 'expired', text: null })
  await expect(stranger('2026-12-02').answer(token, {})).rejects.toMatchObject({
    code: 'accounts/acceptance-expired',
  })
  const { path } = await lead.ask(relinkAcceptance, { acceptanceId })
  await expect(stranger().read(token)).rejects.toMatchObject({ status: 404 })
  const again = tokenIn(path)
  expect(await stranger().read(again)).toMatchObject({ state: 'open' })
  const second = await put({ text: 'Otra versión', replacesId: acceptanceId })
  expect(await stranger().read(again)).toMatchObject({ state: 'replaced', text: null })
  await expect(put({ replacesId: acceptanceId })).rejects.toMatchObject({
    code: 'accounts/acceptance-replaced',
  })
  const id = { acceptanceId: second.acceptance.acceptanceId }
  await expect(manager.ask(withdrawAcceptance, id)).rejects.toMatchObject({ status: 403 })
  await lead.ask(withdrawAcceptance, id)
  expect(await stranger().read(tokenIn(second.path))).toMatchObject({ state: 'withdrawn' })
  await expect(lead.ask(withdrawAcceptance, id)).rejects.toMatchObject({ status: 409 })
  await expect(put({ expiresOn: '2026-11-20' })).rejects.toMatchObject({
    code: 'accounts/acceptance-days',
  })
  const other = aFirm(routes).lead
  await expect(other.ask(withdrawAcceptance, id)).rejects.toMatchObject({ status: 404 })
  await expect(other.ask(relinkAcceptance, id)).rejects.toMatchObject({ status: 404 })
})

test('neither the server’s role nor the tables’ owner alters a text or a signature, nor takes it away', async () => {
  const { db, token, acceptance } = await aText()
  const { acceptanceId } = acceptance
  const direct = (set: string) =>
    db((tx) => tx.unsafe(`update acceptance set ${set} where acceptance_id = '${acceptanceId}'`))
  const altered = [
    `text = 'x', text_hash = encode(sha256('x'), 'hex')`,
    `text_hash = encode(sha256('x'), 'hex')`,
    `title = 'Otro'`,
    `our_name = 'Otra'`,
    `asked_at = now() - interval '1 day'`,
    `expires_on = '2030-01-01'`,
    `asked_name = 'Otra'`,
    `asked_email = 'otra@forjas.example'`,
    `signed_email = 'otra@forjas.example'`,
    `about_id = gen_random_uuid()`,
  ]
  for (const set of altered) await expect(direct(set)).rejects.toMatchObject({ code: /^23/ })
  await stranger().answer(token, {})
  for (const set of [
    ...altered,
    `signed_name = 'Otra'`,
    `answered_at = now()`,
    `answer = null, signed_name = null, answered_at = null`,
    `answer = 'declined', reason = 'no'`,
    `withdrawn_at = now(), withdrawn_by = gen_random_uuid()`,
  ])
    await expect(direct(set)).rejects.toMatchObject({ code: /^23/ })
  for (const text of ['delete from acceptance', 'truncate acceptance', 'delete from account'])
    await expect(db((tx) => tx.unsafe(text))).rejects.toMatchObject({ code: /^(42501|23503)$/ })
  await expect(
    owner.query(
      `select set_config('clave.firm_id', '${acceptance.acceptanceId}', false);
       alter table acceptance no force row level security;
       update acceptance set title = 'Otro' where acceptance_id = '${acceptanceId}'`,
    ),
  ).rejects.toMatchObject({ code: '23001' })
  expect(await stranger().read(token)).toMatchObject({ text: KEPT, signedName: 'Ana Ruiz Gil' })
})

test('text and hash go by mail to both, through a real mail server, and the file is the text byte by byte', async () => {
  const long = `${'Una línea muy larga que un correo partiría. '.repeat(40)}\n— ñ 👩🏽‍🔧\n.\nFin`
  const { token, work, mails, lead } = await aText({ text: long, language: 'en' })
  await stranger().answer(token, { textHash: hashOfText(long) })
  await work()
  // Jobs of other tests' firms may have waited too.
  const sent = mails.filter(({ text }) => text.includes(hashOfText(long)))
  expect(sent.map(({ to }) => to).toSorted()).toEqual(
    ['ana@forjas.example', `lead-${lead.id.slice(0, 8)}@example.com`].toSorted(),
  )
  const received: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const smtpUrl = `smtp://127.0.0.1:${port}`
  const mail = openMail({ smtpUrl, mailFrom: 'Clave <clave@localhost>' }, openLog('silent'))
  for (const message of sent) mail.send(message)
  await mail.idle()
  await new Promise<void>((resolve) => server.close(resolve))
  expect(received).toHaveLength(2)
  for (const raw of received) {
    expect(raw.replaceAll('=\r\n', '')).toContain(hashOfText(long))
    const [, file] = raw.split(/Content-Disposition: attachment[^]*?\r\n\r\n/)
    const bytes = Buffer.from(file!.split('\r\n--')[0]!, 'base64')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hashOfText(long))
  }
  expect(sent.find(({ to }) => to === 'ana@forjas.example')?.subject).toBe(
    'Accepted: Bastidor nuevo',
  )
})

test('a proof that does not go out is told as such, sent later, and nobody gets theirs twice', async () => {
  const { lead, accountId, token, firmId, db, acceptance } = await aText()
  await stranger().answer(token, {})
  const sent: Message[] = []
  const carryOut = (party: 'us' | 'asked' | 'signer', isAway = false) =>
    acceptanceJobs[0]!.carryOut({
      ...jobWorld,
      mail: {
        ...jobWorld.mail,
        deliver: async (message) => {
          if (isAway) throw new Error('connect ECONNREFUSED')
          sent.push(message)
        },
      },
      payload: mailProof.payload.parse({ acceptanceId: acceptance.acceptanceId, party }),
      firmId,
      firm: db,
      stopping: new AbortController().signal,
    })
  const mails = async () => (await lead.ask(listAcceptances, { accountId }))[0]!.mails
  expect((await mails()).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  await carryOut('us')
  await expect(carryOut('asked', true)).rejects.toThrow('ECONNREFUSED')
  expect(await mails()).toMatchObject([
    { party: 'asked', state: 'failing', why: 'connect ECONNREFUSED' },
    { party: 'us', state: 'sent', why: '' },
  ])
  const since = (await mails())[0]!.since
  await expect(carryOut('asked', true)).rejects.toThrow('ECONNREFUSED')
  expect((await mails())[0]!.since).toBe(since)
  await carryOut('asked')
  await carryOut('asked')
  await carryOut('us')
  expect((await mails()).map(({ state, why }) => state + why)).toEqual(['sent', 'sent'])
  expect(sent.map(({ to }) => to.split('-')[0])).toEqual(['lead', 'ana@forjas.example'])
})

test('whoever signs leaves an address for their copy; where nobody did, that is told', async () => {
  const { lead, accountId, token, work, mails } = await aText({ email: null })
  expect(await stranger().read(token)).toMatchObject({ hasAddress: false })
  await expect(stranger().answer(token, { email: 'ana' })).rejects.toMatchObject({ status: 422 })
  const offer = await stranger().answer(token, { email: 'ana@casa.example' })
  expect(JSON.stringify(offer)).not.toContain('ana@casa.example')
  await work()
  expect(mails.map(({ to }) => to)).toContain('ana@casa.example')
  const told = async (of: string) => (await lead.ask(listAcceptances, { accountId: of }))[0]!.mails
  expect(await told(accountId)).toMatchObject([
    { party: 'signer', state: 'sent' },
    { party: 'us', state: 'sent' },
  ])
  const none = await aText({ email: null })
  await stranger().answer(none.token, {})
  await none.work()
  const [asked] = (await none.lead.ask(listAcceptances, { accountId: none.accountId }))[0]!.mails
  expect(asked).toMatchObject({ party: 'asked', state: 'noAddress' })
  // Another address than the one we know: both get it.
  const both = await aText()
  await stranger().answer(both.token, { email: 'ana@casa.example' })
  await both.work()
  const [one] = await both.lead.ask(listAcceptances, { accountId: both.accountId })
  expect(one!.mails.map(({ party, state }) => `${party} ${state}`)).toEqual([
    'asked sent',
    'signer sent',
    'us sent',
  ])
})
