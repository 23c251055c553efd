/** People at the clients as a file: how to reach them, how they like to be spoken to, and where they work. */
import { accountsOf, type Contact, REACHES } from './contact.ts'

type Say = (key: string, values?: object) => unknown
type Column = {
  name: string
  kind: 'text' | 'number' | 'day'
  cell: (one: Contact) => string | number | null
}

/** The first place that lasts stands in columns of its own; all of them are named beside. */
export function contactColumns(t: Say): Column[] {
  const say = (key: string) => String(t(`know:people.${key}`))
  const text = (key: string, cell: Column['cell']): Column => ({
    name: say(key),
    kind: 'text',
    cell,
  })
  return [
    text('name', (one) => one.name),
    text('accounts', (one) => accountsOf(one).join(' · ')),
    text('jobTitle', ({ places }) => places[0]?.jobTitle ?? null),
    text('area', ({ places }) => places[0]?.area ?? null),
    { name: say('fromOn'), kind: 'day', cell: ({ places }) => places[0]?.fromOn ?? null },
    { name: say('untilOn'), kind: 'day', cell: ({ places }) => places[0]?.untilOn ?? null },
    ...REACHES.map((kind) =>
      text(kind, ({ reaches }) =>
        reaches
          .filter((one) => one.kind === kind)
          .map(({ value }) => value)
          .join(' · '),
      ),
    ),
    text('language', ({ language }) => language && say(`languages.${language}`)),
    text('channel', ({ channel }) => channel && say(`channels.${channel}`)),
    { name: say('everyDays'), kind: 'number', cell: (one) => one.everyDays },
    text('past', (one) => one.past),
    text('contactId', (one) => one.contactId),
    text('accountIds', ({ places }) => places.map(({ accountId }) => accountId).join(' · ')),
  ]
}
