import { expect, test } from 'vitest'
import { PotentialGiven, shareOfPotential } from '../src/accounts/potential.ts'
import { ReferralGiven } from '../src/accounts/referral.ts'
import { StageGiven, stepsApart } from '../src/accounts/stageView.ts'
import { InterestGiven } from '../src/segment/interest.ts'
import { STRATEGIES } from './choosing.ts'
import { clientsOf } from './clients.ts'
import { broughtOf, relationsOf } from './relations.ts'
import { SEED } from './sample.ts'

const AS_OF = '2026-11-20'
const clients = clientsOf(SEED)
const relations = relationsOf(clients, AS_OF, SEED)

test('of some sixty clients it is known how close they are, what they could buy and what they serve', () => {
  expect(relations.length).toBeGreaterThanOrEqual(60)
  for (const { stages, potential, interest, serves } of relations) {
    for (const stage of stages) expect(StageGiven.parse(stage)).toEqual(stage)
    expect(PotentialGiven.parse(potential)).toEqual(potential)
    if (interest) expect(InterestGiven.parse(interest)).toEqual(interest)
    if (serves) expect(STRATEGIES[serves.strategy]).toBeDefined()
    const days = [...stages, potential, ...(interest ? [interest] : [])].map((one) => one.seenOn)
    expect(days.every((day) => day <= AS_OF)).toBe(true)
  }
  const named = relations.filter(({ serves }) => serves !== null)
  expect(new Set(named.map(({ serves }) => serves!.strategy))).toEqual(new Set([0, 1, 2]))
})

test('suppliers believe they are closer than the client does, more often than not', () => {
  const apart = relations.flatMap(({ stages }) => stepsApart(stages.at(-1)!) ?? [])
  const closer = apart.filter((steps) => steps > 0).length
  const farther = apart.filter((steps) => steps < 0).length
  expect(closer).toBeGreaterThan(15)
  expect(farther).toBeGreaterThan(0)
  expect(closer).toBeGreaterThan(4 * farther)
})

test('none buys more than it could', () => {
  for (const { client, potential } of relations) {
    if (client.place.currency !== 'EUR') continue
    const yearly =
      ((client.size * 365) / client.gap) * (client.life.level(4.8) / client.life.slow(4.8))
    expect(shareOfPotential(yearly, Number(potential.amount))).toBeLessThan(1)
  }
})

test('a few came through another, each through one, after it was a client', () => {
  const brought = broughtOf(clients, AS_OF, SEED)
  expect(brought.length).toBeGreaterThan(4)
  expect(new Set(brought.map((one) => one.brought)).size).toBe(brought.length)
  for (const { by, brought: came, broughtOn, note } of brought) {
    expect(by.life.from).toBeLessThan(came.life.from)
    expect(ReferralGiven.shape.broughtOn.safeParse(broughtOn).success && note !== '').toBe(true)
  }
})
