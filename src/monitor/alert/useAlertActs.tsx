/** What can be done about an alert where it stands: go to it, make a task, put it off, close it. */
import { useState } from 'react'
import { whyNotWrite } from '../../accounts/account.ts'
import { useGo } from '../../ui/A.tsx'
import { ask, useWrite } from '../../ui/api.ts'
import { useSession } from '../../ui/session.ts'
import type { RowAct } from '../../ui/Table/TableRow.tsx'
import { useWords } from '../../ui/words.ts'
import { closeAlert, reopenAlert } from './alert.api.ts'
import { type Alert, whyNotClose, whyNotReopen } from './alert.ts'
import { ALERTS_CHANGED } from './alertChanged.tsx'
import type { AlertAsked } from './AlertModal.tsx'
import { ruleOf } from './alertRule.ts'

export const placeOf = ({ accountId, rule }: Pick<Alert, 'accountId' | 'rule'>) =>
  `/accounts/${accountId}/${ruleOf(rule).tab}`

export function useAlertActs() {
  const t = useWords()
  const go = useGo()
  const { actor } = useSession()
  const [asked, setAsked] = useState<AlertAsked | null>(null)
  const close = useWrite(closeAlert, ALERTS_CHANGED, {
    said: () => t('monitor:alert.closedDone'),
    undo: ({ alertId }) => ask(reopenAlert, { alertId }),
  })
  const back = useWrite(reopenAlert, ALERTS_CHANGED, { said: () => t('monitor:alert.reopened') })
  const acts = (alert: Alert): RowAct[] => {
    const { alertId } = alert
    const writing = whyNotWrite(
      actor,
      alert.carers.map((personId) => ({ personId })),
    )
    const to = { name: t('monitor:alert.go'), run: () => go(placeOf(alert)) }
    const reopens = {
      name: t('monitor:alert.reopen'),
      run: () => back.mutate({ alertId }),
      refusal: writing ?? whyNotReopen(alert),
    }
    const refusal = writing ?? whyNotClose(alert)
    if (alert.state !== 'open' && alert.state !== 'snoozed') return [to, reopens]
    const form = (act: AlertAsked['act']) => () => setAsked({ alert, act })
    return [
      to,
      { name: t('monitor:alert.task'), run: form('task'), refusal },
      {
        name: t('monitor:alert.done'),
        run: () => close.mutate({ alertId, useful: true }),
        refusal,
      },
      { name: t('monitor:alert.notUseful'), run: form('notUseful'), refusal },
      { name: t('monitor:alert.snooze'), run: form('snooze'), refusal },
      ...(alert.state === 'snoozed' ? [reopens] : []),
    ]
  }
  return { acts, asked, done: () => setAsked(null) }
}
