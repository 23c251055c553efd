/** Stages and reasons as the firm chose them. */
import { z } from 'zod'
import { choiceOf, topic } from '../platform/choice.ts'
import { type Db, many } from '../platform/db.ts'
import { Reasons, type Stage, stageMeant, Stages, type StagesTold } from './stage.ts'

export const stageChoice = topic('grow.stages', Stages)
export const reasonChoice = topic('grow.reasons', Reasons)

export const stagesOf = async (db: Db): Promise<Stage[]> => (await choiceOf(db, stageChoice)).stages

/** How often each text stands at open opportunities. */
export function stageTexts(db: Db) {
  return many(
    z.object({ text: z.string(), count: z.number() }),
    db`
    select stage as text, count(*) as count from opportunity
    where firm_id = ${db.firm} and state = 'open' and account_id is not null
    group by 1 order by 2 desc, 1
  `,
  )
}

export async function stagesTold(db: Db): Promise<StagesTold> {
  const stages = await stagesOf(db)
  const texts = await stageTexts(db)
  const unknown = texts.filter(({ text }) => text !== '' && stageMeant(text, stages) === null)
  return { stages, unknown }
}
