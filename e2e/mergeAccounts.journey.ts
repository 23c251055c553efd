/** Two accounts of the demonstration made one and two again, by keyboard and on a phone. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Side } from '../src/accounts/merge.ts'
import { violations } from './axe.ts'
import { inDemo, type Language, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

type Found = { accountId: string; name: string; code: string | null }

/** Two that buy, that nobody chose and that nothing belongs to. */
async function twoOf(page: Page): Promise<[Found, Found]> {
  await page.goto('/portfolio')
  const found = await page.evaluate(async () => {
    const read = async <T>(path: string) => (await (await fetch(`/api${path}`)).json()) as T
    const all = await read<Found[]>('/account-search?q=utillajes')
    const [one] = all
    const plain = []
    for (const other of all.slice(1)) {
      const { other: its } = await read<{ other: Side }>(
        `/accounts/${one!.accountId}/merges/${other.accountId}`,
      )
      if (!its.tiered && its.below === 0 && its.lines > 0) plain.push(other)
    }
    return plain
  })
  return [found[0]!, found[1]!]
}

const WORDS = {
  es: { acts: 'Acciones', merge: 'Fusionar con otra cuenta…', which: '¿Con qué cuenta?' },
  en: { acts: 'Actions', merge: 'Merge with another account…', which: 'With which account?' },
}

async function compare(page: Page, language: Language, [one, other]: [Found, Found]) {
  const { acts, merge, which } = WORDS[language]
  await page.goto(`/accounts/${one.accountId}`)
  await page.getByRole('button', { name: acts, exact: true }).click()
  await page.getByRole('menuitem', { name: merge }).click()
  await page.getByRole('combobox', { name: which }).fill(other.name)
  await page
    .getByRole('option', { name: new RegExp(other.name) })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.MergeFields').waitFor()
  expect(await violations(page)).toEqual([])
}

test('merged field by field, read under the kept one, followed from the old address, and separated', async () => {
  const page = await aPage('es')
  const pair = await twoOf(page)
  await compare(page, 'es', pair)
  const dialog = page.getByRole('dialog')
  const staying = (await dialog.locator('.MergeFields-two b').first().textContent())!
  const [kept, other] = staying === pair[0].name ? pair : [pair[1], pair[0]]
  await dialog.getByRole('radio', { name: new RegExp(other.name) }).focus()
  await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Fusionar', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(`«${other.name}» ya es «${kept.name}»`).waitFor()
  await page.waitForURL(`**/accounts/${kept.accountId}`)
  await page.getByRole('heading', { level: 1, name: other.name }).waitFor()
  // The old address leads to the one that is kept.
  await page.goto(`/accounts/${other.accountId}/profile`)
  await page.waitForURL(`**/accounts/${kept.accountId}/profile`)
  const separate = page.getByRole('button', { name: `Separar ${other.name}` })
  await separate.waitFor()
  await page.waitForLoadState('networkidle')
  expect(await violations(page)).toEqual([])
  await separate.click()
  await page.getByText(/Vuelven a ser dos cuentas/).waitFor()
  await page.goto(`/accounts/${other.accountId}`)
  await page.getByRole('heading', { level: 1, name: other.name }).waitFor()
  expect(page.url()).toContain(other.accountId)
  await page.goto(`/accounts/${kept.accountId}`)
  await page.getByRole('heading', { level: 1, name: kept.name }).waitFor()
  await page.context().close()
}, 120_000)

test('in English, on a phone in the dark: merged and taken back from the message', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  const pair = await twoOf(page)
  await compare(page, 'en', pair)
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click()
  await page.locator('.Undoable button').click()
  await page.getByText('Undone').waitFor()
  for (const { accountId, name } of pair) {
    await page.goto(`/accounts/${accountId}`)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(page.url()).toContain(accountId)
  }
  await page.context().close()
}, 120_000)
