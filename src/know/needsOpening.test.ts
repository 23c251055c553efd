import { expect, test } from 'vitest'
import { openingOf } from './needsOpening.ts'

const TODAY = '2026-11-21'
const said = { source: '', seenOn: TODAY, confidence: 'confirmed' as const }
const need = {
  needId: 'n',
  accountId: 'a',
  title: 'Que no pare',
  challenge: '',
  urgency: 2,
  evidence: '',
  offer: 'Retén',
  contactIds: [],
  contacts: [],
  signalId: null,
  state: 'open' as const,
  outcome: '',
  endedOn: null,
  ...said,
}
const item = (itemId: string, kind: 'strength' | 'threat') => ({
  itemId,
  accountId: 'a',
  subject: 'us' as const,
  competitor: '',
  kind,
  title: itemId,
  weight: 2,
  inimitable: false,
  evidence: '',
  ...said,
})
const signal = {
  signalId: 's',
  accountId: 'a',
  noticed: 'Obras',
  place: '',
  noticedBy: 'p',
  byName: null,
  dismissedBecause: '',
  needId: null,
  noticedOn: '2026-08-21',
}
const crossing = {
  crossingId: 'c',
  accountId: 'a',
  innerId: 'F',
  outerId: 'A',
  impact: 2,
  objective: '',
  objectiveOn: null,
  rejection: '',
  planned: null,
  actions: [],
}
const items = [item('F', 'strength'), item('A', 'threat')]
const decided = [{ ...crossing, rejection: 'No' }]
const nothing = { needs: [], signals: [], items: [], crossings: [] }

test('what presses most is said first, and one thing at a time', () => {
  const all = { needs: [need], signals: [signal], items, crossings: [crossing] }
  const says = (known: Partial<typeof all>) => openingOf({ ...nothing, ...known }, TODAY)
  expect(says(all)).toEqual({ says: 'undecided', count: 1, inner: 'F', outer: 'A' })
  const pressing = { ...need, urgency: 3, offer: '' }
  expect(says({ ...all, crossings: decided, needs: [pressing] }).says).toBe('noOffer')
  expect(says({ ...all, crossings: decided })).toEqual({
    says: 'forgotten',
    count: 1,
    title: 'Obras',
  })
  const old = { ...need, seenOn: '2025-11-21' }
  expect(says({ needs: [old], items, crossings: decided }).says).toBe('stale')
  expect(says({ needs: [{ ...old, state: 'met' as never }], items, crossings: decided }).says).toBe(
    'noNeeds',
  )
  expect(says({ needs: [need], items })).toEqual({ says: 'uncrossed', count: 2 })
  expect(says({ needs: [need] }).says).toBe('noSwot')
  expect(says({ needs: [need], items, crossings: decided }).says).toBe('settled')
  expect(says({}).says).toBe('nothing')
})
