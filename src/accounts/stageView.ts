/** How close we are to a client as we see it, as the client does, and as we want to be. models.md §7. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import { Said } from './said.ts'
import { type Stage, STAGES, workingStage } from './stage.ts'

const stage = z.enum(STAGES).nullable().default(null)

/** Without any stage, what was said before is taken back. */
export const StageGiven = z.object({
  ours: stage,
  /** The client's own view: asked, or read from what they do. */
  theirs: stage,
  target: stage,
  /** By when. */
  targetOn: blankable(Day),
  /** How close the client wants to be: asked, as its view is. */
  theirTarget: stage,
  /** From what we know it. */
  evidence: z.string().trim().max(1000).default(''),
  seenOn: Day,
})
export type StageGiven = z.infer<typeof StageGiven>

export const StageView = StageGiven.extend(Said.shape)
export type StageView = z.infer<typeof StageView>

type Views = Pick<StageGiven, 'ours' | 'theirs'>

/** Steps by which we believe ourselves closer than the client does; below 0 it is the client. Null unless both are known. */
export function stepsApart({ ours, theirs }: Views): number | null {
  return ours && theirs ? STAGES.indexOf(ours) - STAGES.indexOf(theirs) : null
}

/** Steps from the working stage up to the target; null where either is unknown. */
export function stepsToTarget({ target, ...views }: Views & { target: Stage | null }) {
  const now = workingStage(views.ours, views.theirs)
  return now && target ? STAGES.indexOf(target) - STAGES.indexOf(now) : null
}
