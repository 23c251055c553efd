/** A few companies, people, deals, tickets and activities, as people read them. */
export type Thing = Record<string, string>

/** As people read them: how a program writes them is its manner's to say. */
export function aWorld({ owner, changed = false }: { owner: string; changed?: boolean }) {
  const at = (day: string, time = '09:15') => ({ createdDay: day, createdAt: `${day} ${time}` })
  const company: Thing[] = [
    {
      key: '1',
      name: 'Forjas Levante, S.L.',
      web: 'https://www.forjas-levante.example',
      domain: 'forjas-levante.example',
      town: 'Sagunto',
      code: 'C-100',
      parent: '',
      employees: '1250',
      revenue: '12500000.5',
      text: 'Forja en caliente; dos naves',
      ...at('2021-04-25'),
    },
    {
      key: '2',
      name: 'Talleres Ruiz',
      web: 'talleresruiz.example',
      domain: 'talleresruiz.example',
      town: changed ? 'Elche' : 'León',
      code: 'C-200',
      parent: 'Forjas Levante, S.L.',
      parentOf: '1',
      employees: '40',
      revenue: '900000',
      ...at('2022-03-02'),
    },
    {
      key: '3',
      name: 'Ñandú & Søn "Pro", Inc.',
      web: 'nandu.example',
      domain: 'nandu.example',
      town: 'Córdoba',
      code: 'C-300',
      employees: '8',
      revenue: '',
      ...at('2023-11-30'),
    },
  ].map((one) => ({ owner, phone: '+34 961 22 33 44', country: 'España', ...one }))
  const contact: Thing[] = [
    [
      '1',
      'Ana',
      'Ruiz',
      changed ? 'Directora de compras' : 'Compras',
      'ana@forjas-levante.example',
    ],
    ['2', 'Luis', 'Gil Pérez', 'Calidad', 'luis.gil@talleresruiz.example'],
    ['3', 'Zoë', "O'Brien", 'CEO', 'zoe@nandu.example'],
  ].map(([key = '', first = '', last = '', title = '', mail = '']) => ({
    key,
    first,
    last,
    title,
    mail,
    full: `${first} ${last}`,
    name: `${first} ${last}`,
    of: key,
    owner,
    mobile: '600 11 22 33',
    ...at('2024-02-13'),
  }))
  const deal: Thing[] = [
    ['1', 'Suministro 2027', 'open', changed ? '2000' : '1234.56', '2026-12-31', ''],
    ['2', 'Recambios', 'won', '250000.5', '2026-04-05', ''],
    ['3', 'Línea nueva', 'lost', '98000', '2025-09-28', 'Precio'],
  ].map(([key = '', name = '', is = '', amount = '', closesDay = '', reason = '']) => ({
    key,
    name,
    is,
    amount,
    closesDay,
    closesAt: `${closesDay} 00:00`,
    reason,
    of: key,
    owner,
    currency: 'EUR',
    pipeline: 'Ventas',
    ...at('2025-03-14'),
  }))
  const ticket: Thing[] = [
    ['1', 'Falta un albarán', changed ? 'closed' : 'open', changed ? '2026-11-20 10:00' : ''],
    ['2', 'Pieza rota', 'closed', '2026-02-17 12:30'],
  ].map(([key = '', name = '', is = '', closedAt = '']) => ({
    key,
    name,
    is,
    closedAt,
    number: `0000${key}`,
    of: key,
    owner,
    source: 'Email',
    ...at('2026-01-16', '08:05'),
  }))
  const activity: Thing[] = [
    [
      '1',
      'call',
      'Hablar de precios',
      '2026-11-05',
      changed ? 'Quiere pagar a 90 días' : 'Llamará',
    ],
    ['2', 'meeting', 'Revisión anual', '2026-10-22', ''],
    ['3', 'task', 'Mandar muestras', '2026-11-30', ''],
  ].map(([key = '', is = '', name = '', day = '', text = '']) => ({
    key,
    is,
    name,
    day,
    time: '16:30',
    at: `${day} 16:30`,
    text,
    of: key,
    owner,
  }))
  return { company, contact, deal, ticket, activity }
}
export type World = ReturnType<typeof aWorld>
