/** Search and filters of the pipeline. */
import { listColleagues } from '../accounts/account.api.ts'
import { TIERS, type TierName } from '../segment/tier.ts'
import { useRead } from '../ui/api.ts'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import type { ListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import {
  OPPORTUNITY_KINDS,
  OPPORTUNITY_ORIGINS,
  OPPORTUNITY_STATES,
  type Opportunity,
  type OpportunityKind,
  type OpportunityOrigin,
} from './opportunity.ts'
import type { PipelineList } from './pipeline.ts'
import { useReasons, useStages } from './useStageWords.tsx'

export function PipelineTools({ list }: { list: ListState<typeof PipelineList> }) {
  const t = useWords()
  const people = useRead(listColleagues, {})
  const { stages } = useStages()
  const { reasons } = useReasons()
  const { late, state, stage, kind, owner, tier, origin, reason } = list.value
  return (
    <>
      <SearchField list={list} label={t('grow:pipeline.search')} />
      <Filter
        name={t('grow:pipeline.state')}
        options={OPPORTUNITY_STATES.map((value) => ({
          value,
          name: t(`grow:opportunity.states.${value}`),
        }))}
        chosen={state}
        onChange={(chosen) => list.change({ state: chosen as Opportunity['state'][] })}
      />
      <Filter
        name={t('grow:pipeline.stage')}
        options={[
          ...stages.map(({ key, says }) => ({ value: key, name: says })),
          { value: 'none', name: t('grow:stage.none') },
        ]}
        chosen={stage}
        onChange={(chosen) => list.change({ stage: chosen })}
      />
      <Filter
        single
        name={t('grow:pipeline.lateName')}
        options={[
          { value: 'true', name: t('grow:pipeline.onlyLate') },
          { value: 'false', name: t('grow:pipeline.notLate') },
        ]}
        chosen={late === undefined ? [] : [String(late)]}
        onChange={([chosen]) => list.change({ late: chosen })}
      />
      <Filter
        name={t('grow:pipeline.owner')}
        options={[
          { value: 'me', name: t('grow:pipeline.me') },
          ...people.map(({ personId, name }) => ({ value: personId, name })),
        ]}
        chosen={owner}
        onChange={(chosen) => list.change({ owner: chosen })}
      />
      <Filter
        name={t('grow:pipeline.kind')}
        options={[
          ...OPPORTUNITY_KINDS.map((value) => ({
            value,
            name: t(`grow:opportunity.kinds.${value}`),
          })),
          { value: 'none', name: t('grow:opportunity.kindless') },
        ]}
        chosen={kind}
        onChange={(chosen) => list.change({ kind: chosen as (OpportunityKind | 'none')[] })}
      />
      <Filter
        name={t('grow:pipeline.origin')}
        options={OPPORTUNITY_ORIGINS.map((value) => ({
          value,
          name: t(`grow:opportunity.origins.${value}`),
        }))}
        chosen={origin}
        onChange={(chosen) => list.change({ origin: chosen as OpportunityOrigin[] })}
      />
      <Filter
        name={t('grow:pipeline.tier')}
        options={TIERS.map((value) => ({ value, name: t(`segment:tier.${value}.name`) }))}
        chosen={tier}
        onChange={(chosen) => list.change({ tier: chosen as TierName[] })}
      />
      <Filter
        name={t('grow:pipeline.reason')}
        options={[
          ...reasons.map(({ key, says }) => ({ value: key, name: says })),
          { value: 'none', name: t('grow:reason.none') },
        ]}
        chosen={reason}
        onChange={(chosen) => list.change({ reason: chosen })}
      />
    </>
  )
}
