/** Datos: what came in, and the place to drop the next file. */
import { useMemo } from 'react'
import { streamAddress } from '../kernel/call.ts'
import { A, useGo } from '../ui/A.tsx'
import { ask, useList } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { complain } from '../ui/notify.ts'
import { Page } from '../ui/Page.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import type { Tone } from '../ui/theme.ts'
import { spokenLanguage, useWords } from '../ui/words.ts'
import { DataTabs } from './DataTabs.tsx'
import { downloadTemplate, ImportList, listImports, makeImport } from './import.api.ts'
import { type Import, type ImportState, isBusy, whyNotGather } from './import.ts'
import { RememberedPlans } from './RememberedPlans.tsx'
import { holdFiles } from './sending.tsx'

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.parquet,.jsonl,.ndjson,.json,.gz'

export function DataPage() {
  const t = useWords()
  const { actor, firm } = useSession()
  const gathers = whyNotGather(actor) === null
  return (
    <Page title={t('gather:data.title')} facts={[firm.name]} sentence={<Opening />}>
      <DataTabs at="/data" />
      <Cards columns="1fr">
        <Stack>
          {gathers && (
            <Card>
              <DropLedger />
            </Card>
          )}
          <Imports />
          {gathers && <RememberedPlans />}
        </Stack>
      </Cards>
    </Page>
  )
}

/** What waits for someone, else what came last, else what this page is for. */
function Opening() {
  const { data } = useList(listImports, ImportList.parse({}))
  const waits = data?.rows.find(({ state }) => state === 'checked')
  if (waits) {
    const tags = { a: <A to={`/data/imports/${waits.importId}`} /> }
    return <Rich k="gather:data.saysWaits" values={{ name: waits.files[0]!.name }} tags={tags} />
  }
  const last = data?.rows.find(({ state }) => state === 'published')
  if (!last?.report?.check.period) return data ? <Rich k="gather:data.sentence" /> : null
  const { lines, period } = last.report.check
  const values = { name: last.files[0]!.name, count: lines.accepted, to: period.to }
  return <Rich k="gather:data.saysLast" values={values} />
}

/** Files dropped here become an import; they are sent on its own page. */
export function DropLedger() {
  const t = useWords()
  const go = useGo()
  const language = spokenLanguage()
  const begin = async (files: File[]) => {
    try {
      const about = files.map(({ name, size }) => ({ name, bytes: size }))
      const { importId } = await ask(makeImport, { files: about })
      holdFiles(importId, files)
      go(`/data/imports/${importId}`)
    } catch (problem) {
      complain(problem)
    }
  }
  return (
    <FileDrop
      accept={ACCEPTED}
      title={t('gather:data.drop')}
      onFiles={(files) => void begin(files)}
    >
      {t('gather:data.dropHint')}{' '}
      <a href={streamAddress(downloadTemplate, { format: 'xlsx', language })} download>
        {t('gather:data.template')}
      </a>
    </FileDrop>
  )
}

const TONE: Record<ImportState, Tone> = {
  draft: 'plain',
  checking: 'note',
  checked: 'warn',
  publishing: 'note',
  published: 'good',
  reversing: 'note',
  reversed: 'plain',
  discarded: 'plain',
}

type Row = Omit<Import, 'plan'>

const BUSY_EVERY_MS = 2_000

function Imports() {
  const t = useWords()
  const format = useFormat()
  const list = useListState(ImportList)
  const { data, waiting, error } = useList(listImports, list.value, {
    everyMs: (now) => (now?.rows.some(isBusy) ? BUSY_EVERY_MS : false),
  })
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'files',
        name: t('gather:data.files'),
        kind: 'title',
        cell: ({ files }) => files.map(({ name }) => name).join(', '),
      },
      {
        key: 'state',
        name: t('gather:data.state'),
        cell: ({ state }) => <Chip tone={TONE[state]}>{t(`gather:state.${state}`)}</Chip>,
      },
      {
        key: 'lines',
        name: t('gather:data.lines'),
        figure: true,
        cell: ({ report }) => (report ? format.number(report.check.lines.accepted) : '—'),
      },
      {
        key: 'rejected',
        name: t('gather:data.rejected'),
        figure: true,
        cell: ({ report }) => (report ? format.number(report.check.lines.rejected) : '—'),
      },
      {
        key: 'period',
        name: t('gather:data.period'),
        cell: ({ report }) =>
          report?.check.period
            ? t('gather:data.span', { from: report.check.period.from, to: report.check.period.to })
            : '—',
      },
      {
        key: 'made',
        name: t('gather:data.made'),
        sort: true,
        cell: ({ madeAt, madeBy }) => [format.instant(madeAt), madeBy].filter(Boolean).join(' · '),
      },
    ],
    [t, format],
  )
  return (
    <DataTable
      name="imports"
      label={t('gather:data.imports')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={({ importId }) => String(importId)}
      open={({ importId }) => `/data/imports/${importId}`}
      list={list}
      empty={
        <Empty step={<A to="/today">{t('gather:data.back')}</A>}>{t('gather:data.none')}</Empty>
      }
    />
  )
}
