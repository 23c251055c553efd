/** A CRM comes in: files dropped together, checked, a like name decided, brought in, seen on the account, taken back; on a phone too. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from './address.ts'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const FILES = {
  'companies.csv': [
    'Company ID,Company Name,Company Domain Name,City',
    '1,Forjas Levante,forjas.example,Sagunto',
    '2,Talleres Ruiz,ruiz.example,León',
  ],
  'contacts.csv': [
    'Contact ID,First Name,Last Name,Email,Job Title,Associated Company Domain',
    '11,Ana,Ruiz,ana@forjas.example,Purchasing,forjas.example',
    '12,Luis,Gil,luis@ruiz.example,Quality,ruiz.example',
  ],
  'deals.csv': [
    'Deal ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company Domain,Associated Contact Email',
    '21,Línea de rodillos,Contract Sent,12500.50,2027-02-01,forjas.example,ana@forjas.example',
  ],
  'tickets.csv': [
    'Ticket ID,Ticket Name,Ticket Status,Ticket Priority,Create Date,Associated Company Domain',
    '31,Falta un albarán,New,High,2026-03-02,forjas.example',
    '32,De nadie,New,Low,2026-03-02,nadie.example',
    '33,,New,Low,2026-03-02,forjas.example',
  ],
  'activities.csv': [
    'Activity ID,Activity Type,Activity Date,Notes/Description,Associated Contact Email',
    '41,Call,2026-03-04,Hablamos del plazo,ana@forjas.example',
  ],
}

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'clave-crm-'))
  for (const [name, lines] of Object.entries(FILES)) {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  }
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

async function aNewcomer(about: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address(),
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
    viewport: { width: 1280, height: 900 },
    ...about,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto('/sign-up')
  await page.locator('input[name=firmName]').fill('Aceros del Ebro')
  await page.locator('input[name=name]').fill('Lucía Ferrer')
  await page.locator('input[name=email]').fill(`crm-${crypto.randomUUID()}@aceros.example`)
  await page.locator('input[name=password]').fill('rodamiento-azul-9')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/data')
  return page
}

async function looksRight(page: Page) {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
}

async function dropAll(page: Page) {
  await page.goto('/data/crm')
  const input = page.locator('input[type=file]')
  await input.waitFor({ state: 'attached' })
  await looksRight(page)
  await input.setInputFiles(Object.keys(FILES).map((name) => join(folder, name)))
  await page.waitForURL('**/data/crm/*')
  await page.getByText('tickets.csv').first().waitFor()
}

test('companies, people, deals, tickets and calls come in together, and go again', async () => {
  const page = await aNewcomer()
  await page.goto('/accounts/new')
  await page.locator('input[name=name]').fill('Forjas Levante, S.L.')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL(/accounts\/[0-9a-f-]{36}/)
  const account = new URL(page.url()).pathname.split('/')[2]!

  await dropAll(page)
  await page.getByRole('button', { name: 'Comprobar' }).click()
  await page.getByText('Nuevas: 2 · Cambian: 0 · Ya están igual: 0').first().waitFor()
  await page.getByText(/Ninguna cuenta se reconoce por «nadie.example»/).waitFor()
  await page.getByText('1 línea que no entra').waitFor()
  await looksRight(page)

  await page.getByRole('combobox', { name: '¿Quién es Forjas Levante?' }).click()
  await page.getByRole('option', { name: /Forjas Levante, S.L./ }).click()
  await page.getByText('Todo decidido').waitFor()
  await page.getByRole('button', { name: 'Traerlo' }).click()
  await page.getByText(/Puedes deshacerlo durante 30 días/).waitFor()
  await looksRight(page)
  const run = page.url()

  await page.goto(`/accounts/${account}/people`)
  await page.getByText('Ana Ruiz').first().waitFor()
  await page.goto(`/accounts/${account}/growth`)
  await page.getByText('1 abierta, por 12.500,50 €.').waitFor()
  await looksRight(page)
  await page.goto(`/accounts/${account}/activity`)
  await page.getByText('Hablamos del plazo').first().waitFor()
  await page.getByText('Falta un albarán').first().waitFor()
  await page.getByText(/De HubSpot llegaron datos de esta cuenta/).waitFor()
  await looksRight(page)

  await page.goto(run)
  await page.getByRole('button', { name: 'Deshacer la importación' }).click()
  await page.getByText(/^Deshecha: /).waitFor()
  await page.goto(`/accounts/${account}/growth`)
  await page.getByText(/No hay oportunidades abiertas/).waitFor()
})

test('on a phone in the dark, in English', async () => {
  const page = await aNewcomer({
    locale: 'en-GB',
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  })
  await dropAll(page)
  await looksRight(page)
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText(/new records would come in/).waitFor()
  await looksRight(page)
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await page.getByText(/You can undo it for 30 days/).waitFor()
  await looksRight(page)
  await page.goto('/data/crm')
  await page
    .getByText(/companies.csv/)
    .first()
    .waitFor()
  await looksRight(page)
})
