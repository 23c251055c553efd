/** What all trades of the demo company share: how needs ended, how actions did, and where things come from. */

export const MET = [
  'Desde junio no se ha vuelto a repetir.',
  'Lo confirmaron en la última revisión.',
  'Quedó en su procedimiento, con nuestra hoja.',
  'Tres meses seguidos dentro del objetivo.',
]

export const DROPPED = [
  'Han cambiado de plan: ya no lo van a hacer.',
  'Lo resuelven con gente suya.',
  'No hay presupuesto hasta dentro de dos años.',
]

export const DONE = [
  'Hecho y con acta.',
  'Enviado; lo dieron por bueno en la visita.',
  'Reunión celebrada; queda fecha para la siguiente.',
]

/** What we say of ourselves we know from working there; the rest is seen, read or told. */
export const SOURCES = {
  us: [
    'Equipo de la cuenta',
    'Visita a planta',
    'Revisión trimestral',
    'Nuestros partes de trabajo',
  ],
  others: [
    'Visita a planta',
    'Comida con gerencia',
    'Sus cuentas publicadas',
    'Prensa del sector',
    'Lo contó su jefatura de compras',
  ],
}

/** How a post is named in the languages of the clients. */
export const POSTS = {
  purchasing: /compra|achat|purchas|procure|buy/i,
  maintenance: /manten|manuten|maint/i,
  production: /producci|produç|production|planta|plant|usine/i,
  engineering: /ingenier|engenh|études|engineer/i,
  quality: /calidad|qualid|qualit/i,
  logistics: /almac|logís|armaz|logist|warehouse/i,
  general: /dirección general|direção-geral|direction générale|general manag|managing/i,
} as const
