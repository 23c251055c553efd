/** `clave import`, `accounts` and `call` as they are typed, against a running Clave. */
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aServer } from './remote.testing.ts'

// Every command is a process of its own.
vi.setConfig({ testTimeout: 180_000 })

const LEDGER = `Factura;Fecha;Código cliente;Cliente;Importe;Divisa
;01/03/2024;A1;Aceros del Norte;1.000,00;EUR
;15/04/2024;A1;Aceros del Norte;100,00;EUR
;20/04/2024;B2;Bajío;80,00;EUR
`
const LATER = `Factura;Fecha;Código cliente;Cliente;Importe;Divisa
;20/04/2024;B2;Bajío;90,00;EUR
`

test('a ledger goes in, accounts come out, and any endpoint answers, in Spanish and in English', async () => {
  const { clave, file } = await aServer()
  const ledger = file('ventas.csv', LEDGER)
  expect(await clave(['import', ledger])).toEqual({
    code: 0,
    out: 'Líneas aceptadas: 3; rechazadas: 0; del 1 mar 2024 al 20 abr 2024.\nPublicado; líneas: 3, cuentas: 2, nuevas: 2.\n',
    error: '',
  })
  expect((await clave(['accounts'])).out).toBe(
    `${[
      '        1.100,00 €  A1           Aceros del Norte',
      '           80,00 €  B2           Bajío',
      'Cuentas: 2 de 2',
    ].join('\n')}\n`,
  )
  const english = await clave(['accounts', '--text', 'baj'], { LANG: 'en_US.UTF-8' })
  expect(english.out).toBe('            €80.00  B2           Bajío\nAccounts: 1 of 1\n')
  const { rows } = JSON.parse((await clave(['accounts', '--json', '--size', '1'])).out) as {
    rows: { accountId: string; name: string }[]
  }
  expect(rows).toMatchObject([{ name: 'Aceros del Norte' }])

  const one = await clave(['call', 'GET', `/accounts/${rows[0]!.accountId}`])
  expect(JSON.parse(one.out)).toMatchObject({ code: 'A1' })
  expect(JSON.parse((await clave(['call', 'GET /firm'])).out)).toMatchObject({
    name: 'Aceros Ibéricos',
  })
  const coded = await clave(['call', 'POST', '/accounts', 'name=2024', 'code=17'])
  expect(JSON.parse(coded.out)).toMatchObject({ name: '2024', code: '17' })
})

test('lines of a period that is there already: which way is asked, and then taken', async () => {
  const { clave, file } = await aServer()
  await clave(['import', file('ventas.csv', LEDGER)])
  const later = file('despues.csv', LATER)
  const asked = await clave(['import', later])
  expect(asked.code).toBe(1)
  expect(asked.error).toMatch(/ya hay en este periodo\. .*--overlap replace.*--overlap add/)
  const english = await clave(['import', later], { LANG: 'en_US.UTF-8' })
  expect(english.error).toMatch(/--overlap replace.*--overlap add/)

  const replaced = await clave(['import', later, '--overlap', 'replace', '--json'])
  expect(JSON.parse(replaced.out)).toMatchObject({ state: 'published', outcome: { lines: 1 } })
  const accounts = await clave(['accounts', '--text', 'baj'])
  expect(accounts.out).toContain(' 90,00 €  B2')
  expect(await clave(['import', later])).toMatchObject({
    code: 1,
    error: expect.stringContaining('ya está publicado'),
  })
})

test('what is refused says why, and what to do, in few lines and no more', async () => {
  const { clave, file, keyOf, house } = await aServer()
  const ledger = file('ventas.csv', LEDGER)
  mkdirSync(join(house.dataFolder, 'carpeta'))
  const elsewhere = await aStranger()
  const reader = { CLAVE_KEY: await keyOf('viewer') }
  const refused: [string[], Record<string, string>, number, RegExp][] = [
    [['import', ledger], { CLAVE_KEY: '' }, 1, /^La clave de la API falta o no vale\..*--key/],
    [['accounts', '--key', 'clave_no'], {}, 1, /^La clave de la API falta o no vale\..*--key/],
    [
      ['accounts', '--key', 'x'],
      { LANG: 'en_US.UTF-8' },
      1,
      /^The API key is missing or not valid/,
    ],
    [['import', ledger], reader, 1, /^Tu papel en la empresa no permite hacer esto\./],
    [['import', 'no.csv'], {}, 1, /^No existe el archivo «no\.csv»\.\n$/],
    [['import', join(house.dataFolder, 'carpeta')], {}, 1, /^No existe el archivo/],
    [['import', file('vacio.csv', '')], {}, 1, /^«vacio\.csv» está vacío\. /],
    [['import', file('nada.csv', 'x')], {}, 1, /^En «nada\.csv» no se reconocen columnas\. /],
    [['import', ledger, '--overlap', 'otra'], {}, 2, /^«otra» no vale en --overlap.*replace, add/],
    [['import', ledger, '--home', 'euros'], {}, 2, /^«euros» no es una moneda/],
    [['accounts', '--size', 'mil'], {}, 2, /^Hay datos por corregir\.[^]*\n {2}size: \S/],
    [['accounts', '--segment', 'Ricos'], {}, 2, /^«Ricos» no vale en --segment.*Champions/],
    [['accounts', '--url', 'localhost:3000'], {}, 2, /^«localhost:3000» no es una dirección/],
    [['accounts', '--url', 'http://localhost:1'], {}, 1, /^Clave no responde/],
    [['accounts', '--url', elsewhere], {}, 1, /no es este Clave/],
    [['call', 'GET', '/nada'], {}, 2, /^La API no tiene «GET \/nada»/],
    [['call', 'GET', '/accounts/abc'], {}, 2, /^Hay datos por corregir\.[^]*\n {2}accountId: \S/],
    [['call', 'POST', '/accounts'], {}, 2, /^Hay datos por corregir\.[^]*\n {2}name: \S/],
  ]
  for (const [words, environment, code, why] of refused) {
    const said = await clave(words, environment)
    expect(said, words.join(' ')).toEqual({ code, out: '', error: expect.stringMatching(why) })
    expect(said.error.trim().split('\n').length, said.error).toBeLessThan(4)
  }
})

/** Some other server, which answers everything with a page. */
async function aStranger(): Promise<string> {
  const server = createServer((_, response) => void response.end('<!doctype html>'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
