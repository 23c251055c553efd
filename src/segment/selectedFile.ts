/** What `clave select --json` writes: every account with its scores, and what the choice comes to. */
import { z } from 'zod'
import { BIASES } from './bias.ts'
import { Lines } from './criteria.ts'
import { BOXES } from './matrix.ts'
import { CapacityFile } from './selectionFile.ts'

const known = z.number().nullable()
const BySkill = z.record(z.string(), z.number())

export const SelectedFile = z.strictObject({
  accounts: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      /** 1 to 5; null where no criterion of the axis is known. */
      financial: known,
      strategic: known,
      attractiveness: known,
      strength: known,
      box: z.enum(BOXES).nullable(),
      /** Of the weight, how much is known. */
      confidence: z.number().min(0).max(1),
      chosen: z.boolean(),
      /** Points to spare (above 0) or lacking; null where it had no choice. */
      margin: known,
      /** Share of perturbed weightings that choose it; null where none were tried. */
      robustness: z.number().min(0).max(1).nullable(),
      bias: z.enum(BIASES).nullable(),
    }),
  ),
  objective: z.strictObject({
    strategic: z.number(),
    financial: z.number(),
    financialShareOfBest: known,
    /** Distance from the least upper bound, relatively: 0 where proven best. */
    gap: z.number().min(0),
  }),
  /** Without wishes, from the most strategic to the most financial. */
  frontier: z.array(z.strictObject({ strategic: z.number(), financial: z.number() })),
  hours: z.strictObject({ available: BySkill, used: BySkill }),
  limits: CapacityFile.pick({
    most: true,
    least: true,
    financialShare: true,
    reserve: true,
  })
    .extend({ lines: Lines })
    .strict(),
  additions: z.array(
    z.strictObject({
      skill: z.string(),
      hours: z.int().positive(),
      /** By code: who would come in with so many more hours, and who would go. */
      added: z.array(z.string()),
      dropped: z.array(z.string()),
    }),
  ),
  solver: z.string(),
})
export type SelectedFile = z.infer<typeof SelectedFile>
