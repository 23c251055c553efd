/** Moves an opportunity to another stage; undo moves it back. */
import { ask, useWrite } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { moveOpportunity } from './opportunity.api.ts'
import type { Opportunity } from './opportunity.ts'
import { OPPORTUNITIES_CHANGED } from './opportunityChanged.tsx'
import { useStages } from './useStageWords.tsx'

export function useMoveStage() {
  const t = useWords()
  const { stageName } = useStages()
  return useWrite(moveOpportunity, OPPORTUNITIES_CHANGED, {
    said: ({ now: { stageKey, stage, title } }) =>
      t('grow:opportunity.moved', { stage: stageName(stageKey, stage), title }),
    undo: ({ before: { opportunityId, stage } }) => ask(moveOpportunity, { opportunityId, stage }),
  })
}

export function StageChoice({ opportunity }: { opportunity: Opportunity }) {
  const t = useWords()
  const { stages } = useStages()
  const move = useMoveStage()
  const { opportunityId, stageKey, stage, title } = opportunity
  return (
    <select
      className="Stage-choice"
      aria-label={t('grow:opportunity.stageOf', { title })}
      value={stageKey ?? ''}
      onChange={(event) => move.mutate({ opportunityId, stage: event.currentTarget.value })}
    >
      {stageKey === null && <option value="">{stage || t('grow:stage.none')}</option>}
      {stages.map(({ key, says }) => (
        <option key={key} value={key}>
          {says}
        </option>
      ))}
    </select>
  )
}
