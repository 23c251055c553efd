/** What the demo company and its key accounts had to do with each other before its CRM begins, how all of it felt, and what is planned. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { TALKS } from './crmWords.ts'
import { type Random, strand } from './random.ts'

/** The CRM tells of a year and a half; what came before is noted here, five years in all. */
const CRM_DAYS = 540
const ALL_DAYS = 1_825
const EVERY_DAYS = 34

const KIND_OF = { Reunión: 'meeting', Visita: 'visit', Llamada: 'call', Correo: 'mail' } as const
const KINDS = ['Reunión', 'Visita', 'Llamada', 'Llamada'] as const

export type EarlierTalk = {
  kind: (typeof KIND_OF)[keyof typeof KIND_OF]
  happenedOn: Day
  happenedAt: string
  subject: string
  text: string
  outcome: string
  sentiment: number
  /** Which of the client's people. */
  contact: number
}

type Told = { client: Pick<Client, 'code' | 'story'>; asOf: Day; seed: number }

export function earlierTalks({ client, asOf, seed }: Told): EarlierTalk[] {
  const random = strand(seed, 'earlier talks', client.code)
  const talks: EarlierTalk[] = []
  let age = CRM_DAYS + random.whole(1, EVERY_DAYS)
  while (age < ALL_DAYS) {
    const kind = random.pick(KINDS)
    const [subject, text, outcome] = random.pick<readonly [string, string, string]>(TALKS[kind])
    talks.push({
      kind: KIND_OF[kind],
      happenedOn: addDays(asOf, -age),
      happenedAt: `${String(random.whole(8, 17)).padStart(2, '0')}:${random.pick(['00', '30'])}`,
      subject,
      text,
      outcome,
      sentiment: sentimentAt(client.story, age, random),
      contact: random.whole(0, 2),
    })
    age += random.whole(EVERY_DAYS / 2, EVERY_DAYS * 1.5)
  }
  return talks
}

/** How long ago it begins to go wrong, and how it felt before and feels at the end. */
const TURNS: Record<string, { days: number; before: number; after: number }> = {
  leaving: { days: 700, before: 1.2, after: -1.8 },
  lost: { days: 800, before: 0.8, after: -2 },
  oneDivision: { days: 90, before: 1.6, after: -0.8 },
  unattended: { days: 420, before: 0.7, after: -0.4 },
  star: { days: 900, before: 0.4, after: 1.7 },
}
const USUAL = { days: 1, before: 0.7, after: 0.7 }

/**
 * Sentiment of a talk so many days ago, -2 to 2: as it usually was, until it turns bit by bit to what it is now.
 * @param age days, 0 or more
 */
export function sentimentAt(story: string | null, age: number, random: Random): number {
  const { days, before, after } = TURNS[story ?? ''] ?? USUAL
  const turned = Math.max(0, 1 - age / days)
  const felt = before + (after - before) * turned + 0.55 * random.normal()
  return Math.max(-2, Math.min(2, Math.round(felt)))
}

export type PlannedTalk = {
  kind: 'meeting' | 'video' | 'visit'
  inDays: number
  happenedAt: string
  minutes: number
  subject: string
  purpose: string
  agenda: readonly string[]
}

/** Of the first clients that have a manager; the last one lies behind, and nobody told yet how it went. */
export const PLANNED: readonly PlannedTalk[] = [
  {
    kind: 'meeting',
    inDays: 4,
    happenedAt: '10:00',
    minutes: 90,
    subject: 'Repaso del trimestre con compras y mantenimiento',
    purpose: 'Saber por qué compran menos y quedar en qué hacer',
    agenda: ['Entregas de los últimos dos meses, con cifras', 'Qué esperan de nosotros en 2027'],
  },
  {
    kind: 'visit',
    inDays: 6,
    happenedAt: '09:30',
    minutes: 180,
    subject: 'Visita a la línea nueva',
    purpose: 'Medir antes de ofertar el recambio',
    agenda: ['Puntos de engrase de la línea 3', 'Quién decide el recambio este año'],
  },
  {
    kind: 'video',
    inDays: 9,
    happenedAt: '16:00',
    minutes: 45,
    subject: 'Precios de 2027',
    purpose: 'Cerrar la revisión sin perder el volumen',
    agenda: ['Índice del acero y cómo se aplica', 'Volumen comprometido'],
  },
  {
    kind: 'meeting',
    inDays: -2,
    happenedAt: '12:00',
    minutes: 60,
    subject: 'Seguimiento de la parada anual',
    purpose: 'Confirmar lista y fechas',
    agenda: ['Lista de repuestos cerrada'],
  },
]
