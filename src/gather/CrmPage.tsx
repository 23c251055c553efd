/** Datos, from the CRM: a place to drop its exported files, and what came in before. */
import { useMemo } from 'react'
import { A, useGo } from '../ui/A.tsx'
import { ask, useList } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listCrmImports, makeCrmImport } from './crm.api.ts'
import { type CrmImport, CrmList, isBusyCrm, whyNotBringIn } from './crm.ts'
import { CrmDrop } from './CrmDrop.tsx'
import { CRM_TONES } from './crmTones.tsx'
import { DataTabs } from './DataTabs.tsx'

const BUSY_EVERY_MS = 2_000

export function CrmPage() {
  const t = useWords()
  const go = useGo()
  const { actor, firm } = useSession()
  const brings = whyNotBringIn(actor) === null
  return (
    <Page
      title={t('gather:data.title')}
      facts={[firm.name]}
      sentence={t(brings ? 'gather:crm.sentence' : 'gather:refusal.leads-only')}
    >
      <DataTabs at="/data/crm" />
      <Cards columns="1fr">
        {brings && (
          <Stack>
            <Card title={t('gather:crm.title')}>
              <CrmDrop
                into={async () => (await ask(makeCrmImport, {})).crmImportId}
                then={(crmImportId) => go(`/data/crm/${crmImportId}`)}
              />
            </Card>
            <Runs />
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function Runs() {
  const t = useWords()
  const format = useFormat()
  const list = useListState(CrmList)
  const { data, waiting, error } = useList(listCrmImports, list.value, {
    everyMs: (now) => (now?.rows.some(isBusyCrm) ? BUSY_EVERY_MS : false),
  })
  const columns = useMemo<Column<CrmImport>[]>(() => {
    const sum =
      (which: 'added' | 'changed' | 'rejected') =>
      ({ counts }: CrmImport) =>
        counts.length === 0 ? '—' : format.number(counts.reduce((all, one) => all + one[which], 0))
    return [
      {
        key: 'files',
        name: t('gather:data.files'),
        kind: 'title',
        cell: ({ files }) => files.map(({ file }) => file).join(', ') || t('gather:crm.noFiles'),
      },
      {
        key: 'system',
        name: t('gather:crm.from'),
        cell: ({ system }) => (system ? t(`gather:crm.system.${system}`) : '—'),
      },
      {
        key: 'state',
        name: t('gather:data.state'),
        cell: ({ state }) => <Chip tone={CRM_TONES[state]}>{t(`gather:crm.state.${state}`)}</Chip>,
      },
      { key: 'added', name: t('gather:crm.added'), figure: true, cell: sum('added') },
      { key: 'changed', name: t('gather:crm.changed'), figure: true, cell: sum('changed') },
      { key: 'rejected', name: t('gather:crm.rejected'), figure: true, cell: sum('rejected') },
      {
        key: 'made',
        name: t('gather:data.made'),
        sort: true,
        cell: ({ madeAt, madeBy }) => [format.instant(madeAt), madeBy].filter(Boolean).join(' · '),
      },
    ]
  }, [t, format])
  return (
    <DataTable
      name="crmImports"
      label={t('gather:crm.runs')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={({ crmImportId }) => crmImportId}
      open={({ crmImportId }) => `/data/crm/${crmImportId}`}
      list={list}
      empty={
        <Empty step={<A to="/data">{t('gather:crm.ledgerInstead')}</A>}>
          {t('gather:crm.none')}
        </Empty>
      }
    />
  )
}
