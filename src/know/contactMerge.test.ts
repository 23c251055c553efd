/** What a merge takes from the other, and that all of it goes back, in whichever order merges are taken back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chosenIn,
  CONTACT_MERGE_FIELDS,
  type ContactChosen,
  givenBack,
  type Once,
  takenFrom,
  type Taken,
  whyNotMergeContacts,
} from './contactMerge.ts'

const ana: Once = { name: 'Ana', language: 'es', channel: null, everyDays: 30, past: '' }
const anna: Once = { name: 'Anna', language: 'es', channel: 'mail', everyDays: 7, past: 'Algo' }

const after = (now: Once, taken: Taken): Once => ({
  ...now,
  ...Object.fromEntries(Object.entries(taken).map(([field, one]) => [field, one.after])),
})

test('only what is chosen and otherwise is taken', () => {
  const taken = takenFrom(ana, anna, { name: 'other', language: 'other', past: 'kept' })
  expect(taken).toEqual({ name: { before: 'Ana', after: 'Anna' } })
  expect(chosenIn(taken)).toEqual({ name: 'other' })
})

test('what was changed since stays, and is told', () => {
  const taken = takenFrom(ana, anna, { name: 'other', everyDays: 'other' })
  const now = { ...after(ana, taken), name: 'Ana María' }
  expect(givenBack(now, taken, [])).toEqual({
    values: { everyDays: 30 },
    later: [],
    stayed: ['name'],
  })
})

const once = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  language: fc.constantFrom(null, 'es', 'en'),
  channel: fc.constantFrom(null, 'mail', 'phone'),
  everyDays: fc.constantFrom(null, 7, 30),
  past: fc.constantFrom('', 'x', 'y'),
})
const chosen: fc.Arbitrary<ContactChosen> = fc.record(
  Object.fromEntries(
    CONTACT_MERGE_FIELDS.map((field) => [
      field,
      fc.constantFrom('kept' as const, 'other' as const),
    ]),
  ),
)

test('whichever way several merges are taken back, the kept one has what it had', () => {
  fc.assert(
    fc.property(
      once,
      fc.array(fc.record({ other: once, chosen, at: fc.nat() }), { minLength: 1, maxLength: 5 }),
      (start, merges) => {
        let now: Once = start
        const made: { taken: Taken; at: number }[] = []
        for (const { other, chosen: told, at } of merges) {
          const taken = takenFrom(now, other, told)
          now = after(now, taken)
          made.push({ taken, at })
        }
        while (made.length > 0) {
          const place = made[0]!.at % made.length
          const later = made.slice(place + 1)
          const back = givenBack(
            now,
            made[place]!.taken,
            later.map(({ taken }) => taken),
          )
          expect(back.stayed).toEqual([])
          now = { ...now, ...back.values }
          for (const [index, taken] of back.later.entries()) later[index]!.taken = taken
          made.splice(place, 1)
        }
        expect(now).toEqual(start)
      },
    ),
  )
})

test('a record is not merged with itself, nor where it is merged or erased', () => {
  const side = { contactId: 'a', name: 'Ana', carers: [], merged: false, erased: false }
  const other = { ...side, contactId: 'b', name: 'Anna' }
  expect(whyNotMergeContacts(side, other)).toBeNull()
  expect(whyNotMergeContacts(side, side)?.code).toBe('know/merge-same')
  expect(whyNotMergeContacts(side, { ...other, merged: true })).toMatchObject({
    code: 'know/merge-merged',
    values: { name: 'Anna' },
  })
  expect(whyNotMergeContacts({ ...side, erased: true }, other)?.code).toBe('know/merge-erased')
})
