/** Avisos: one list of what goes wrong or is due, the gravest first, with why and what to do. */
import { lazy, useMemo, useState } from 'react'
import { Linked } from '../../identify/telling.tsx'
import { KnowModal } from '../../know/KnowModal.tsx'
import { WRITERS } from '../../kernel/actor.ts'
import { Act } from '../../ui/Act.tsx'
import { useList, useWrite } from '../../ui/api.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Part } from '../../ui/Part.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import type { Column } from '../../ui/Table/column.ts'
import { DataTable } from '../../ui/Table/DataTable.tsx'
import { useListState } from '../../ui/Table/useListState.ts'
import { useWords } from '../../ui/words.ts'
import { askAlerts, listAlerts } from './alert.api.ts'
import { type Alert, AlertList } from './alert.ts'
import { ALERTS_CHANGED, SEVERITY_TONES, useAlertSays, useAlertWhy } from './alertChanged.tsx'
import { AlertModal } from './AlertModal.tsx'
import { AlertState } from './AlertState.tsx'
import { AlertTabs } from './AlertTabs.tsx'
import { AlertTools } from './AlertTools.tsx'
import { placeOf, useAlertActs } from './useAlertActs.tsx'

const EVERY_MS = 60_000
const DigestForm = lazy(async () => ({ default: (await import('./DigestForm.tsx')).DigestForm }))

export function AlertsPage() {
  const t = useWords()
  const { role } = useSession()
  const list = useListState(AlertList)
  const { data, waiting, error } = useList(listAlerts, list.value, { everyMs: EVERY_MS })
  const columns = useColumns()
  const why = useAlertWhy()
  const { acts, asked, done } = useAlertActs()
  const look = useWrite(askAlerts, ALERTS_CHANGED, { said: () => t('monitor:alert.asked') })
  const [byMail, setByMail] = useState(false)
  const first = data?.rows[0]
  const text = first
    ? t('monitor:alert.says', {
        count: data.total,
        high: data.counts.high,
        name: first.account,
        why: why(first),
      })
    : ''
  const now = (WRITERS as readonly string[]).includes(role) && (
    <Act onClick={() => look.mutate({})} busy={look.isPending}>
      {t('monitor:alert.now')}
    </Act>
  )
  return (
    <Page
      title={t('monitor:alert.title')}
      sentence={
        first &&
        list.value.show === 'open' && (
          <Linked text={text} name={first.account} to={placeOf(first)} />
        )
      }
      acts={
        <>
          <Act onClick={() => setByMail(true)}>{t('monitor:alert.digest.title')}</Act>
          {now}
        </>
      }
    >
      <AlertTabs at="/alerts" />
      <DataTable
        name="alerts"
        label={t('monitor:alert.title')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ alertId }) => alertId}
        open={placeOf}
        list={list}
        acts={acts}
        tools={<AlertTools list={list} />}
        empty={<Empty>{t('monitor:alert.empty')}</Empty>}
      />
      <AlertModal asked={asked} done={done} />
      <KnowModal
        title={byMail ? t('monitor:alert.digest.title') : null}
        onClose={() => setByMail(false)}
      >
        <Part height={220}>
          <DigestForm done={() => setByMail(false)} />
        </Part>
      </KnowModal>
    </Page>
  )
}

function useColumns(): Column<Alert>[] {
  const t = useWords()
  const format = useFormat()
  const says = useAlertSays()
  return useMemo(
    () => [
      {
        key: 'account',
        name: t('monitor:alert.account'),
        kind: 'title',
        sort: true,
        cell: ({ account }) => account,
      },
      {
        key: 'severity',
        name: t('monitor:alert.severityName'),
        sort: true,
        cell: ({ severity }) => (
          <Chip tone={SEVERITY_TONES[severity]}>{t(`monitor:alert.severity.${severity}`)}</Chip>
        ),
      },
      {
        key: 'rule',
        name: t('monitor:alert.ruleName'),
        cell: ({ rule }) => t(`monitor:alert.rule.${rule}`),
      },
      {
        key: 'why',
        name: t('monitor:alert.whyName'),
        kind: 'reason',
        cell: (alert) => (
          <>
            {says(alert)} <AlertState alert={alert} />
          </>
        ),
      },
      {
        key: 'since',
        name: t('monitor:alert.since'),
        sort: true,
        cell: ({ sinceOn }) => format.day(sinceOn),
      },
      { key: 'who', name: t('monitor:alert.who'), cell: ({ managerName }) => managerName ?? '—' },
      {
        key: 'sales',
        name: t('monitor:alert.sales'),
        sort: true,
        figure: true,
        cell: ({ sales }) => (sales === null ? '—' : format.moneyShort(sales)),
      },
    ],
    [t, format, says],
  )
}
