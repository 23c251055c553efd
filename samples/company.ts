/** Aceros y Rodamientos Ibéricos, S.A.: an invented supplier, its range and the places it sells to. */

type Family = {
  name: string
  code: string
  division: 'Rodamientos' | 'Aceros' | 'Transmisión' | 'Servicio'
  /** List price of its middle item in euros five years ago, and the margin in it. */
  price: number
  margin: number
  item: string
  items: readonly string[]
}

export const FAMILIES = [
  {
    name: 'Rodamientos de bolas',
    code: 'RB',
    division: 'Rodamientos',
    price: 24,
    margin: 0.33,
    item: 'Rodamiento de bolas',
    items: ['6004', '6204', '6205', '6206', '6305', '6306', '6208', '6308', '6210', '6312'],
  },
  {
    name: 'Rodamientos de rodillos',
    code: 'RR',
    division: 'Rodamientos',
    price: 96,
    margin: 0.3,
    item: 'Rodamiento de rodillos',
    items: ['NU 206', 'NU 208', '30207', '22208', '32210', 'NU 310', '22212', '22216', '23022'],
  },
  {
    name: 'Cojinetes',
    code: 'CJ',
    division: 'Rodamientos',
    price: 41,
    margin: 0.28,
    item: 'Cojinete de bronce',
    items: ['Ø20', 'Ø25', 'Ø30', 'Ø40', 'Ø50', 'Ø60', 'Ø80', 'Ø100'],
  },
  {
    name: 'Soportes',
    code: 'SP',
    division: 'Rodamientos',
    price: 58,
    margin: 0.34,
    item: 'Soporte de pie',
    items: ['P 204', 'P 205', 'P 206', 'P 208', 'P 210', 'P 212', 'P 216', 'P 220'],
  },
  {
    name: 'Aceros especiales',
    code: 'AE',
    division: 'Aceros',
    price: 690,
    margin: 0.2,
    item: 'Redondo aleado',
    items: ['42CrMo4 Ø40', '42CrMo4 Ø60', '34CrNiMo6 Ø80', '100Cr6 Ø50', '16MnCr5 Ø70', 'X153 Ø90'],
  },
  {
    name: 'Barras y perfiles',
    code: 'BP',
    division: 'Aceros',
    price: 420,
    margin: 0.17,
    item: 'Barra calibrada',
    items: ['Ø20', 'Ø30', 'Ø40', 'hex. 27', 'cuadr. 40', 'llanta 80', 'ángulo 60', 'UPN 120'],
  },
  {
    name: 'Chapa',
    code: 'CH',
    division: 'Aceros',
    price: 360,
    margin: 0.16,
    item: 'Chapa',
    items: ['S275 5 mm', 'S275 10 mm', 'S355 8 mm', 'S355 12 mm', '304L 3 mm', 'antidesgaste 450'],
  },
  {
    name: 'Cadenas',
    code: 'CD',
    division: 'Transmisión',
    price: 88,
    margin: 0.3,
    item: 'Cadena de rodillos',
    items: ['08B-1', '10B-1', '12B-1', '12B-2', '16B-1', '16B-2', '20B-1', '24B-1'],
  },
  {
    name: 'Correas',
    code: 'CR',
    division: 'Transmisión',
    price: 29,
    margin: 0.35,
    item: 'Correa trapecial',
    items: ['SPZ 1000', 'SPA 1250', 'SPB 2000', 'SPB 2500', 'SPC 3000', 'XPA 1180', 'XPB 1900'],
  },
  {
    name: 'Reductores',
    code: 'RD',
    division: 'Transmisión',
    price: 820,
    margin: 0.26,
    item: 'Reductor',
    items: [
      'sinfín 50',
      'sinfín 63',
      'sinfín 90',
      'coaxial 1,5 kW',
      'coaxial 4 kW',
      'ortogonal 7 kW',
    ],
  },
  {
    name: 'Lubricantes',
    code: 'LB',
    division: 'Servicio',
    price: 62,
    margin: 0.38,
    item: 'Grasa y aceite',
    items: [
      'EP2 5 kg',
      'EP2 18 kg',
      'ISO 68 20 l',
      'ISO 220 20 l',
      'alta temp. 5 kg',
      'alim. 5 kg',
    ],
  },
  {
    name: 'Montaje y servicio',
    code: 'MS',
    division: 'Servicio',
    price: 390,
    margin: 0.42,
    item: 'Servicio técnico',
    items: ['jornada de montaje', 'alineación láser', 'análisis de vibraciones', 'equilibrado'],
  },
] as const satisfies readonly Family[]

/** `sellers` are places in MANAGERS; `share` is of the accounts. */
export const PLACES = [
  { country: 'España', zone: 'Norte', currency: 'EUR', sellers: [0, 3], share: 0.24, tongue: 'es' },
  {
    country: 'España',
    zone: 'Levante',
    currency: 'EUR',
    sellers: [0, 7],
    share: 0.2,
    tongue: 'es',
  },
  {
    country: 'España',
    zone: 'Centro y sur',
    currency: 'EUR',
    sellers: [3, 7],
    share: 0.16,
    tongue: 'es',
  },
  {
    country: 'Portugal',
    zone: 'Portugal',
    currency: 'EUR',
    sellers: [1],
    share: 0.13,
    tongue: 'pt',
  },
  {
    country: 'Francia',
    zone: 'Sudoeste francés',
    currency: 'EUR',
    sellers: [4],
    share: 0.1,
    tongue: 'fr',
  },
  { country: 'México', zone: 'Bajío', currency: 'MXN', sellers: [2, 5], share: 0.1, tongue: 'mx' },
  { country: 'Colombia', zone: 'Andina', currency: 'USD', sellers: [6], share: 0.04, tongue: 'co' },
  {
    country: 'Estados Unidos',
    zone: 'Texas',
    currency: 'USD',
    sellers: [5],
    share: 0.03,
    tongue: 'en',
  },
] as const
export type Place = (typeof PLACES)[number]

/** Roughly what one euro bought; the day's rate wanders about it. */
export const RATES = { USD: 1.09, MXN: 19.8 } as const
