/** What the demo company's clients ask, inside and outside the contract, what was taken higher, and what is done beyond it. */

/** How far a request has got; `waits` is open and waits for the client. */
type Goes = 'open' | 'us' | 'waits' | 'resolved' | 'refused'

export type Asked = {
  title: string
  type: string
  priority: 'low' | 'normal' | 'high' | 'urgent'
  source: string
  daysAgo: number
  goes: Goes
  outcome: string
}

export const ASKED: readonly Asked[] = [
  {
    title: 'Certificado 3.1 de la última colada',
    type: 'documents',
    priority: 'normal',
    source: 'Correo',
    daysAgo: 0,
    goes: 'open',
    outcome: '',
  },
  {
    title: 'Rodamientos para la parada de mañana',
    type: 'delivery',
    priority: 'urgent',
    source: 'Teléfono',
    daysAgo: 0,
    goes: 'us',
    outcome: '',
  },
  {
    title: 'Plano del soporte con la nueva cota',
    type: 'design',
    priority: 'high',
    source: 'En la visita',
    daysAgo: 3,
    goes: 'waits',
    outcome: '',
  },
  {
    title: 'Ruido en el reductor de la línea 2',
    type: 'support',
    priority: 'high',
    source: 'Teléfono',
    daysAgo: 9,
    goes: 'resolved',
    outcome: 'Era el acoplamiento: cambiado el martes.',
  },
  {
    title: 'Devolver dos cajas de tornillería',
    type: 'return',
    priority: 'low',
    source: 'Correo',
    daysAgo: 16,
    goes: 'resolved',
    outcome: 'Abonadas en la factura del mes.',
  },
  {
    title: 'Pagar a 120 días',
    type: 'terms',
    priority: 'normal',
    source: 'Reunión',
    daysAgo: 24,
    goes: 'refused',
    outcome: 'La ley fija 60 días; se ofrece descuento por pronto pago.',
  },
  {
    title: 'Curso de montaje para el turno de noche',
    type: 'training',
    priority: 'normal',
    source: 'En la visita',
    daysAgo: 30,
    goes: 'resolved',
    outcome: 'Dado a nueve personas.',
  },
]

/** What small accounts have asked and nobody has answered. */
export const UNANSWERED = [
  { title: 'Precio de doce retenes', type: 'terms', daysAgo: 41 },
  { title: 'Medida equivocada en el último pedido', type: 'return', daysAgo: 34 },
  { title: 'Que alguien nos llame por el husillo', type: 'support', daysAgo: 52 },
  { title: 'Plazo de las poleas', type: 'information', daysAgo: 27 },
] as const

type Extra = {
  title: string
  text: string
  hours: Record<string, number>
  months: number
  /** Months from this one. */
  from: number
  decided: null | 'granted' | 'cured' | 'refused'
  reason: string
}

/** The first was given though small accounts lose by it; the second waits, and would take more. */
export const EXTRAS: readonly Extra[] = [
  {
    title: 'Un técnico en su planta los martes',
    text: 'Quieren a alguien nuestro en mantenimiento un día por semana, sin coste.',
    hours: { soporte: 32 },
    months: 4,
    from: 0,
    decided: 'granted',
    reason: 'Lo pidió su director general y el contrato se renueva en marzo.',
  },
  {
    title: 'Informe mensual de vibraciones de toda la planta',
    text: 'Medir 60 máquinas cada mes y entregar el informe en su formato.',
    hours: { soporte: 18, diseño: 3 },
    months: 3,
    from: 1,
    decided: null,
    reason: '',
  },
  {
    title: 'Entregas también los sábados',
    text: 'Reparto propio el sábado por la mañana durante su campaña.',
    hours: { logística: 14 },
    months: 2,
    from: 0,
    decided: 'cured',
    reason: 'Empieza con lo que cabe sin tocar a los demás; en enero se mira otra vez.',
  },
  {
    title: 'Rediseñar su banco de pruebas',
    text: 'Plano y cálculo completos, sin pedido.',
    hours: { diseño: 40 },
    months: 1,
    from: 0,
    decided: 'refused',
    reason: 'Dejaría sin diseño a todas las cuentas clave este mes.',
  },
]

export const HELPS = [
  {
    skill: 'soporte',
    question: '¿El reductor aguanta otro mes hasta la parada?',
    answer: 'Sí, si bajan la carga un 10 % y lo engrasan cada semana.',
    thanks: 'Con eso se evitó parar la línea. Gracias.',
  },
  { skill: 'diseño', question: '¿Cabe el soporte con la cota nueva?', answer: '', thanks: '' },
  {
    skill: 'logística',
    question: '¿Llega el camión antes de las 7 mañana?',
    answer: 'Sale hoy a las 21 h y entra a las 6.',
    thanks: '',
  },
] as const

