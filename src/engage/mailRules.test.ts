import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlText } from './htmlText.ts'
import { answersTo } from './mailAnswer.ts'
import {
  forwardedIn,
  instantOf,
  isAutomatic,
  isForged,
  ownText,
  questionsOf,
  replySubject,
  splitQuote,
  subjectBase,
  whoLeft,
} from './mailRules.ts'
import { retryAfterMs } from './mailbox.ts'
import { serversOf } from './mailServer.ts'

test.each([
  ['Re: Precios', 'Precios'],
  ['RV: RE: re[2]: Precios', 'Precios'],
  ['Fwd:Fw: Precios', 'Precios'],
  ['Reparto: martes', 'Reparto: martes'],
  ['', ''],
])('«%s» is about «%s»', (subject, base) => {
  expect(subjectBase(subject)).toBe(base)
  expect(subjectBase(replySubject(subject))).toBe(base)
})

const headers = (given: Record<string, string>) => ({ headers: new Map(Object.entries(given)) })

test('what programs write is known by its headers', () => {
  expect(isAutomatic(headers({}))).toBe(false)
  expect(isAutomatic(headers({ 'auto-submitted': 'no' }))).toBe(false)
  expect(isAutomatic(headers({ 'auto-submitted': 'auto-replied; x' }))).toBe(true)
  expect(isAutomatic(headers({ precedence: 'bulk' }))).toBe(true)
  expect(isAutomatic(headers({ 'list-unsubscribe': '<x>' }))).toBe(true)
  expect(isForged(headers({ 'authentication-results': 'mx; spf=fail; dkim=pass' }))).toBe(false)
  expect(isForged(headers({ 'authentication-results': 'mx; spf=fail; dkim=none' }))).toBe(true)
  expect(isForged(headers({ 'authentication-results': 'mx; dmarc=fail' }))).toBe(true)
})

test('the instant is the server’s, unless an old mail was only copied there, and never ahead', () => {
  const [said, now] = [Date.parse('2026-11-20T10:00:00Z'), Date.parse('2026-11-28T10:00:00Z')]
  const date = new Date(said).toISOString()
  expect(instantOf({ date }, said + 60_000, now)).toBe(said + 60_000)
  expect(instantOf({ date }, now, now)).toBe(said)
  expect(instantOf({ date: null }, said, now)).toBe(said)
  expect(instantOf({ date: '2030-01-01T00:00:00.000Z' }, null, now)).toBe(now)
})

test('what is quoted is told apart from what was written', () => {
  const text =
    'Sí.\n\nEl lun, 16 nov 2026 a las 9:30, Ana <ana@x.example> escribió:\n> ¿Llega?\n> Ana'
  expect(splitQuote(text)).toEqual({ own: 'Sí.', quote: text.slice(5) })
  expect(ownText('> ¿Uno?\nSí\n> ¿Dos?\nNo')).toBe('Sí\nNo')
  expect(ownText('Hola\n\n-----Mensaje original-----\nDe: x')).toBe('Hola')
  fc.assert(
    fc.property(fc.string(), (any) => {
      const { own, quote } = splitQuote(any)
      expect(own.length + quote.length).toBeLessThanOrEqual(any.length)
    }),
  )
})

test('a forwarded mail is found in the text, in Spanish and English', () => {
  const told = forwardedIn(
    'Mira\n\n---------- Forwarded message ---------\nFrom: Ana Ruiz <ana@x.example>\nDate: Mon, 16 Nov 2026 09:30:00 +0100\nSubject: Plazos\nTo: b@y.example\n\n¿Cuándo?',
  )
  expect(told).toEqual({
    from: { name: 'Ana Ruiz', address: 'ana@x.example' },
    date: '2026-11-16T08:30:00.000Z',
    subject: 'Plazos',
    text: '¿Cuándo?',
  })
  expect(
    forwardedIn(
      '-----Mensaje original-----\nDe: Ana [mailto:ana@x.example]\nEnviado el: lunes\nAsunto: P\n\nx',
    ),
  ).toMatchObject({ from: { address: 'ana@x.example' } })
  expect(forwardedIn('Nada reenviado')).toBeNull()
})

type Mail = Parameters<typeof questionsOf>[0][number]
const mail = (way: Mail['way'], sentAt: number, more: Partial<Mail> = {}): Mail => ({
  messageId: `${sentAt}`,
  way,
  kind: 'mail',
  sentAt,
  asks: null,
  counts: true,
  ...more,
})

