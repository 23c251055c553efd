/** The demo company's market: its segments and how each buys, and the way of steel and bearings to those who use them. */
import type { BuysBy, Influencer } from '../src/segment/market.ts'
import { SECTORS, type SectorKey } from './sectors.ts'

type SampleSegment = {
  name: string
  sectors: readonly SectorKey[]
  distinguishes: string
  buysBy: BuysBy
  buying: string
  /** Euros a year. */
  size: string
  growthPercent: number
  influencers: Influencer[]
}

export const MARKET_SEGMENTS: SampleSegment[] = [
  {
    name: 'Automoción',
    sectors: ['car'],
    distinguishes:
      'Series largas y cero defectos. Cambiar de proveedor exige homologar otra vez, así que nadie lo hace a mitad de un modelo.',
    buysBy: 'framework',
    buying:
      'Contrato marco por plataforma, con bajada de precio anual y entregas por llamada. Se negocia cada tres o cuatro años.',
    size: '86000000',
    growthPercent: -1.5,
    influencers: [
      {
        who: 'Ingeniería del fabricante',
        sways: 'what',
        weight: 3,
        note: 'Fija la referencia en el plano.',
      },
      {
        who: 'Compras del grupo',
        sways: 'whom',
        weight: 3,
        note: 'Negocia por todas las plantas a la vez.',
      },
      {
        who: 'Calidad de proveedores',
        sways: 'whom',
        weight: 2,
        note: 'Puede vetar a quien no esté homologado.',
      },
    ],
  },
  {
    name: 'Maquinaria y metal',
    sectors: ['machine', 'metal', 'naval'],
    distinguishes:
      'Fabrican equipos, piezas o barcos: lo nuestro va dentro de lo que ellos venden.',
    buysBy: 'project',
    buying:
      'Oferta por proyecto o por serie corta. Lo que se especifica en el diseño se repite mientras dure el modelo.',
    size: '112000000',
    growthPercent: 2.5,
    influencers: [
      {
        who: 'Oficina técnica',
        sways: 'both',
        weight: 3,
        note: 'Quien entra en el diseño queda dentro diez años.',
      },
      {
        who: 'Usuario final',
        sways: 'what',
        weight: 2,
        note: 'Pide marcas que ya tiene en su almacén.',
      },
      { who: 'Compras', sways: 'whom', weight: 2, note: '' },
    ],
  },
  {
    name: 'Industria de proceso',
    sectors: ['food', 'paper', 'chemical'],
    distinguishes:
      'Plantas que no paran: una hora detenida cuesta más que el rodamiento. Pagan por tenerlo hoy.',
    buysBy: 'order',
    buying:
      'Pedidos urgentes de mantenimiento durante el año y un pedido grande antes de cada parada. Algunas lo cierran con un contrato de suministro.',
    size: '74000000',
    growthPercent: 3,
    influencers: [
      {
        who: 'Jefe de mantenimiento',
        sways: 'both',
        weight: 3,
        note: 'Llama a quien le resolvió la última avería.',
      },
      { who: 'Compras de planta', sways: 'whom', weight: 1, note: '' },
      {
        who: 'Empresa de mantenimiento',
        sways: 'whom',
        weight: 2,
        note: 'Donde el mantenimiento está subcontratado, compra ella.',
      },
    ],
  },
  {
    name: 'Minería, cemento y energía',
    sectors: ['mining', 'cement', 'wind'],
    distinguishes: 'Piezas grandes, plazos largos y pocas compras al año, todas importantes.',
    buysBy: 'tender',
    buying:
      'Concurso por parada o por parque, con pliego técnico. Gana quien ayudó a escribir el pliego.',
    size: '58000000',
    growthPercent: 4,
    influencers: [
      {
        who: 'Ingeniería externa',
        sways: 'what',
        weight: 3,
        note: 'Redacta el pliego.',
      },
      { who: 'Mesa de contratación', sways: 'whom', weight: 3, note: '' },
      { who: 'Responsable de la parada', sways: 'both', weight: 2, note: '' },
    ],
  },
  {
    name: 'Distribución industrial',
    sectors: ['resale'],
    distinguishes:
      'Revenden: les importa el margen, las existencias y que no les quitemos el cliente.',
    buysBy: 'stock',
    buying:
      'Reponen existencias cada semana o cada quincena, por precio y disponibilidad. El descuento por volumen se pacta al año.',
    size: '41000000',
    growthPercent: 0.5,
    influencers: [
      { who: 'Compras', sways: 'both', weight: 3, note: 'Compara tarifas en el día.' },
      {
        who: 'Central de compras',
        sways: 'whom',
        weight: 2,
        note: 'Da las condiciones a sus socios.',
      },
      {
        who: 'Fabricante de la marca',
        sways: 'what',
        weight: 2,
        note: 'Premia a quien empuja su marca.',
      },
    ],
  },
]

