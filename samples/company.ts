/** Aceros y Rodamientos Ibéricos, S.A.: an invented supplier, its range, its people and the places it sells to. */

export const FAMILIES = [
  { name: 'Rodamientos de bolas', code: 'RB', division: 'Rodamientos', price: 38, margin: 0.31 },
  { name: 'Rodamientos de rodillos', code: 'RR', division: 'Rodamientos', price: 96, margin: 0.28 },
  { name: 'Cojinetes', code: 'CJ', division: 'Rodamientos', price: 54, margin: 0.26 },
  { name: 'Soportes', code: 'SP', division: 'Rodamientos', price: 71, margin: 0.33 },
  { name: 'Aceros especiales', code: 'AE', division: 'Aceros', price: 1280, margin: 0.17 },
  { name: 'Barras y perfiles', code: 'BP', division: 'Aceros', price: 870, margin: 0.14 },
  { name: 'Chapa', code: 'CH', division: 'Aceros', price: 640, margin: 0.13 },
  { name: 'Cadenas', code: 'CD', division: 'Transmisión', price: 118, margin: 0.29 },
  { name: 'Correas', code: 'CR', division: 'Transmisión', price: 43, margin: 0.34 },
  { name: 'Reductores', code: 'RD', division: 'Transmisión', price: 1950, margin: 0.24 },
  { name: 'Lubricantes', code: 'LB', division: 'Servicio', price: 62, margin: 0.37 },
  { name: 'Montaje y servicio', code: 'MS', division: 'Servicio', price: 480, margin: 0.41 },
] as const

export const SALESPEOPLE = [
  'Marta Ibarra',
  'João Oliveira',
  'Ana Duarte',
  'Luis Ferrández',
  'Claire Morel',
  'Ximena Robles',
  'Andrés Cuéllar',
  'Nuria Vidal',
] as const

export const PLACES = [
  { country: 'España', zone: 'Norte', currency: 'EUR', sellers: [0, 3], share: 0.24 },
  { country: 'España', zone: 'Levante', currency: 'EUR', sellers: [0, 7], share: 0.2 },
  { country: 'España', zone: 'Centro y sur', currency: 'EUR', sellers: [3, 7], share: 0.16 },
  { country: 'Portugal', zone: 'Portugal', currency: 'EUR', sellers: [1], share: 0.13 },
  { country: 'Francia', zone: 'Sudoeste francés', currency: 'EUR', sellers: [4], share: 0.1 },
  { country: 'México', zone: 'Bajío', currency: 'MXN', sellers: [2, 5], share: 0.1 },
  { country: 'Colombia', zone: 'Andina', currency: 'USD', sellers: [6], share: 0.04 },
  { country: 'Estados Unidos', zone: 'Texas', currency: 'USD', sellers: [5], share: 0.03 },
] as const

export const TRADES = [
  'Forjas',
  'Talleres',
  'Autopartes',
  'Metalúrgica',
  'Suministros',
  'Mecanizados',
  'Maquinaria',
  'Papelera',
  'Cementos',
  'Conservas',
  'Bodegas',
  'Minera',
  'Astilleros',
  'Aerogeneradores',
  'Grúas',
  'Hidráulica',
] as const

export const NAMES = [
  'Levante',
  'Nervión',
  'Tajo',
  'Moncayo',
  'Ebro',
  'Duero',
  'Miño',
  'Segura',
  'Turia',
  'Arlanzón',
  'Cantábrico',
  'Algarve',
  'Alentejo',
  'Gascuña',
  'Adur',
  'Querétaro',
  'Celaya',
  'Silao',
  'Boyacá',
  'Laredo',
  'Pisuerga',
  'Jalón',
  'Cinca',
  'Guadalope',
  'Sobrarbe',
  'Montsià',
  'Urola',
  'Deba',
  'Bidasoa',
  'Odiel',
] as const

/** Roughly what one euro bought; the day's rate wanders about it. */
export const RATES = { USD: 1.09, MXN: 19.8 } as const

/** Accounts with a story that the product should find by itself. */
export const STORIES = [
  {
    name: 'Grupo Arandia Automoción',
    group: 'Grupo Arandia',
    place: 0,
    size: 44_000,
    gap: 13,
    story: 'leaving',
  },
  { name: 'Forjas Levante', group: null, place: 1, size: 39_000, gap: 12, story: 'star' },
  { name: 'Talleres Nervión', group: null, place: 0, size: 25_000, gap: 15, story: 'steady' },
  { name: 'Autopartes del Bajío', group: null, place: 5, size: 21_000, gap: 18, story: 'rising' },
  { name: 'Metalúrgica Tajo', group: null, place: 2, size: 30_000, gap: 14, story: 'flat' },
  { name: 'Suministros Pons', group: null, place: 1, size: 2_100, gap: 6, story: 'costly' },
  { name: 'Cementos Gascuña', group: null, place: 4, size: 17_000, gap: 20, story: 'lost' },
  {
    name: 'Reductores Guadalope',
    group: null,
    place: 0,
    size: 27_000,
    gap: 16,
    story: 'oneDivision',
  },
] as const
export type Story = (typeof STORIES)[number]['story'] | null
