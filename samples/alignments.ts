/** What the demo company's clients asked when a plan was read with them, and what both decided. */
import type { DecisionGiven } from '../src/plan/jointDecision.ts'
import { strand } from './random.ts'

const QUESTIONS = [
  {
    question: '¿Quién avisa si un pedido se retrasa, y a quién?',
    answer: 'El servicio de entregas, al jefe de turno, el mismo día y antes de las doce.',
  },
  {
    question: '¿Qué pasa si cambiamos la previsión a mitad de trimestre?',
    answer: 'Se revisa en la reunión mensual; lo ya laminado se acepta.',
  },
  {
    question: '¿Se puede ver el avance entre revisiones?',
    answer: 'Sí: el plan compartido se actualiza cada viernes.',
  },
  {
    question: '¿Quién sustituye al técnico en agosto?',
    answer: 'Un segundo técnico que hace dos visitas antes con el titular.',
  },
] as const

const DECISIONS = [
  ['Revisar el plan juntos el primer martes de cada mes', 'Lo mensual llega antes que la queja'],
  ['Probar el depósito en una sola planta durante un trimestre', 'Así se mide antes de ampliarlo'],
  ['Un solo interlocutor por cada parte para los cambios de pedido', ''],
] as const

const OURS = 'Si piden bajar el precio, primero hablar del transporte: ahí hay margen.'

/** Which of the plans that were agreed is what to whoever looks: signed, signed and changed since, or waiting for the client. */
export function alignmentTold({
  code,
  seed,
  heldOn,
}: {
  code: string
  seed: number
  heldOn: string
}) {
  const random = strand(seed, 'alignment', code)
  const first = random.whole(0, QUESTIONS.length - 1)
  const questions = [0, 1, 2].map((by) => ({ ...QUESTIONS[(first + by) % QUESTIONS.length]! }))
  const decisions: Pick<DecisionGiven, 'decidedOn' | 'decision' | 'why' | 'shared'>[] =
    DECISIONS.map(([decision, why]) => ({ decidedOn: heldOn, decision, why, shared: true }))
  return { questions, decisions, notes: OURS }
}
