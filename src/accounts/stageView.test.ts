/** The worked example of docs/methods/relationship.md, recomputed from what it says; and what holds of any views. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOfPotential } from './potential.ts'
import { type Stage, STAGES, strengthOfStage, workingStage } from './stage.ts'
import { stepsApart, stepsToTarget } from './stageView.ts'

test('closer in our eyes than in the client’s', () => {
  const text = readFileSync('docs/methods/relationship.md', 'utf8').split('**Worked example.**')[1]!
  const [ours, theirs, target] = /as (\w+), the client as (\w+), and we want it (\w+)/
    .exec(text)!
    .slice(1) as Stage[]
  const [, potential, sales] = /Of (\d+) that it could buy it bought (\d+)/.exec(text)!
  const views = { ours: ours!, theirs: theirs!, target: target! }
  const working = workingStage(ours!, theirs!)
  expect(text).toContain(
    `Gap ${stepsApart(views)}, working stage ${working}, strength ${strengthOfStage(working)}, ${stepsToTarget(views)} step to the target.`,
  )
  const share = shareOfPotential(Number(sales), Number(potential))!
  expect(text).toContain(`share of potential ${share * 100} %.`)
})

const view = fc.constantFrom<Stage | null>(null, ...STAGES)

test('the working stage is no closer than either view; a gap needs both', () => {
  fc.assert(
    fc.property(view, view, (ours, theirs) => {
      const working = strengthOfStage(workingStage(ours, theirs))
      for (const one of [ours, theirs]) {
        if (one) expect(working).toBeLessThanOrEqual(strengthOfStage(one))
      }
      expect(Number.isNaN(working)).toBe(!ours && !theirs)
      const [apart, turned] = [
        stepsApart({ ours, theirs }),
        stepsApart({ ours: theirs, theirs: ours }),
      ]
      expect(apart === null).toBe(!ours || !theirs)
      expect((apart ?? 0) + (turned ?? 0)).toBe(0)
    }),
  )
})

test('the target is reached where the working stage stands on it, and unknown without both', () => {
  fc.assert(
    fc.property(view, view, view, (ours, theirs, target) => {
      const steps = stepsToTarget({ ours, theirs, target })
      const working = workingStage(ours, theirs)
      expect(steps === 0).toBe(working !== null && working === target)
      expect(steps === null).toBe(working === null || target === null)
    }),
  )
})

test('the share of a potential is never below 0, and not known without one', () => {
  expect(shareOfPotential(-20, 100)).toBe(0)
  expect(shareOfPotential(150, 100)).toBe(1.5)
  for (const [sales, potential] of [
    [null, 100],
    [100, null],
    [100, 0],
  ] as const) {
    expect(shareOfPotential(sales, potential)).toBeNull()
  }
})
