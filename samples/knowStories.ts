/** What happened to the demo company that many clients feel, or one: a service that moves, a champion who leaves. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { OwnChangeGiven } from '../src/know/ownChange.ts'

/** Felt by whoever buys assembly in the north: nine clients. */
export const SERVICE_MOVES = {
  filter: { family: ['Montaje y servicio'], zone: ['Norte'] },
  /** What it means for the first of them; of the others nobody has asked yet. */
  impacts: [
    'Media hora más hasta su planta: las urgencias de noche se resienten.',
    'Le da igual: avisa siempre con una semana.',
    'Quiere que vaya el mismo montador de siempre; hay que pedírselo a servicio.',
    'Gana: Bilbao le queda a veinte minutos.',
  ],
}

export function serviceMoves(asOf: Day): OwnChangeGiven {
  return {
    title: 'El taller de montaje del norte pasa de Zaragoza a Bilbao',
    kind: 'tool',
    what: 'Más cerca de los clientes de la costa y más lejos de los del valle del Ebro. A quien quede a más de dos horas se le ofrece un armario de recambio en su planta.',
    fromOn: addDays(asOf, 40),
    task: 'Contar el cambio de taller y preguntar qué le supone',
    dueOn: addDays(asOf, 12),
  }
}

/** Who pulled for us where only one division buys, and went to another client's trade. */
export const CHAMPION = {
  story: 'oneDivision',
  leftDaysAgo: 75,
  goesTo: 'Papeles del Jalón',
  note: 'Se va por un puesto mejor. Dejó dicho que el contrato de mantenimiento lo mirase dirección de producción.',
  newcomer: { name: 'Teresa Lozano Pardo', jobTitle: 'Dirección de compras' },
  /** Of the one who left. */
  remember: {
    text: 'Le gusta que le llamen por la mañana y que le hablen claro; colecciona locomotoras.',
    purpose: 'Felicitarle por el puesto nuevo y no perder el trato',
  },
} as const