test('the first question asks for a first response, later ones for a next one; waiting goes on since the first', () => {
  const told = questionsOf([mail('in', 1), mail('in', 2), mail('out', 5), mail('in', 7)])
  expect(told).toEqual([
    { messageId: '1', metric: 'firstResponse', startedAt: 1, stoppedAt: 5 },
    { messageId: '7', metric: 'nextResponse', startedAt: 7, stoppedAt: null },
  ])
  expect(questionsOf([mail('out', 1), mail('in', 2)])).toMatchObject([{ metric: 'nextResponse' }])
  expect(questionsOf([mail('in', 1, { kind: 'auto' }), mail('in', 2, { asks: false })])).toEqual([])
  expect(questionsOf([mail('in', 1), mail('out', 2, { kind: 'auto' })])).toMatchObject([
    { stoppedAt: null },
  ])
  expect(questionsOf([mail('in', 1, { counts: false }), mail('in', 2), mail('out', 3)])).toEqual([])
})

test('questions never overlap, and each is stopped by the first answer after it', () => {
  const ways = fc.array(fc.constantFrom('in' as const, 'out' as const), { maxLength: 30 })
  fc.assert(
    fc.property(ways, (all) => {
      const mails = all.map((way, at) => mail(way, at))
      const told = questionsOf(mails)
      for (const [at, { startedAt, stoppedAt }] of told.entries()) {
        expect(mails[startedAt]!.way).toBe('in')
        const next = mails.findIndex((one, place) => place > startedAt && one.way === 'out')
        expect(stoppedAt).toBe(next === -1 ? null : next)
        if (at > 0) expect(told[at - 1]!.stoppedAt).toBeLessThan(startedAt)
      }
      expect(told.filter(({ stoppedAt }) => stoppedAt === null).length).toBe(
        all.at(-1) === 'in' ? 1 : 0,
      )
    }),
  )
})

test('who left is whoever answers by a program, or whom a colleague names', () => {
  const known = [
    { contactId: 'a', name: 'Ana Ruiz' },
    { contactId: 'p', name: 'Pedro Gil' },
    { contactId: 'q', name: 'Pedro Sanz' },
  ]
  const by = (senderId: string | null, isAuto = false) => ({ senderId, isAuto })
  expect(whoLeft('Ya no trabajo aquí', by('a', true), known)).toBe('a')
  expect(whoLeft('Pedro Gil ya no trabaja aquí', by('a'), known)).toBe('p')
  // Two of that name: nobody guesses.
  expect(whoLeft('Pedro ya no trabaja aquí', by('a'), known)).toBeNull()
  expect(whoLeft('Ya no trabaja aquí', by('a'), known)).toBeNull()
  expect(whoLeft('Soy Ana. Luis se jubiló', by('a'), known)).toBeNull()
})

test('an answer goes to who wrote last, and to all who took part but us', () => {
  const isOurs = (address: string) => address.endsWith('@ours')
  const party = (role: 'from' | 'to' | 'cc', address: string) => ({
    role,
    address,
    name: '',
    contactId: null,
  })
  const asked = {
    way: 'in' as const,
    kind: 'mail' as const,
    parties: [party('from', 'a@x'), party('to', 'me@ours'), party('to', 'b@x'), party('cc', 'c@x')],
  }
  const told = {
    ...asked,
    way: 'out' as const,
    parties: [party('from', 'me@ours'), party('to', 'd@x')],
  }
  expect(answersTo([asked, told], isOurs)).toEqual({ to: ['a@x'], cc: ['b@x', 'c@x'] })
  expect(answersTo([told], isOurs)).toEqual({ to: ['d@x'], cc: [] })
  expect(answersTo([], isOurs)).toBeNull()
})

test('of a page its words are left, whatever stands in it', () => {
  expect(
    htmlText('<style>p{}</style><p>Uno&nbsp;&euro;</p><p>D&oacute;s<br>tres</p><script>x</script>'),
  ).toBe('Uno €\n\nDós\ntres')
  expect(htmlText('<!-- x -->a<b')).toBe('a')
  fc.assert(
    fc.property(fc.string(), (inside) => {
      expect(htmlText(`<script>${inside.replaceAll('<', '')}</script>fin`)).toBe('fin')
    }),
  )
})

test('a server that fails is asked less and less often; one that refuses the password hardly ever', () => {
  expect([1, 2, 3, 10].map((times) => retryAfterMs(times, 'gone') / 60_000)).toEqual([1, 2, 4, 30])
  expect(retryAfterMs(1, 'auth')).toBe(3_600_000)
})

test('servers are guessed from the address', () => {
  expect(serversOf('ana@gmail.com')).toMatchObject({
    imapHost: 'imap.gmail.com',
    imapSecurity: 'tls',
  })
  expect(serversOf('ana@aceros.example')).toMatchObject({ smtpHost: 'smtp.aceros.example' })
  expect(serversOf('ana@')).toBeNull()
})
