/** The palette goes to every page of Cartera, Selección and Datos, in both languages. */
import { expect, test } from 'vitest'
import { dataCommands } from '../gather/commands.tsx'
import { portfolioCommands } from '../identify/commands.tsx'
import { COST_PLACES, PORTFOLIO_PARTS } from '../identify/portfolioPlaces.ts'
import { wordsFor } from '../platform/words.ts'
import { selectionCommands } from '../segment/commands.tsx'
import { SELECTION_PARTS } from '../segment/selectionPlaces.ts'

const READ = {
  es: [
    'Valor y riesgo',
    'Retención',
    'Demanda',
    'Objetivos',
    'Índices de precios',
    'Selección: Criterios',
  ],
  en: ['Value and risk', 'Retention', 'Demand', 'Targets', 'Price indices', 'Selection: Criteria'],
}

function found(language: 'es' | 'en', session: object) {
  const been: string[] = []
  const go = (path: string) => been.push(path)
  const world = { session, t: wordsFor(language), go } as never
  const commands = [
    ...portfolioCommands(world),
    ...selectionCommands(world),
    ...dataCommands(world),
  ]
  for (const { run } of commands) run()
  return { commands, been }
}

test.each(['es', 'en'] as const)('in %s each is found by its name, and leads there', (language) => {
  const { commands, been } = found(language, { firm: { firmId: 'f' } })
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(READ[language]))
  // A key without words would stand here as it is.
  for (const { name, also = [] } of commands)
    expect([name, ...also].join(' ')).not.toMatch(/\w\.\w/)
  expect(new Set(commands.map(({ command }) => command)).size).toBe(commands.length)
  expect(been).toEqual(
    expect.arrayContaining([
      ...Object.values(PORTFOLIO_PARTS).map(({ path }) => path),
      ...Object.values(COST_PLACES),
      ...Object.values(SELECTION_PARTS).map(({ path }) => path),
      '/data/rates',
      '/data/prices',
    ]),
  )
})

test('without a firm open there is nowhere to go', () => {
  expect(found('es', { firm: null }).commands).toEqual([])
})
