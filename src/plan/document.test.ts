/** Nothing that is ours is in a document for the client, on pages, on slides or in a workbook; all that is shared is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Alignment } from './alignment.ts'
import { planWords } from './agreement.store.ts'
import type { DocumentFormat, View } from './document.ts'
import { type Facts, toldIn } from './documentFacts.ts'
import { pdfWords, zipWords } from './documentRead.testing.ts'
import { print } from './documentThread.store.ts'
import { KINDS } from './item.ts'
import type { JointDecision } from './jointDecision.ts'
import { NOTHING_LIVE } from './liveMetric.ts'
import type { Plan } from './plan.ts'
import { planDocument } from './planDocument.ts'
import { aLine } from './testing.plan.ts'
import type { WalletRow } from './wallet.ts'

const SECRET = 'SECRETO'
/** What stands where words are missing. */
const KEY = /"(\w+:)?[a-z]\w+(\.[\w-]+)+"|undefined|NaN/
const DAY = '2026-11-20'
const plan = {
  planId: 'p',
  account: 'Forjas',
  accountId: 'a',
  title: 'Plan de Forjas',
  fromOn: '2026-01-01',
  untilOn: '2027-12-31',
  state: 'agreed',
  private: false,
  ownerName: `${SECRET} dueño`,
} as Plan

const word = (isOurs: boolean, at: number) => (isOurs ? `${SECRET}${at}` : `Dicho${at}`)
const marks = fc.array(
  fc.record({ shared: fc.boolean(), isPrivate: fc.boolean(), kind: fc.constantFrom(...KINDS) }),
  { maxLength: 10 },
)

function linesOf(all: { shared: boolean; isPrivate: boolean; kind: (typeof KINDS)[number] }[]) {
  return all.map(({ shared, isPrivate, kind }, at) => {
    const isOurs = !shared || isPrivate
    const inside = ['resource', 'inimitable', 'cause', 'ethicsWhy']
    const body = {
      ...Object.fromEntries(inside.map((name) => [name, `${SECRET} ${name}`])),
      cost: 987_654_321,
      about: word(isOurs, at),
      text: word(isOurs, at),
      side: 'client',
      ...(kind === 'objective' || kind === 'kpi'
        ? {
            metric: 'hand',
            measure: word(isOurs, at),
            unit: 'x',
            baseline: 1,
            target: 2,
            threshold: 3,
          }
        : {}),
    }
    const title = kind === 'answer' ? 'whyThem' : word(isOurs, at)
    return aLine(kind, body, {
      title,
      shared,
      private: isPrivate,
      itemId: `i${at}`,
      outcome: SECRET,
      ownerName: isOurs ? SECRET : 'Marta',
      prose: word(isOurs, at),
      readings: [{ day: DAY, value: 1.5, source: SECRET }],
    })
  })
}

const facts = fc
  .record({
    lines: marks,
    promises: fc.array(fc.boolean(), { maxLength: 4 }),
    decisions: fc.array(fc.boolean(), { maxLength: 4 }),
    stale: fc.boolean(),
  })
  .map(({ lines, promises, decisions, stale }): Facts => {
    const signed = {
      title: 'Acuerdo',
      text: stale ? `${SECRET} de antes` : 'Dicho al firmar',
      textHash: 'ab'.repeat(32),
      ourName: 'Lucía',
      askedAt: '2026-11-20T10:00:00.000Z',
      signedName: 'Ana',
      answeredAt: '2026-11-21T10:00:00.000Z',
    }
    const meeting = {
      heldOn: DAY,
      ours: 'Lucía',
      theirs: 'Ana',
      questions: [{ question: '¿Cuándo?', answer: 'Pronto' }],
      notes: SECRET,
      signed,
      changes: stale ? { added: [], gone: [SECRET] } : null,
    } as unknown as Alignment
    return {
      firm: 'Aceros',
      plan,
      prose: SECRET,
      items: linesOf(lines),
      live: NOTHING_LIVE,
      actions: promises.map((shared, at) => ({
        title: word(!shared, at),
        ownerName: shared ? 'Marta' : SECRET,
        dueOn: DAY,
        state: 'open' as const,
        outcome: SECRET,
        shared,
      })),
      promises: promises.map((shared, at) => ({
        promise: word(!shared, at),
        dueOn: DAY,
        ownerName: shared ? 'Marta' : SECRET,
        state: 'broken' as const,
        shared,
        outcome: SECRET,
      })),
      wallet: [
        {
          family: SECRET,
          year: 2026,
          unit: SECRET,
          within: false,
          worth: 10,
          sales: 5,
          share: 0.5,
          targetShare: 0.6,
        } as WalletRow,
      ],
      stage: { ours: 'basic', theirs: null, target: 'integrated', targetOn: DAY },
      meetings: [meeting],
      decisions: decisions.map(
        (shared, at) =>
          ({
            decisionId: `d${at}`,
            correctsId: at > 1 ? `d${at - 2}` : null,
            decidedOn: DAY,
            decision: word(!shared, at),
            why: word(!shared, at),
            shared,
          }) as JointDecision,
      ),
    }
  })

