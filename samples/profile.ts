/** What the demo company knows of each client, fact by fact: a little of all, more of the largest; some of it old. */
import { type Day, addDays } from '../src/kernel/day.ts'
import { DIVISIONS } from '../src/know/sector.ts'
import type { FactGiven, TopicName } from '../src/know/profileFact.ts'
import type { Client } from './clients.ts'
import { slug } from './people.ts'
import { RIVALS, TRADES, VALUES } from './profileWords.ts'
import { strand } from './random.ts'
import { largest, yearly } from './relations.ts'

export type SampleFact = Omit<FactGiven, 'accountId'>

const NOTHING = { name: '', text: '', link: '', amount: null, currency: null, share: null }

export function profilesOf(
  clients: readonly Client[],
  asOf: Day,
  seed: number,
): { client: Client; facts: SampleFact[] }[] {
  const known = new Set(largest(clients))
  return clients.map((client) => ({
    client,
    facts: [
      ...plainFacts(client, { asOf, seed }),
      ...(known.has(client) ? deeperFacts(client, { clients, asOf, seed }) : []),
    ],
  }))
}

type Given = { asOf: Day; seed: number }

/** What anyone looks up. */
function plainFacts(client: Client, { asOf, seed }: Given): SampleFact[] {
  const random = strand(seed, 'profile', client.no)
  const { division, people } = TRADES[client.sector]
  // What they buy from us is some thousandths of what they sell.
  const turnover = Math.round(yearly(client) / random.between(0.004, 0.02) / 10_000) * 10_000
  const employees = Math.max(
    3,
    Math.round((turnover / 1_000_000) * people * random.between(0.7, 1.4)),
  )
  const site = `https://${slug(client.name, '')}.invalid`
  const said = saying({ asOf, kind: 'link', source: site })
  const { country, zone } = client.place
  return [
    said('sector', { name: DIVISIONS.includes(division) ? division : '' }, random.whole(60, 700)),
    said('employees', { amount: String(employees) }, random.whole(30, 640)),
    said('turnover', { amount: String(turnover), currency: 'EUR' }, random.whole(30, 540)),
    said('location', { name: `${zone}, ${country}` }, random.whole(60, 700)),
    said('web', { link: site, name: 'Su página' }, random.whole(30, 500)),
  ]
}

/** What comes from talking with them. */
function deeperFacts(
  client: Client,
  { clients, asOf, seed }: Given & { clients: readonly Client[] },
): SampleFact[] {
  const random = strand(seed, 'profile', 'deep', client.no)
  const trade = TRADES[client.sector]
  const talked = saying({ asOf, kind: 'talk', source: 'En la última visita' })
  const heard = saying({ asOf, kind: 'third', source: 'Otro proveedor suyo' })
  const same = clients.filter(({ sector, no }) => sector === client.sector && no !== client.no)
  const rival = random.pick(RIVALS)
  const share = Math.round(random.between(0.1, 0.55) * 100) / 100
  const [step, how] = trade.entry
  return [
    talked('goal', { text: random.pick(trade.goals) }, random.whole(20, 420)),
    talked('trend', { text: random.pick(trade.trends) }, random.whole(20, 420)),
    talked('culture', { text: random.pick(trade.culture) }, random.whole(20, 640)),
    talked('value', { text: random.pick(VALUES) }, random.whole(20, 640)),
    talked(
      'competitor',
      { name: random.pick(same).name, text: 'Se disputan los mismos clientes finales.' },
      random.whole(20, 300),
    ),
    heard('ourCompetitor', { name: rival[0], text: rival[1], share }, random.whole(20, 330)),
    ...trade.chain.map((name) => talked('chain', { name }, 120)),
    talked('entry', { name: trade.chain[step]!, text: how }, 120),
  ]
}

type Origin = { asOf: Day; kind: SampleFact['sourceKind']; source: string }

function saying({ asOf, kind, source }: Origin) {
  return (
    topic: TopicName,
    says: Partial<typeof NOTHING> | object,
    daysAgo: number,
  ): SampleFact => ({
    ...NOTHING,
    ...says,
    topic,
    sourceKind: kind,
    source,
    seenOn: addDays(asOf, -daysAgo),
    confidence: kind === 'third' ? 'assumed' : 'confirmed',
  })
}
