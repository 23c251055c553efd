/** What three plans of the demo company have prepared: a plan B that was approved, one that waits, and one whose threshold is tried. */
import { addDays, addMonths, type Day } from '../../src/kernel/day.ts'
import type { LiveMetric } from '../../src/plan/liveMetric.ts'
import type { Story } from '../stories.ts'

export type PlanBTold = {
  kpi: {
    title: string
    measure: string
    unit: string
    threshold: number
    worse: 'below' | 'above'
    source: string
    /** Bound to a live figure: the threshold is a share of what it is today. */
    live?: LiveMetric
  }
  /** Of the last months, the oldest first; the last one is of the past week. */
  readings: number[]
  title: string
  scenario: string
  /** Whoever manages the account, else leads. */
  approver: 'manager' | null
  actions: { title: string; how: string; days: number; proof: string | null }[]
  /** So many days after it fired. */
  approvedAfter: number | null
}

const PLANS_B: Partial<Record<Story, PlanBTold>> = {
  star: {
    kpi: {
      title: 'Que la pieza llegue a tiempo',
      measure: 'Plazo medio de entrega',
      unit: 'días',
      threshold: 6,
      worse: 'above',
      source: 'Albaranes firmados en su almacén',
    },
    readings: [4.2, 4.5, 4.1, 4.8, 5.2, 5, 5.6, 6.4, 6.9, 5.4, 4.9, 4.6],
    title: 'Existencias en su planta',
    scenario: 'Crecen más deprisa que nuestra logística, y su turno de noche espera la pieza.',
    approver: 'manager',
    actions: [
      {
        title: 'Dejar en su almacén las 42 referencias críticas',
        how: 'En depósito: se factura lo que sale.',
        days: 10,
        proof: 'Depósito abierto, con inventario firmado.',
      },
      {
        title: 'Segunda entrega diaria desde Zaragoza',
        how: 'Con el transportista de la tarde, mientras dure.',
        days: 5,
        proof: 'Ruta en marcha desde el lunes siguiente.',
      },
      {
        title: 'Revisar con su jefe de almacén si el depósito se queda',
        how: 'Con seis meses de datos delante.',
        days: 180,
        proof: null,
      },
    ],
    approvedAfter: 3,
  },
  unattended: {
    kpi: {
      title: 'Que nadie tenga que reclamar',
      measure: 'Reclamaciones al mes',
      unit: 'reclamaciones',
      threshold: 3,
      worse: 'above',
      source: 'Buzón de calidad',
    },
    readings: [1, 0, 2, 1, 1, 2, 3, 2, 3, 2, 3, 5],
    title: 'Calidad se sienta con ellos',
    scenario: 'Reclaman en vez de llamar: nadie de los nuestros pasa por su planta.',
    approver: null,
    actions: [
      {
        title: 'Visita de dirección y calidad a su planta',
        how: 'Con las cinco reclamaciones respondidas por escrito.',
        days: 7,
        proof: null,
      },
      {
        title: 'Una persona de calidad, un día por semana en su planta',
        how: 'Dos meses, y se revisa.',
        days: 21,
        proof: null,
      },
    ],
    approvedAfter: null,
  },
  flat: {
    kpi: {
      title: 'Que no baje de lo que ya compra',
      measure: '',
      unit: '',
      threshold: 0.98,
      worse: 'below',
      source: '',
      live: 'salesLast12',
    },
    readings: [],
    title: 'Volver a hablar con su dirección',
    scenario: 'El plan se cumple y no se nota: o cambia de interlocutor, o cambia de nivel.',
    approver: null,
    actions: [
      {
        title: 'Pedir reunión con su director general',
        how: 'La pide nuestra dirección, con el informe de lo ya hecho.',
        days: 14,
        proof: null,
      },
    ],
    approvedAfter: null,
  },
}

export const planBTold = (story: Story | null): PlanBTold | null =>
  (story && PLANS_B[story]) ?? null

/** On which days its indicator was read, the oldest first. */
export function readingDays({ readings }: Pick<PlanBTold, 'readings'>, asOf: Day): Day[] {
  return readings.map((_, at) => addMonths(addDays(asOf, -4), at + 1 - readings.length))
}