/** Which tags the accounts of a segment bear: the trades that it is made of. */
export function tagsOfSegment({ sectors }: SampleSegment): string[] {
  return sectors.map((sector) => SECTORS[sector].name)
}

export const MARKET_LEVELS = ['Fabricantes', 'Distribución', 'Integradores', 'Usuarios finales']

type SampleBox = {
  key: string
  level: number
  name: string
  told?: string
  usesPercent?: number
  /** Segments by name. */
  segments?: string[]
}

export const MARKET_BOXES: SampleBox[] = [
  { key: 'mills', level: 0, name: 'Acerías', told: 'Siderurgia europea y de importación' },
  { key: 'makers', level: 0, name: 'Marcas de rodamientos', told: 'Y de transmisión' },
  { key: 'us', level: 1, name: 'Aceros y Rodamientos Ibéricos' },
  { key: 'rivals', level: 1, name: 'Otros distribuidores', told: 'Nacionales y de grupo europeo' },
  {
    key: 'builders',
    level: 2,
    name: 'Fabricantes de equipos',
    told: 'Máquina, calderería, astilleros',
    segments: ['Maquinaria y metal'],
  },
  {
    key: 'local',
    level: 2,
    name: 'Suministros locales',
    told: 'Ferretería y suministro industrial',
    segments: ['Distribución industrial'],
  },
  {
    key: 'cars',
    level: 3,
    name: 'Plantas de automoción',
    usesPercent: 30,
    segments: ['Automoción'],
  },
  {
    key: 'process',
    level: 3,
    name: 'Plantas de proceso',
    told: 'Alimentación, papel, química',
    usesPercent: 40,
    segments: ['Industria de proceso'],
  },
  {
    key: 'heavy',
    level: 3,
    name: 'Minas, cementeras y parques',
    usesPercent: 30,
    segments: ['Minería, cemento y energía'],
  },
]

/** Who buys, from whom, percent of what it buys, who decides it. */
export const MARKET_FLOWS: [to: string, from: string, percent: number, decidedBy: string | null][] =
  [
    ['us', 'mills', 55, 'us'],
    ['us', 'makers', 45, 'us'],
    ['rivals', 'mills', 40, 'rivals'],
    ['rivals', 'makers', 60, 'makers'],
    ['builders', 'mills', 15, 'builders'],
    ['builders', 'makers', 25, 'builders'],
    ['builders', 'us', 18, 'builders'],
    ['builders', 'rivals', 42, 'builders'],
    ['local', 'us', 30, 'local'],
    ['local', 'rivals', 70, 'local'],
    ['cars', 'makers', 30, 'cars'],
    ['cars', 'us', 12, 'cars'],
    ['cars', 'rivals', 18, 'cars'],
    ['cars', 'builders', 40, 'builders'],
    ['process', 'us', 15, 'process'],
    ['process', 'rivals', 20, 'process'],
    ['process', 'builders', 35, 'builders'],
    ['process', 'local', 30, 'process'],
    ['heavy', 'makers', 20, 'heavy'],
    ['heavy', 'us', 10, null],
    ['heavy', 'rivals', 20, 'heavy'],
    ['heavy', 'builders', 50, 'builders'],
  ]