/** What was taken higher this autumn: days ago and hour of each step. */
export const ESCALATED = {
  title: 'Línea parada por un lote con grietas',
  request: 'Lote de rodamientos con grietas',
  stake: 'Su línea de prensas está parada: 9.000 € al día, y una cláusula de penalización.',
  daysAgo: 19,
  steps: [
    { kind: 'opened', level: 1, daysAgo: 19, hour: 8, note: '' },
    { kind: 'deadline', level: 2, daysAgo: 18, hour: 8, note: '' },
    {
      kind: 'critical',
      level: 2,
      daysAgo: 18,
      hour: 10,
      note: 'La línea no arranca y el repuesto no está en España.',
    },
    {
      kind: 'update',
      level: 2,
      daysAgo: 18,
      hour: 14,
      note: 'Hay repuesto en Lyon; sale esta noche por carretera.',
    },
    {
      kind: 'raised',
      level: 3,
      daysAgo: 17,
      hour: 7,
      note: 'El cliente pide hablar con dirección.',
    },
    {
      kind: 'update',
      level: 3,
      daysAgo: 17,
      hour: 12,
      note: 'Montado a las 11:40. Prueba en vacío correcta.',
    },
    { kind: 'calmed', level: 3, daysAgo: 16, hour: 9, note: '' },
    { kind: 'closed', level: 3, daysAgo: 12, hour: 16, note: 'Lote cambiado y línea en marcha.' },
  ],
  outcome: 'Lote cambiado y línea en marcha.',
  postMortem: {
    daysAgo: 12,
    happened:
      'Un lote de 40 rodamientos salió con microgrietas. El cliente lo montó el domingo y la línea paró el lunes; la respuesta tardó un día porque el aviso quedó en un buzón sin dueño.',
    causes:
      'No se revisó el certificado de la colada al recibir el lote. El correo de averías no tenía suplente en el puente.',
    lesson:
      'El certificado de colada se revisa antes de ubicar el lote, y el buzón de averías tiene siempre un suplente con nombre.',
  },
  changes: [
    {
      title: 'Revisar el certificado de colada en la recepción de almacén',
      done: true,
      inDays: -5,
    },
    { title: 'Nombrar suplente del buzón de averías en cada puente', done: false, inDays: 12 },
  ],
} as const

/** What is critical today. */
export const CRITICAL = {
  title: 'Tres entregas fallidas seguidas',
  stake: 'Amenazan con dar la familia entera a la competencia.',
  note: 'Su jefe de compras exige un plan esta semana.',
  update: 'Salida directa desde Zaragoza, sin cruce en el almacén. La primera llega mañana.',
} as const

export const CONFLICTS = [
  {
    kind: 'client',
    about: 'Quién paga los portes de las entregas urgentes.',
    daysAgo: 70,
    agreed: 'Los dos primeros de cada mes los pagamos nosotros; los demás, ellos.',
    agreedAgo: 48,
  },
  {
    kind: 'colleagues',
    about: 'Ventas promete plazos que logística no conoce.',
    daysAgo: 25,
    agreed: '',
    agreedAgo: 0,
  },
] as const

type Beyond = {
  kind: string
  title: string
  text: string
  topic: string
  state: string
  /** Days from the last one of the demonstration. */
  day: number | null
  cost: number | null
  effect: string
  felt: number | null
}

export const BEYOND: readonly Beyond[] = [
  {
    kind: 'gesture',
    title: 'Visita a la acería con su equipo de mantenimiento',
    text: 'Seis personas, un día, con comida en Sagunto.',
    topic: '',
    state: 'done',
    day: -64,
    cost: 780,
    effect: 'Su jefe de mantenimiento pidió después la auditoría de vibraciones.',
    felt: 3,
  },
  {
    kind: 'recommendation',
    title: 'Recomendar su prensa a un cliente nuestro de Monterrey',
    text: '',
    topic: '',
    state: 'done',
    day: -40,
    cost: 0,
    effect: 'Ya han hablado; una oferta en marcha.',
    felt: 2,
  },
  {
    kind: 'introduction',
    title: 'Presentarles a nuestro experto en lubricación',
    text: 'Tienen dos averías al mes por grasa.',
    topic: '',
    state: 'planned',
    day: 9,
    cost: null,
    effect: '',
    felt: null,
  },
  {
    kind: 'advice',
    title: 'Cómo retener a los técnicos del turno de noche',
    text: 'Contarles lo que hicimos aquí: rotación y prima por formación.',
    topic: 'Personal',
    state: 'done',
    day: -22,
    cost: 0,
    effect: 'Nos pidieron el reglamento de turnos.',
    felt: 2,
  },
  {
    kind: 'advice',
    title: 'A qué feria ir en Francia',
    text: 'Quieren vender allí y no conocen a nadie.',
    topic: 'Negocio',
    state: 'idea',
    day: null,
    cost: null,
    effect: '',
    felt: null,
  },
  {
    kind: 'event',
    title: 'Jornada de mantenimiento predictivo',
    text: 'En Zaragoza, con demostración de sensores.',
    topic: '',
    state: 'done',
    day: -35,
    cost: 140,
    effect: 'Salieron con dos preguntas de precio.',
    felt: 2,
  },
  {
    kind: 'reference',
    title: 'Hablar por nosotros ante un fabricante de Oporto',
    text: 'Una llamada de quince minutos.',
    topic: '',
    state: 'agreed',
    day: 6,
    cost: null,
    effect: '',
    felt: null,
  },
  {
    kind: 'caseStudy',
    title: 'Paradas a la mitad en ocho meses',
    text: 'Dos páginas con sus cifras y una foto de la línea.',
    topic: '',
    state: 'published',
    day: -80,
    cost: null,
    effect: 'Dos clientes nuevos la citaron.',
    felt: 2,
  },
  {
    kind: 'caseStudy',
    title: 'El almacén en consigna que se paga solo',
    text: '',
    topic: '',
    state: 'asked',
    day: null,
    cost: null,
    effect: '',
    felt: null,
  },
  {
    kind: 'gesture',
    title: 'Felicitar por su premio a la seguridad',
    text: 'Carta de dirección y mención en nuestra web.',
    topic: '',
    state: 'done',
    day: -11,
    cost: 60,
    effect: '',
    felt: 0,
  },
]
