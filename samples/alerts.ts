/** How the managers of the demo judged their alerts of the past year. */
export const USEFUL_OF_100 = {
  promiseLate: 92,
  clockBreached: 84,
  requestLate: 71,
  rhythmBroken: 58,
  quiet: 46,
} as const

export const SAID_NOT_USEFUL = [
  'Ya lo sabía.',
  'Es estacional: paran en agosto.',
  'El pedido venía en camino.',
  'Estaba hablado por teléfono.',
  'Cambian de ejercicio y esperan.',
] as const

export const SAID_USEFUL = [
  '',
  'Llamé el mismo día.',
  'Se había quedado sin dueño.',
  '',
  'Nos dieron otro plazo.',
  'Evitó la reclamación.',
] as const
