/** Which line of the account's plan is promised: it brings its words, its day and where it stands. */
import { Select } from '@mantine/core'
import { listAccountPlans, readPlan } from '../plan/plan.api.ts'
import { useRead } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'

type Brought = { promise: string; dueOn: string | undefined; source: string }
type Props = { accountId: string; bring: (line: Brought) => void }

export function FromPlan({ accountId, bring }: Props) {
  const t = useWords()
  const open = useRead(listAccountPlans, { accountId }).find(({ state }) => state !== 'closed')
  if (!open) return <p className="dim">{t('commit:fromPlan.none')}</p>
  return <Lines planId={open.planId} bring={bring} />
}

function Lines({ planId, bring }: { planId: string } & Pick<Props, 'bring'>) {
  const t = useWords()
  const { plan, items } = useRead(readPlan, { planId })
  const lines = items.filter(
    ({ kind, state }) =>
      !['answer', 'kpi', 'planB'].includes(kind) && (state === 'draft' || state === 'active'),
  )
  return (
    <Select
      searchable
      label={t('commit:fromPlan.line')}
      description={t('commit:fromPlan.hint')}
      nothingFoundMessage={t('commit:fromPlan.empty')}
      data={lines.map(({ itemId, title }) => ({ value: itemId, label: title }))}
      onChange={(itemId) => {
        const line = lines.find((one) => one.itemId === itemId)
        if (!line) return
        const { title: promise, dueOn } = line
        bring({ promise, dueOn: dueOn ?? undefined, source: plan.title })
      }}
    />
  )
}
