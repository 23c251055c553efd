import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { COLLEAGUES, MANAGERS } from './people.ts'
import { type Sample, type SampleFile, sampleUntil } from './sample.ts'
import { dayIn, numberIn, rowsOf } from './testing.ts'

const AS_OF = '2026-11-20'
let sample: Sample
let lines: Record<SampleFile, string[]>

beforeAll(() => {
  sample = sampleUntil(AS_OF)
  lines = linesOf(sample)
})

test('the same seed and day give the same bytes; another day another company', () => {
  expect(digest(linesOf(sampleUntil(AS_OF)))).toBe(digest(lines))
  expect(digest(linesOf(sampleUntil('2026-11-13')))).not.toBe(digest(lines))
})

test('400 accounts with names of their own, 30 groups, 1,500 contacts, 8 managers, 20 experts', () => {
  const { clients } = sample
  expect(new Set(clients.map(({ name }) => name)).size).toBe(400)
  expect(new Set(clients.map(({ code }) => code)).size).toBe(400)
  expect(new Set(clients.flatMap(({ group }) => group ?? [])).size).toBe(30)
  expect(new Set(clients.map(({ seller }) => seller)).size).toBe(MANAGERS.length)
  expect(clients.filter(({ name }) => /undefined|\s\s|\d/.test(name))).toEqual([])
  expect(lines['contactos.csv']).toHaveLength(1501)
  expect(COLLEAGUES.filter(({ role }) => role === 'manager')).toHaveLength(8)
  expect(COLLEAGUES.filter(({ role }) => role === 'expert')).toHaveLength(20)
  expect(new Set(COLLEAGUES.map(({ email }) => email)).size).toBe(28)
})

test('five years of three currencies that end on the day, with credit notes and missing costs', () => {
  const rows = rowsOf(lines['ventas.csv'])
  expect(rows.length).toBeGreaterThan(25_000)
  expect(new Set(rows.map((row) => row['Divisa']))).toEqual(new Set(['EUR', 'USD', 'MXN']))
  const days = rows.map((row) => dayIn(row['Fecha']))
  expect(days).toEqual(days.toSorted())
  expect(days[0]! >= '2021-11-15').toBe(true)
  expect(days.at(-1)).toBe(AS_OF)
  const credits = rows.filter((row) => row['Importe neto']!.startsWith('-'))
  expect(credits.length / rows.length).toBeGreaterThan(0.003)
  expect(credits.every((row) => row['Nº factura']!.startsWith('A'))).toBe(true)
  const costless = rows.filter((row) => row['Coste'] === '')
  expect(costless.length / rows.length).toBeGreaterThan(0.02)
  expect(costless.length / rows.length).toBeLessThan(0.1)
  for (const row of rows) numberIn(row['Importe neto'])
})

const HEADERS: Partial<Record<SampleFile, string>> = {
  'contratos.csv':
    'Código cliente;Contrato;Descripción;Inicio;Fin;Importe;Cuota única;Divisa;Renovable;Preaviso (días)',
  'objetivos.csv': 'Periodo;Código cliente;Comercial;Importe;Divisa',
  'actividades.csv': 'Fecha;Código cliente;Actividad;Unidades',
  'tarifas.csv': 'Actividad;Unidad;Tarifa;Divisa;Desde',
  'gastos.csv': 'Mes;Concepto;Para;Importe;Divisa',
  'precios.csv': 'País;Mes;Índice',
  'contactos.csv': 'Código cliente;Nombre;Cargo;Correo;Teléfono;Idioma',
  'crm-oportunidades.csv':
    'ID de oportunidad;Nombre de la oportunidad;Fase;Importe;Divisa;Fecha de cierre;Fecha de creación;Motivo de pérdida;Propietario;Código cliente;Correo del contacto',
  'crm-peticiones.csv':
    'ID del ticket;Asunto;Descripción del ticket;Estado del ticket;Prioridad;Fecha de apertura;Fecha de cierre;Fuente;Propietario;Código cliente;Correo del contacto',
  'crm-actividades.csv':
    'ID de actividad;Tipo de actividad;Fecha de actividad;Asunto;Nota;Resultado;Propietario;Código cliente;Correo del contacto',
}

test.each(Object.entries(HEADERS) as [SampleFile, string][])(
  '%s names clients of the ledger and holds numbers and days',
  (name, header) => {
    expect(lines[name][0]).toBe(header)
    const codes = new Set(sample.clients.map(({ code }) => code))
    const rows = rowsOf(lines[name])
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) {
      if (row['Código cliente']) expect(codes).toContain(row['Código cliente'])
      for (const column of ['Importe', 'Tarifa', 'Unidades', 'Índice']) {
        if (column in row) expect(numberIn(row[column])).toBeGreaterThan(0)
      }
      for (const column of ['Fecha', 'Inicio', 'Desde']) {
        if (column in row) expect(dayIn(row[column]) <= AS_OF).toBe(true)
      }
    }
  },
)

test('contracts follow each other without overlapping, and some end soon', () => {
  const rows = rowsOf(lines['contratos.csv'])
  const ends = new Map<string, string>()
  for (const row of rows) {
    const of = `${row['Código cliente']} ${row['Descripción']}`
    expect(dayIn(row['Inicio']) > (ends.get(of) ?? ''), of).toBe(true)
    ends.set(of, row['Fin'] ? dayIn(row['Fin']) : '9')
  }
  const soon = [...ends.values()].filter((end) => end > AS_OF && end < '2027-02-20')
  expect(soon.length).toBeGreaterThan(5)
  expect(soon.length).toBeLessThan(60)
})

function linesOf({ files }: Sample): Record<SampleFile, string[]> {
  const read = Object.entries(files).map(([name, file]) => [name, [...file]])
  return Object.fromEntries(read) as Record<SampleFile, string[]>
}

function digest(files: Record<string, string[]>): string {
  const hash = createHash('sha256')
  for (const [name, all] of Object.entries(files)) hash.update(name).update(all.join('\n'))
  return hash.digest('hex')
}
