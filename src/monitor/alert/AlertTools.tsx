/** Search and filters of the alerts. */
import { useWords } from '../../ui/words.ts'
import { Filter, SearchField } from '../../ui/Table/Filters.tsx'
import type { ListState } from '../../ui/Table/useListState.ts'
import type { AlertList } from './alert.ts'
import { RULE_CODES, type RuleCode, SEVERITIES, type Severity } from './alertRule.ts'

const SHOWS = ['open', 'snoozed', 'closed'] as const

export function AlertTools({ list }: { list: ListState<typeof AlertList> }) {
  const t = useWords()
  const { severity, rule, mine, show } = list.value
  return (
    <>
      <SearchField list={list} label={t('monitor:alert.search')} />
      <Filter
        name={t('monitor:alert.severityName')}
        options={SEVERITIES.map((value) => ({ value, name: t(`monitor:alert.severity.${value}`) }))}
        chosen={severity}
        onChange={(chosen) => list.change({ severity: chosen as Severity[] })}
      />
      <Filter
        name={t('monitor:alert.ruleName')}
        options={RULE_CODES.map((value) => ({ value, name: t(`monitor:alert.rule.${value}`) }))}
        chosen={rule}
        onChange={(chosen) => list.change({ rule: chosen as RuleCode[] })}
      />
      <Filter
        single
        name={t('monitor:alert.mineName')}
        options={[{ value: 'mine', name: t('monitor:alert.mine') }]}
        chosen={mine ? ['mine'] : []}
        onChange={([chosen]) => list.change({ mine: chosen === 'mine' })}
      />
      <Filter
        single
        name={t('monitor:alert.show')}
        options={SHOWS.map((value) => ({ value, name: t(`monitor:alert.shows.${value}`) }))}
        chosen={show === 'open' ? [] : [show]}
        onChange={([chosen]) => list.change({ show: (chosen as 'open' | undefined) ?? 'open' })}
      />
    </>
  )
}
