/** What differs between two versions of a plan, or between one and how it stands now. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DifferenceTold } from './DifferenceTold.tsx'
import { listVersions } from './plan.api.ts'
import './plan.css'

const NOW = 'now'

export function DifferencePage({ planId }: { planId: string }) {
  const t = useWords()
  const format = useFormat()
  const { plan, versions } = useRead(listVersions, { planId })
  const [from, setFrom] = useState(String(versions[0]?.no ?? ''))
  const [to, setTo] = useState(NOW)
  const options = versions.map(({ no, state, madeAt }) => ({
    value: String(no),
    label: t('plan:versions.option', {
      no,
      state: t(`plan:state.${state}`),
      day: format.day(madeAt.slice(0, 10)),
    }),
  }))
  return (
    <Page
      title={t('plan:difference.title')}
      facts={[plan.account, plan.title]}
      sentence={t('plan:difference.says')}
      below={<A to={`/accounts/${plan.accountId}/plan`}>{t('plan:difference.back')}</A>}
    >
      {versions.length === 0 ? (
        <Empty>{t('plan:versions.none')}</Empty>
      ) : (
        <Stack>
          <div className="Plan-which">
            <Select
              label={t('plan:difference.from')}
              data={options}
              value={from}
              allowDeselect={false}
              onChange={(next) => setFrom(next ?? from)}
            />
            <Select
              label={t('plan:difference.to')}
              data={[{ value: NOW, label: t('plan:difference.now') }, ...options]}
              value={to}
              allowDeselect={false}
              onChange={(next) => setTo(next ?? to)}
            />
          </div>
          <Card>
            <Part height={200}>
              <DifferenceTold
                planId={planId}
                from={Number(from)}
                {...(to === NOW ? {} : { to: Number(to) })}
              />
            </Part>
          </Card>
        </Stack>
      )}
    </Page>
  )
}
