/** What the demo company's CRM holds of its larger clients, as its export writes it: offers, requests, visits and calls. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { LOST, OFFERS, REQUESTS, SOURCES, STAGES, TALKS, TELLING } from './crmWords.ts'
import { MANAGERS } from './people.ts'
import { type Random, strand } from './random.ts'
import { money, written } from './text.ts'

/** So many of the largest have their talks in the CRM; whoever comes after is only telephoned. */
const TOLD = 110
const KEY = 30
const MONTHS = 18

type Given = { asOf: Day; seed: number; people: ReadonlyMap<string, readonly string[]> }
type Told = {
  client: Client
  random: Random
  mails: readonly string[]
  owner: string
  rank: number
}

/** The addresses of each client's people, by its code, out of the lines of `contactos.csv`. */
export function peopleOf(lines: Iterable<string>): Map<string, string[]> {
  const people = new Map<string, string[]>()
  for (const line of lines) {
    const [code, , post, mail] = line.split(';') as [string, string, string, string]
    if (!mail.includes('@') || post.includes('(hasta ')) continue
    people.set(code, [...(people.get(code) ?? []), mail])
  }
  return people
}

/** `crm-oportunidades.csv` */
export function* offerLines(clients: readonly Client[], given: Given): Generator<string> {
  yield 'ID de oportunidad;Nombre de la oportunidad;Fase;Importe;Divisa;Fecha de cierre;Fecha de creación;Motivo de pérdida;Propietario;Código cliente;Correo del contacto'
  let no = 0
  for (const { client, random, mails, owner, rank } of toldOf(clients, given, 'offers')) {
    const count = rank < KEY ? random.whole(2, 4) : random.whole(0, 2)
    for (let at = 0; at < count; at += 1) {
      const [what, share] = random.pick(OFFERS)
      const made = random.whole(10, MONTHS * 30)
      const isOver = made > 150 || client.story === 'lost'
      const isWon = isOver && client.story !== 'lost' && random.next() < 0.55
      const closed = isOver ? -Math.min(made - 5, random.whole(30, 140)) : random.whole(-10, 90)
      const yearly = (client.size * 365) / client.gap
      yield [
        `OP-${String((no += 1)).padStart(4, '0')}`,
        what,
        isWon ? 'Ganada' : isOver ? 'Perdida' : random.pick(STAGES),
        money(Math.max(600, Math.round((yearly * share * random.between(0.6, 1.4)) / 50) * 50)),
        client.place.currency,
        written(addDays(given.asOf, closed)),
        written(addDays(given.asOf, -made)),
        isOver && !isWon ? random.pick(LOST) : '',
        owner,
        client.code,
        random.pick(mails),
      ].join(';')
    }
  }
}

/** `crm-peticiones.csv` */
export function* requestLines(clients: readonly Client[], given: Given): Generator<string> {
  yield 'ID del ticket;Asunto;Descripción del ticket;Estado del ticket;Prioridad;Fecha de apertura;Fecha de cierre;Fuente;Propietario;Código cliente;Correo del contacto'
  let no = 0
  for (const { client, random, mails, owner, rank } of toldOf(clients, given, 'requests')) {
    const count = rank < KEY ? random.whole(1, 4) : random.whole(0, 2)
    for (let at = 0; at < count; at += 1) {
      const [what, detail] = random.pick(REQUESTS)
      const opened = random.whole(2, 300)
      const isOpen = opened < 25 && random.next() < 0.7
      const took = random.whole(1, Math.min(opened, 12))
      yield [
        `PET-${String((no += 1)).padStart(4, '0')}`,
        what,
        detail,
        isOpen ? random.pick(['Nueva', 'En curso', 'Esperando al cliente']) : 'Cerrada',
        random.pick(['Baja', 'Normal', 'Normal', 'Alta', 'Urgente']),
        written(addDays(given.asOf, -opened)),
        isOpen ? '' : written(addDays(given.asOf, took - opened)),
        random.pick(SOURCES),
        owner,
        client.code,
        random.pick(mails),
      ].join(';')
    }
  }
}

/** `crm-actividades.csv`: the larger, the oftener; whoever is neglected, leaving or lost has not been seen for long. */
export function* talkLines(clients: readonly Client[], given: Given): Generator<string> {
  yield 'ID de actividad;Tipo de actividad;Fecha de actividad;Asunto;Nota;Resultado;Propietario;Código cliente;Correo del contacto'
  let no = 0
  const told = new Set<string>()
  for (const { client, random, mails, owner, rank } of toldOf(clients, given, 'talks')) {
    const every = rank < KEY ? 26 : 75
    const quiet = QUIET_DAYS[client.story ?? ''] ?? 0
    for (
      let day = quiet + random.whole(2, every);
      day < MONTHS * 30;
      day += random.whole(every / 2, every * 1.5)
    ) {
      const kinds = rank < KEY ? KINDS : (['Llamada', 'Correo', 'Visita'] as const)
      const kind = random.pick(kinds)
      const talk = random.pick<readonly [string, string, string]>(TALKS[kind])
      // The last one comes first.
      const [subject, note, outcome] = (told.has(client.code) ? undefined : TELLING[rank]) ?? talk
      told.add(client.code)
      yield [
        `ACT-${String((no += 1)).padStart(5, '0')}`,
        kind,
        `${written(addDays(given.asOf, -day))} ${String(random.whole(8, 18)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`,
        subject,
        note,
        outcome,
        owner,
        client.code,
        random.pick(mails),
      ].join(';')
    }
  }
}

const KINDS = ['Reunión', 'Visita', 'Llamada', 'Llamada', 'Correo'] as const
const QUIET_DAYS: Record<string, number> = { unattended: 240, leaving: 120, lost: 300 }

function* toldOf(
  clients: readonly Client[],
  { seed, people }: Given,
  what: string,
): Generator<Told> {
  const largest = clients
    .map((client) => ({ client, yearly: client.size / client.gap }))
    .toSorted((a, b) => b.yearly - a.yearly || a.client.no - b.client.no)
    .slice(0, TOLD)
  for (const [rank, { client }] of largest.entries()) {
    const mails = people.get(client.code) ?? []
    if (mails.length === 0) continue
    const owner = MANAGERS[client.seller]!.name
    yield { client, random: strand(seed, 'crm', what, client.no), mails, owner, rank }
  }
}
