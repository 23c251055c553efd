// @vitest-environment jsdom
/** The frame: where one can go, by hand, by keyboard and by the palette. */
import { fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { CallFailed } from '../kernel/call.ts'
import { Frame } from './Frame.tsx'
import { DataIcon, PortfolioIcon, TodayIcon } from './icons.tsx'
import { useShortcut } from './shortcuts.ts'
import type { CommandMaker, Finder, NavEntry } from './slots.ts'
import { show } from './testing.tsx'
import { aServer } from './testingServer.ts'

const places: NavEntry[] = [
  { name: 'ui:chart.seeTable', path: '/today', letter: 'h', icon: <TodayIcon /> },
  { name: 'ui:chart.seePicture', path: '/portfolio', letter: 'c', icon: <PortfolioIcon /> },
  { name: 'ui:chart.save', path: '/data', letter: 'd', icon: <DataIcon />, may: ['admin'] },
]
const commands: CommandMaker[] = [
  ({ go }) => [
    { command: 'import', name: 'Importar ventas', group: 'Hacer', run: () => go('/data/import') },
  ],
]
const finders: Finder[] = [
  (text, { go }) =>
    Promise.resolve(
      text.startsWith('for')
        ? [
            {
              command: 'a1',
              name: 'Forjas Levante',
              group: 'Cuentas',
              run: () => go('/accounts/a1'),
            },
          ]
        : [],
    ),
]
const { person } = aServer({ title: '' })
let met = 0
const captured: unknown[][] = []

function Meeting() {
  useShortcut('m', 'ui:chart.pick', () => (met += 1))
  return <input aria-label="nota" />
}

function Broken(): never {
  throw new CallFailed({ status: 404, code: 'request/not-found' })
}

function open(at: string, page = <Meeting />) {
  return show(
    <Frame
      places={places}
      commands={commands}
      finders={finders}
      capture={(...given: unknown[]) => captured.push(given)}
      signOut={() => {}}
      speakIn={() => {}}
      openFirm={() => {}}
    >
      {page}
    </Frame>,
    person,
    { at },
  )
}

const press = (key: string, more = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })

beforeEach(() => {
  localStorage.clear()
  met = 0
})

test('it shows the places of one’s role and marks where one is', async () => {
  const page = await open('/portfolio')
  const here = page.getAllByRole('link', { current: 'page' })
  expect(here.map((link) => link.getAttribute('href'))).toEqual(['/portfolio', '/portfolio'])
  expect(page.queryByText('Guardar')).toBeNull()
  page.getByRole('link', { name: 'Ir al contenido' })
  page.getByRole('main')
})

test('g and a letter go there; a letter acts; neither while someone writes', async () => {
  const page = await open('/portfolio')
  press('m')
  expect(met).toBe(1)
  press('g')
  press('h')
  await waitFor(() => expect(page.where()).toBe('/today'))

  page.getByRole('textbox', { name: 'nota' }).focus()
  press('m')
  expect(met).toBe(1)
})

test('the list of keys shows what acts here, and letters can be switched off', async () => {
  const page = await open('/portfolio')
  press('?')
  await page.findByText('Filtrar')
  fireEvent.click(page.getByRole('switch', { name: /Las letras sueltas actúan/ }))
  fireEvent.click(page.getByRole('button', { name: 'Cerrar' }))
  await waitFor(() => expect(page.queryByRole('dialog')).toBeNull())
  press('m')
  expect(met).toBe(0)
})

test('the palette finds places, acts and accounts, whatever their accents', async () => {
  const page = await open('/today')
  press('k', { ctrlKey: true })
  const field = await page.findByRole('textbox', { name: 'Buscar o ir a' })
  fireEvent.change(field, { target: { value: 'gráf' } })
  await page.findByRole('button', { name: /Ver gráfico/ })
  fireEvent.change(field, { target: { value: 'grafico' } })
  await page.findByRole('button', { name: /Ver gráfico/ })
  fireEvent.change(field, { target: { value: 'importar' } })
  await page.findByRole('button', { name: /Importar ventas/ })
  fireEvent.change(field, { target: { value: 'forj' } })
  fireEvent.click(await page.findByRole('button', { name: /Forjas Levante/ }))
  await waitFor(() => expect(page.where()).toBe('/accounts/a1'))
})

test('a page that cannot be shown is still headed by what happened', async () => {
  const page = await open('/portfolio', <Broken />)
  await page.findByRole('heading', { level: 1, name: /^Esto no existe/ })
})

test('writing something down opens by button and by its letter, and is handed nothing of the press', async () => {
  captured.length = 0
  const page = await open('/today')
  for (const button of await page.findAllByRole('button', { name: /Apuntar/ })) {
    fireEvent.click(button)
  }
  press('n')
  expect(captured).toEqual([[], [], []])
})
