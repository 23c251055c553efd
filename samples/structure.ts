/** How the demo company's groups are built: divisions, sites, who moved last year, and who sells for whom. */
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { strand } from './random.ts'

/** A division or a site, which buys nothing by itself. */
export type Unit = {
  key: string
  name: string
  kind: 'division' | 'site'
  /** A group's name, another unit's key, or a client's code. */
  under: string
}

/** Where a client belongs, other than right below its group; the oldest first. */
export type Placed = {
  client: Client
  places: { under: string; fromOn: Day | null; untilOn: Day | null }[]
}

export type Related = {
  kind: 'distributor' | 'jointVenture' | 'supplier'
  from: Client
  to: Client
  fromOn: Day
  note: string
}

/** So many groups have divisions, and so many of their clients sites. */
const DIVIDED = 12
const SITES = 16

export function structureOf(clients: readonly Client[], asOf: Day, seed: number) {
  const groups = [...Map.groupBy(clients, ({ group }) => group)]
    .flatMap(([group, members]) => (group === null ? [] : [{ group, members }]))
    .sort((a, b) => b.members.length - a.members.length)
  const divided = groups.slice(0, DIVIDED).map(divisionsOf)
  const units = divided.flatMap((one) => one.units)
  const placed = divided.flatMap((one) => one.placed)
  return {
    units: [...units, ...sitesOf(groups.slice(0, SITES), seed)],
    placed: withMoves(placed, groups, asOf),
    related: relatedOf(clients, asOf),
  }
}

type Group = { group: string; members: readonly Client[] }

/** At home and abroad, or by what they make: whichever parts them. */
function divisionsOf({ group, members }: Group): { units: Unit[]; placed: Placed[] } {
  const root = group.replace('Grupo ', '')
  const isHome = ({ place }: Client) => place.country === 'España' || place.country === 'Portugal'
  const parts = members.some(isHome) && !members.every(isHome)
  const nameOf = (client: Client, at: number) =>
    parts
      ? `${root} ${isHome(client) ? 'Iberia' : 'Internacional'}`
      : `${root} ${at % 2 === 0 ? 'Industria' : 'Servicios'}`
  const named = members.map((client, at) => ({ client, name: nameOf(client, at) }))
  const units = [...new Set(named.map(({ name }) => name))].map((name) => ({
    key: name,
    name,
    kind: 'division' as const,
    under: group,
  }))
  const placed = named.map(({ client, name }) => ({
    client,
    places: [{ under: name, fromOn: null, untilOn: null }],
  }))
  return { units, placed }
}

const SITE_KINDS = ['planta de', 'almacén de', 'taller de'] as const
const TOWNS: Record<string, readonly string[]> = {
  España: [
    'Zuera',
    'Miranda de Ebro',
    'Sagunto',
    'Getafe',
    'Puertollano',
    'Ponferrada',
    'Martorell',
  ],
  Portugal: ['Setúbal', 'Aveiro'],
  Francia: ['Pau', 'Tarbes'],
  México: ['Apodaca', 'Silao', 'Toluca'],
  Colombia: ['Yumbo', 'Soledad'],
  'Estados Unidos': ['Laredo', 'El Paso'],
}

/** The largest member of a group has a plant or two that order by themselves. */
function sitesOf(groups: readonly Group[], seed: number): Unit[] {
  return groups.flatMap(({ members }, no) => {
    const random = strand(seed, 'sites', no)
    const largest = members.toSorted((a, b) => b.size / b.gap - a.size / a.gap)[0]!
    const first = random.whole(0, 2)
    const towns = TOWNS[largest.place.country] ?? TOWNS['España']!
    return Array.from({ length: random.whole(1, 2) }, (_, at) => {
      const kind = SITE_KINDS[(first + at) % SITE_KINDS.length]!
      const name = `${largest.name}, ${kind} ${towns[(no + at) % towns.length]}`
      return { key: name, name, kind: 'site' as const, under: largest.code }
    })
  })
}

/** One changed division last year, and one was bought by its group: before, it stood alone. */
function withMoves(placed: Placed[], groups: readonly Group[], asOf: Day): Placed[] {
  const [moving] = placed
  const other = placed.find((one) => one.places[0]!.under !== moving?.places[0]!.under)
  const changed = addMonths(asOf, -14)
  const bought = groups[DIVIDED]
  const newcomer = bought?.members.at(-1)
  return [
    ...placed.map((one) =>
      one === moving && other
        ? {
            ...one,
            places: [
              { under: other.places[0]!.under, fromOn: null, untilOn: addDays(changed, -1) },
              { ...one.places[0]!, fromOn: changed },
            ],
          }
        : one,
    ),
    ...(newcomer
      ? [
          {
            client: newcomer,
            places: [{ under: bought!.group, fromOn: addMonths(asOf, -10), untilOn: null }],
          },
        ]
      : []),
  ]
}

/** Resellers that sell our clients' things on, and two groups that share a company. */
function relatedOf(clients: readonly Client[], asOf: Day): Related[] {
  const lasting = clients.filter(({ life }) => life.until > 5)
  const resellers = lasting.filter(({ sector, group }) => sector === 'resale' && group === null)
  const makers = lasting.filter(({ sector, group }) => sector === 'machine' && group !== null)
  const [one, two] = lasting.filter(({ group, sector }) => group !== null && sector === 'wind')
  const distributors = resellers.slice(0, 3).flatMap((from, at) => {
    const to = makers[at]
    return to
      ? [
          {
            kind: 'distributor' as const,
            from,
            to,
            fromOn: addMonths(asOf, -30 + at * 9),
            note: `Vende sus equipos en ${from.place.zone}: lo que baje una lo notará la otra.`,
          },
        ]
      : []
  })
  const joint =
    one && two && one.group !== two.group
      ? [
          {
            kind: 'jointVenture' as const,
            from: one,
            to: two,
            fromOn: addMonths(asOf, -8),
            note: 'Montan juntas los repuestos de un parque: compran por separado.',
          },
        ]
      : []
  return [...distributors, ...joint]
}
