// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { show } from '../ui/testing.tsx'
import { aServer } from '../ui/testingServer.ts'
import { plainSpaces } from './testing.ts'
import { useChance } from './useChance.tsx'

const { person } = aServer({ title: '' })

function Told() {
  const chance = useChance()
  return <p>{[1, 0.996, 0.994, 0.5, 0.006, 0.004, 0].map(chance).join(' · ')}</p>
}

test.each([
  ['es', 'más del 99 % · más del 99 % · 99 % · 50 % · 1 % · menos del 1 % · 0 %'],
  ['en', 'over 99% · over 99% · 99% · 50% · 1% · under 1% · 0%'],
] as const)('a probability is never told as certain (%s)', async (locale, said) => {
  const page = await show(<Told />, person, { locale })
  expect(plainSpaces(page.container.textContent)).toContain(said)
})