const documentOf = (all: Facts, view: View, language: 'es' | 'en' = 'es') =>
  planDocument(planWords(language, 'EUR'), toldIn(view, all), { view, today: DAY })

test('no word that is ours is in the document for the client, in either language; inside they all are', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom('es' as const, 'en' as const), (all, language) => {
      const shared = JSON.stringify(documentOf(all, 'shared', language))
      expect(shared).not.toContain(SECRET)
      expect(shared).not.toContain('987')
      // words that were asked for and don't exist show their key
      expect(KEY.exec(shared)?.[0]).toBeUndefined()
      for (const { shared: isShared, private: isPrivate, title, kind } of all.items) {
        if (isShared && !isPrivate && kind !== 'answer') expect(shared).toContain(title)
      }
      const inside = JSON.stringify(documentOf(all, 'ours', language))
      for (const { title, kind } of all.items)
        if (kind !== 'answer') expect(inside).toContain(title)
      expect(inside).toContain(`${SECRET} dueño`)
      expect(KEY.exec(inside)?.[0]).toBeUndefined()
    }),
    { numRuns: 120 },
  )
})

test('a confidential plan has no word but its name in the document for the client', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const hidden = documentOf({ ...all, plan: { ...plan, private: true } }, 'shared')
      expect(hidden.sections).toEqual([])
    }),
  )
})

const WORDS: Record<DocumentFormat, (bytes: Uint8Array) => string> = {
  pdf: pdfWords,
  pptx: zipWords,
  xlsx: zipWords,
}
const RUNS = { pdf: 8, pptx: 12, xlsx: 40 }

test.each(['pdf', 'pptx', 'xlsx'] as const)(
  'read back from the bytes of a %s, nothing of ours is there, and what is shared is',
  async (format) => {
    const read = async (all: Facts, view: View) =>
      WORDS[format](await print({ printing: documentOf(all, view), format }))
    await fc.assert(
      fc.asyncProperty(facts, async (all) => {
        const words = await read(all, 'shared')
        expect(words).not.toContain(SECRET)
        expect(words).toContain('ab'.repeat(8))
        for (const { shared, private: isPrivate, title, kind } of all.items) {
          if (shared && !isPrivate && kind !== 'answer') expect(words).toContain(title)
        }
      }),
      { numRuns: RUNS[format] },
    )
    // The reading itself finds what is there.
    const [inside] = fc.sample(facts, { numRuns: 1, seed: 7 })
    expect(await read(inside!, 'ours')).toContain(SECRET)
  },
  120_000,
)

test('a plan of many lines is printed over many pages', async () => {
  const [all] = fc.sample(facts, { numRuns: 1, seed: 5 })
  const items = Array.from({ length: 120 }, (_, at) => {
    const body = { why: `porque ${'bien '.repeat(30)}`, gain: '' }
    return aLine('advice', body, { title: `Consejo ${at}`, shared: true, itemId: `i${at}` })
  })
  const many = documentOf({ ...all!, items }, 'shared')
  const words = pdfWords(await print({ printing: many, format: 'pdf' }))
  for (const { title } of items) expect(words).toContain(title)
}, 60_000)

test('a cell that begins as a formula is text in a workbook', async () => {
  const [all] = fc.sample(facts, { numRuns: 1, seed: 3 })
  const hostile = {
    ...all!,
    items: [aLine('goal', { side: 'client', about: '=1+1' }, { title: '=cmd|x', shared: true })],
  }
  const words = zipWords(await print({ printing: documentOf(hostile, 'shared'), format: 'xlsx' }))
  expect(words).toContain(`'=cmd|x`)
  expect(words).not.toContain('<f>')
})
