/** Reclamaciones of the whole firm: which are open, how grave, and since when. */
import { Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { whyNotWrite } from '../../accounts/account.ts'
import { governs } from '../../access/SettingsTabs.tsx'
import { SheetImport } from '../../gather/SheetImport.tsx'
import { useList } from '../../ui/api.ts'
import { Stack } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import type { Column } from '../../ui/Table/column.ts'
import { DataTable } from '../../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../../ui/Table/Filters.tsx'
import { useListState } from '../../ui/Table/useListState.ts'
import { useWords } from '../../ui/words.ts'
import { listComplaints } from './complaint.api.ts'
import { type Complaint, ComplaintList, SEVERITIES } from './complaint.ts'
import { ComplaintForm } from './ComplaintForm.tsx'
import { COMPLAINTS_CHANGED } from './satisfactionChanged.tsx'
import { SatisfactionTabs } from './SatisfactionTabs.tsx'

export const SEVERITY_TONES = { high: 'bad', medium: 'warn', low: 'plain' } as const
const STATES = ['open', 'closed'] as const

export function ComplaintsPage() {
  const t = useWords()
  const { actor, role } = useSession()
  const [changed, change] = useState<Complaint | null>(null)
  const list = useListState(ComplaintList)
  const { data, waiting, error } = useList(listComplaints, list.value)
  const columns = useColumns()
  const acts = (complaint: Complaint) => [
    {
      name: t('monitor:satisfaction.change'),
      run: () => change(complaint),
      refusal: whyNotWrite(
        actor,
        complaint.carers.map((personId) => ({ personId })),
      ),
    },
  ]
  return (
    <Page
      title={t('monitor:satisfaction.tab.complaints')}
      sentence={
        data && t('monitor:satisfaction.complaint.says', { count: data.open, grave: data.grave })
      }
    >
      <SatisfactionTabs at="complaints" />
      <Stack>
        <DataTable
          name="complaints"
          label={t('monitor:satisfaction.tab.complaints')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ complaintId }) => complaintId}
          open={({ accountId }) => `/accounts/${accountId}/satisfaction`}
          list={list}
          {...(role === 'viewer' ? {} : { acts })}
          tools={
            <>
              <SearchField list={list} label={t('monitor:satisfaction.complaint.search')} />
              <Filter
                name={t('monitor:satisfaction.complaint.stateName')}
                options={STATES.map((value) => ({
                  value,
                  name: t(`monitor:satisfaction.complaint.state.${value}`),
                }))}
                chosen={list.value.state}
                onChange={(state) => list.change({ state: state as (typeof STATES)[number][] })}
              />
              <Filter
                name={t('monitor:satisfaction.complaint.severityName')}
                options={SEVERITIES.map((value) => ({
                  value,
                  name: t(`monitor:satisfaction.complaint.severity.${value}`),
                }))}
                chosen={list.value.severity}
                onChange={(severity) =>
                  list.change({ severity: severity as (typeof SEVERITIES)[number][] })
                }
              />
            </>
          }
          empty={<Empty>{t('monitor:satisfaction.complaint.noneAnywhere')}</Empty>}
        />
        {governs(role) && <SheetImport target="complaints" refreshes={COMPLAINTS_CHANGED} />}
      </Stack>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changed !== null}
        onClose={() => change(null)}
        title={t('monitor:satisfaction.complaint.change')}
      >
        {changed && (
          <ComplaintForm
            accountId={changed.accountId}
            changes={changed}
            done={() => change(null)}
          />
        )}
      </Modal>
    </Page>
  )
}

function useColumns(): Column<Complaint>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'title',
        name: t('monitor:satisfaction.complaint.what'),
        kind: 'title',
        cell: ({ title }) => title,
      },
      {
        key: 'account',
        name: t('monitor:health.account'),
        sort: true,
        cell: ({ account }) => account,
      },
      {
        key: 'severity',
        name: t('monitor:satisfaction.complaint.severityName'),
        sort: true,
        cell: ({ severity }) => (
          <Chip tone={SEVERITY_TONES[severity]}>
            {t(`monitor:satisfaction.complaint.severity.${severity}`)}
          </Chip>
        ),
      },
      {
        key: 'receivedOn',
        name: t('monitor:satisfaction.complaint.receivedOn'),
        sort: true,
        cell: ({ receivedOn }) => format.day(receivedOn),
      },
      {
        key: 'closedOn',
        name: t('monitor:satisfaction.complaint.closedOn'),
        cell: ({ closedOn }) =>
          closedOn ? format.day(closedOn) : t('monitor:satisfaction.complaint.state.open'),
      },
      {
        key: 'cure',
        name: t('monitor:satisfaction.complaint.cure'),
        kind: 'reason',
        cell: ({ cause, cure }) => [cause, cure].filter(Boolean).join(' → '),
      },
    ],
    [t, format],
  )
}
