/** `clave import-table` as it is typed, against a running Clave. */
import { expect, test, vi } from 'vitest'
import { workbook } from '../../platform/xlsx.ts'
import { aServer } from './remote.testing.ts'

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000 })

const HEAD = 'Código cliente;Contrato;Inicio;Importe\n'
const ONE = `${HEAD}A1;C-1;01/01/2026;12.000,50\n`

async function aServerWithClients() {
  const server = await aServer()
  for (const [code, name] of [
    ['A1', 'Aceros'],
    ['B2', 'Bajío'],
  ]) {
    await server.clave(['call', 'POST', '/accounts', `name=${name}`, `code=${code}`])
  }
  return server
}

test('contracts go in; a trial says what would change and keeps nothing; what changes nothing says so', async () => {
  const { clave, file } = await aServerWithClients()
  const first = file('uno.csv', ONE)
  expect(await clave(['import-table', 'contracts', first])).toEqual({
    code: 0,
    error: '',
    out: [
      'uno.csv: 1 fila, y se acepta.',
      'Nuevas: 1. Cambian algo que ya está: 0. Ya están igual: 0.',
      'uno.csv: 1 añadidas, 0 cambiadas, 0 ya estaban igual.',
      '',
    ].join('\n'),
  })
  const second = file('dos.csv', `${HEAD}A1;C-1;01/01/2026;9.000\nZZ;C-2;01/01/2026;1\n`)
  const trial = await clave(['import-table', 'contracts', second, '--dry-run'])
  expect(trial).toEqual({
    code: 0,
    error: '',
    out: [
      'dos.csv: se aceptan 1 de 2 filas.',
      'Nuevas: 0. Cambian algo que ya está: 1. Ya están igual: 0.',
      'Sin columna en el archivo: Descripción, Fin, Cuota única, Divisa, Renovable y Preaviso (días). En lo que ya está se quedan como están.',
      'Lo que cambia',
      '  Fila 2  C-1: Importe: 12.000,5 → 9.000',
      'Filas que no entran',
      '  Fila 3  No hay ninguna cuenta con el código o el nombre «ZZ».',
      'Es una prueba: no se ha guardado nada.',
      '',
    ].join('\n'),
  })
  const again = await clave(['import-table', 'contracts', first], { LANG: 'en_US.UTF-8' })
  expect(again).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^uno.*\nNothing changes: .*\n$/),
  })
  const told = await clave(['import-table', 'contracts', first, '--dry-run', '--json'])
  expect(JSON.parse(told.out)).toMatchObject({ added: 0, changed: 0, same: 1 })
})

test('a contract of another client: how to go on is asked, then it moves or stays', async () => {
  const { clave, file } = await aServerWithClients()
  await clave(['import-table', 'contracts', file('uno.csv', ONE)])
  const moving = file('otro.csv', `${ONE.replace('A1;', 'B2;')}A1;C-2;01/01/2026;5\n`)
  const asked = await clave(['import-table', 'contracts', moving])
  expect(asked.code).toBe(1)
  expect(asked.out).toContain('  Fila 2  C-1: pasa de Aceros (A1) a Bajío (B2)\n')
  expect(asked.error).toMatch(/ya están con otro cliente.*--moves take.*--moves leave/)
  const left = await clave(['import-table', 'contracts', moving, '--moves', 'leave', '--json'])
  expect(JSON.parse(left.out)).toMatchObject({ outcome: { added: 1, changed: 0, rejected: 1 } })
  const moved = await clave(['import-table', 'contracts', moving, '--moves', 'take', '--json'])
  expect(JSON.parse(moved.out)).toMatchObject({ outcome: { added: 0, changed: 1, same: 1 } })
})

test('a sheet is named; what is mistyped or not allowed says why', async () => {
  const { clave, file, keyOf } = await aServer()
  const columns = ['Periodo', 'Importe'].map((name) => ({ name, kind: 'text' as const }))
  const parts: Uint8Array[] = []
  for await (const part of workbook([
    { name: '2025', columns, rows: [['2025', '10']] },
    { name: '2026', columns, rows: [['2026', '20']] },
  ])) {
    parts.push(part)
  }
  const book = file('libro.xlsx', Buffer.concat(parts))
  const read = await clave(['import-table', 'targets', book, '--sheet', '2026'])
  expect(read).toMatchObject({
    code: 0,
    out: expect.stringContaining('Se ha leído la hoja «2026».'),
  })
  const reader = { CLAVE_KEY: await keyOf('viewer') }
  const refused: [string[], Record<string, string>, number, RegExp][] = [
    [['targets', book, '--sheet', '2027'], {}, 1, /^«libro\.xlsx» no tiene ninguna hoja «2027»/],
    [['costs', book], {}, 2, /^«costs» no vale en table: escribe uno de contracts, targets, /],
    [['targets', book, '--moves', 'no'], {}, 2, /^«no» no vale en --moves.*take, leave/],
    [['targets', 'no.csv'], {}, 1, /^No existe el archivo «no\.csv»/],
    [['targets', book], reader, 1, /^Tu papel en la empresa no permite hacer esto\./],
  ]
  for (const [words, environment, code, why] of refused) {
    const said = await clave(['import-table', ...words], environment)
    expect(said, words.join(' ')).toEqual({ code, out: '', error: expect.stringMatching(why) })
  }
})
