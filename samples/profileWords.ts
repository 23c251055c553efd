/** What the demo company's people know of each trade: its NACE division, where it goes, how it thinks, how it works. */
import type { SectorKey } from './sectors.ts'

type Trade = {
  division: string
  /** Employees for a million euros of turnover, about. */
  people: number
  goals: readonly string[]
  trends: readonly string[]
  culture: readonly string[]
  /** The steps of its value chain, and at which of them we come in, and with what. */
  chain: readonly string[]
  entry: readonly [step: number, how: string]
}

export const TRADES: Record<SectorKey, Trade> = {
  car: {
    division: '29',
    people: 4,
    goals: [
      'Pasar en tres años la mitad de la producción a piezas de vehículo eléctrico.',
      'Bajar las paradas no previstas de la línea de estampación del 6 % al 3 %.',
      'Ser proveedor de nivel 1 de un segundo fabricante antes de 2029.',
    ],
    trends: [
      'Los fabricantes piden huella de carbono por pieza y la comprueban en auditoría.',
      'Menos piezas de motor y más de chasis y batería: cambian las series y los materiales.',
    ],
    culture: ['Todo se mide: si no hay dato, no hay reunión. Puntualidad al minuto.'],
    chain: ['Acero y piezas de compra', 'Estampación y mecanizado', 'Montaje', 'Fabricante'],
    entry: [1, 'Rodamientos y guías de las líneas de estampación y mecanizado.'],
  },
  food: {
    division: '10',
    people: 3,
    goals: [
      'Abrir una tercera línea de envasado sin ampliar la nave.',
      'Llegar a Francia con marca propia en dos campañas.',
      'Reducir un 20 % el consumo de agua y de grasa en las líneas.',
    ],
    trends: [
      'La distribución aprieta el plazo: lo que se pide hoy se sirve mañana.',
      'Sube la exigencia sanitaria: lubricantes alimentarios y acero inoxidable en todo lo que toca.',
    ],
    culture: ['Empresa de familia; lo importante se habla en la planta y con el dueño delante.'],
    chain: ['Campo y materia prima', 'Proceso', 'Envasado', 'Gran distribución'],
    entry: [2, 'Transmisión y rodamientos inoxidables de las envasadoras.'],
  },
  paper: {
    division: '17',
    people: 2,
    goals: [
      'Parar solo dos veces al año, y las dos previstas.',
      'Hacer la mitad del papel con fibra reciclada en 2028.',
    ],
    trends: ['El cartón de embalaje crece y el papel gráfico cae: se reconvierten máquinas.'],
    culture: ['Manda mantenimiento: una parada cuesta más que cualquier descuento.'],
    chain: ['Fibra y pasta', 'Máquina de papel', 'Bobinado y corte', 'Cartoneras'],
    entry: [1, 'Rodamientos de rodillos de la sequería, con vigilancia de vibraciones.'],
  },
  mining: {
    division: '08',
    people: 3,
    goals: [
      'Sacar un 15 % más de árido con los mismos equipos.',
      'Tener recambio crítico en la explotación y no a dos días.',
    ],
    trends: ['Menos obra pública nueva y más árido reciclado; la licencia pesa más que el precio.'],
    culture: ['Directos y de pocas palabras. Lo que se promete se apunta en la pizarra.'],
    chain: ['Extracción', 'Trituración y cribado', 'Transporte', 'Hormigoneras y obra'],
    entry: [1, 'Rodamientos y correas de cribas y cintas, con montaje en la explotación.'],
  },
  cement: {
    division: '23',
    people: 3,
    goals: [
      'Bajar un tercio las emisiones del horno antes de 2030.',
      'Alargar de uno a dos años la campaña entre grandes paradas.',
    ],
    trends: ['El precio del CO₂ decide qué plantas siguen; las que siguen invierten.'],
    culture: ['Seguridad por delante de todo: sin los papeles en regla no se entra.'],
    chain: ['Cantera', 'Horno y molienda', 'Silos y ensacado', 'Obra y prefabricados'],
    entry: [1, 'Rodamientos de molinos y ventiladores, y la grasa que los cuida.'],
  },
  wind: {
    division: '35',
    people: 1,
    goals: [
      'Alargar diez años la vida de los parques que se montaron antes de 2010.',
      'Pasar de reparar cuando falla a cambiar antes de que falle.',
    ],
    trends: ['La repotenciación manda: menos máquinas, más grandes y con más seguimiento.'],
    culture: ['Ingenieros: quieren el ensayo, la curva y la garantía por escrito.'],
    chain: ['Fabricante de turbinas', 'Parque', 'Operación y mantenimiento', 'Red'],
    entry: [2, 'Rodamientos de giro y de multiplicadora, y su cambio en altura.'],
  },
  naval: {
    division: '30',
    people: 5,
    goals: [
      'Ganar dos cascos de eólica marina en los próximos tres años.',
      'Cerrar cada buque sin penalizaciones por plazo.',
    ],
    trends: ['El civil vuelve por la eólica marina y el militar se alarga por presupuesto.'],
    culture: ['Cada proyecto es un mundo; manda el jefe de obra de ese buque.'],
    chain: ['Ingeniería naval', 'Corte y bloques', 'Armamento', 'Armador'],
    entry: [1, 'Chapa y perfil cortados a medida, servidos por bloque.'],
  },
  resale: {
    division: '46',
    people: 2,
    goals: [
      'Doblar la venta por internet y mantener el trato en el mostrador.',
      'Quedarse con menos marcas y mejor servidas.',
    ],
    trends: ['Las grandes plataformas entran en el recambio; el que asesora, aguanta.'],
    culture: ['Mucho teléfono y mucha memoria: saben quién les falló en 2019.'],
    chain: ['Fabricante', 'Mayorista', 'Tienda industrial', 'Taller y planta'],
    entry: [0, 'Somos su mayorista en rodamiento y transmisión.'],
  },
  machine: {
    division: '28',
    people: 6,
    goals: [
      'Vender la máquina con su mantenimiento dentro.',
      'Acortar de nueve a seis meses el plazo de una línea completa.',
    ],
    trends: ['El cliente final pide máquinas conectadas y recambio en 24 horas.'],
    culture: ['Oficina técnica fuerte: lo que entra en el plano se queda diez años.'],
    chain: ['Oficina técnica', 'Compras', 'Montaje', 'Cliente final'],
    entry: [0, 'Ayudamos a elegir el rodamiento y la transmisión antes de cerrar el plano.'],
  },
  metal: {
    division: '25',
    people: 5,
    goals: [
      'Pasar de taller de encargo a tener dos productos propios.',
      'Certificarse para ferrocarril antes de fin del año que viene.',
    ],
    trends: ['El acero sube y baja cada trimestre: quien fija precio, gana el pedido.'],
    culture: ['Rápidos y prácticos; si llamas a las siete, el dueño ya está.'],
    chain: ['Acero', 'Corte y soldadura', 'Acabado', 'Montadores'],
    entry: [0, 'Acero cortado, con precio fijado por trimestre.'],
  },
  chemical: {
    division: '20',
    people: 2,
    goals: [
      'Duplicar la planta de polímeros sin un solo incidente.',
      'Tener en 2028 el mantenimiento entero bajo contrato.',
    ],
    trends: ['La energía cara mueve producción fuera; lo que se queda tiene que parar menos.'],
    culture: ['Procedimiento para todo y auditor para cada procedimiento.'],
    chain: ['Materia prima', 'Reactor y secado', 'Envasado', 'Transformadores'],
    entry: [1, 'Rodamientos y retenes de bombas y secadores, con registro de cada cambio.'],
  },
}

/** Who else sells to them what we sell; all of them made up. */
export const RIVALS = [
  ['Rodavia', 'Más barata en rodamiento de bolas; no tiene servicio en planta.'],
  ['Transmisa Norte', 'Fuerte en correas y cadenas; entra por mantenimiento.'],
  ['Suministros Altaria', 'Tienda en el polígono: sirve en dos horas lo que tenga.'],
  ['Ferroval Aceros', 'Precio de acero por volumen; plazos largos.'],
] as const

export const VALUES = [
  'Cumplir lo hablado, aunque no esté escrito.',
  'Comprar cerca siempre que se pueda.',
  'Que nadie se haga daño en la planta.',
] as const
