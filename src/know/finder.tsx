/** What the one box finds beside accounts by their names: people, notes, files, needs, milestones, and anything mistyped. */
import { ask } from '../ui/api.ts'
import type { Command, Finder } from '../ui/slots.ts'
import type { Key } from '../ui/words.ts'
import { searchEverything } from './search.api.ts'
import type { FoundThing } from './search.ts'

/** Where each kind is shown; a kind that has no line here leads to its account. Rooms add theirs. */
const KINDS: Record<string, { group: Key; path: (found: FoundThing) => string }> = {
  account: { group: 'accounts:palette.accounts', path: ({ thingId }) => `/accounts/${thingId}` },
  contact: { group: 'know:found.contact', path: (found) => under(found, 'people') },
  note: { group: 'know:found.note', path: ({ thingId }) => `/notes/${thingId}` },
  attachment: { group: 'know:found.attachment', path: (found) => under(found, 'notes') },
  opportunity: { group: 'know:found.opportunity', path: (found) => under(found, 'growth') },
  need: { group: 'know:found.need', path: (found) => under(found, 'needs') },
  plan: { group: 'know:found.plan', path: (found) => under(found, 'plan') },
  commitment: { group: 'know:found.commitment', path: (found) => under(found, 'commitments') },
  agreement: { group: 'know:found.agreement', path: (found) => under(found, 'commitments') },
  compensation: { group: 'know:found.compensation', path: (found) => under(found, 'commitments') },
  reward: { group: 'know:found.reward', path: (found) => under(found, 'commitments') },
  expectation: { group: 'know:found.expectation', path: (found) => under(found, 'commitments') },
  lesson: {
    group: 'know:found.lesson',
    path: ({ thingId }) => `/requests/escalations/${thingId}`,
  },
  goodwill: { group: 'know:found.goodwill', path: (found) => under(found, 'activity') },
  complaint: { group: 'know:found.complaint', path: (found) => under(found, 'satisfaction') },
  milestone: { group: 'know:found.milestone', path: (found) => under(found, 'activity') },
}
const OTHER = { group: 'know:found.other' as Key, path: (found: FoundThing) => under(found, '') }

const under = ({ accountId }: FoundThing, tab: string) =>
  accountId ? `/accounts/${accountId}${tab && `/${tab}`}` : '/notes'

export const thingFinder: Finder = async (text, { t, go }) => {
  const found = await ask(searchEverything, { q: text })
  const order = Object.keys(KINDS)
  const placeOf = ({ kind }: FoundThing) => (kind in KINDS ? order.indexOf(kind) : order.length)
  return (
    found
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      // Accounts that have the very words are found by name and code already.
      .filter(({ kind, near }) => kind !== 'account' || near)
      .map((thing): Command => {
        const { group, path } = KINDS[thing.kind] ?? OTHER
        return {
          command: `${thing.kind} ${thing.thingId}`,
          name: thing.title,
          detail: [thing.kind === 'account' ? null : thing.account, thing.excerpt]
            .filter(Boolean)
            .join(' · '),
          group: t(group),
          run: () => go(path(thing)),
        }
      })
  )
}
