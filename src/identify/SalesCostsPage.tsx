/** Marketing and sales cost by month: what was spent to win clients, and what to keep them. */
import { useMemo, useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { SelectField, SuggestField } from '../ui/choiceFields.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type SalesCost, SalesCostList } from './cost.ts'
import { dropSalesCost, listSalesCosts, putSalesCost } from './cost.api.ts'
import { CostFileDrop } from './CostFileDrop.tsx'
import { readCosts } from './costs.api.ts'
import { CostTabs } from './CostTabs.tsx'
import { PURPOSES } from './costToKeep.ts'

const CHANGED = [listSalesCosts, readCosts]

export function SalesCostsPage() {
  const t = useWords()
  const { role } = useSession()
  const writes = governs(role)
  return (
    <Page title={t('identify:costs.title')} sentence={t('identify:costs.selling.says')}>
      <CostTabs at="selling" />
      <Cards columns={writes ? '2fr 1fr' : '1fr'}>
        <SalesCosts writes={writes} />
        {writes && (
          <Stack>
            <Card title={t('identify:costs.selling.addTitle')}>
              <NewSalesCost />
            </Card>
            <CostFileDrop kind="selling" />
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function SalesCosts({ writes }: { writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const list = useListState(SalesCostList)
  const { data, waiting, error } = useList(listSalesCosts, list.value)
  const drop = useWrite(dropSalesCost, CHANGED, {
    said: ({ concept, month }) => t('identify:costs.selling.dropped', { concept, month }),
    undo: (was) => ask(putSalesCost, was),
  })
  const columns = useMemo<Column<SalesCost>[]>(
    () => [
      {
        key: 'concept',
        name: t('identify:costs.column.concept'),
        sort: true,
        kind: 'title',
        cell: ({ concept }) => concept,
      },
      {
        key: 'month',
        name: t('identify:costs.column.month'),
        figure: true,
        sort: true,
        cell: ({ month }) => format.month(month),
      },
      {
        key: 'purpose',
        name: t('identify:costs.column.purpose'),
        cell: ({ purpose }) => (
          <Chip tone={purpose === 'win' ? 'note' : 'accent'}>
            {t(`identify:costs.purpose.${purpose}`)}
          </Chip>
        ),
      },
      {
        key: 'amount',
        name: t('identify:costs.column.amount'),
        figure: true,
        sort: true,
        cell: ({ amount, currency }) => format.money(amount, currency),
      },
    ],
    [t, format],
  )
  return (
    <Card title={t('identify:costs.tab.selling')}>
      <DataTable
        name="salesCosts"
        label={t('identify:costs.tab.selling')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ month, purpose, concept, currency }) =>
          `${month} ${purpose} ${concept} ${currency}`
        }
        list={list}
        tools={<SearchField list={list} label={t('identify:costs.column.concept')} />}
        {...(writes
          ? {
              acts: ({ amount: _amount, ...which }: SalesCost) => [
                { name: t('identify:costs.drop'), run: () => drop.mutate(which) },
              ],
            }
          : {})}
        empty={<Empty>{t('identify:costs.selling.none')}</Empty>}
      />
    </Card>
  )
}

/** The next cost begins in the month and with the purpose of the last. */
function NewSalesCost() {
  const { today } = useSession()
  const [next, setNext] = useState({ no: 1, month: today.slice(0, 7), purpose: 'win' })
  return (
    <SalesCostForm
      key={next.no}
      start={next}
      done={({ month, purpose }) => setNext({ no: next.no + 1, month: month.slice(0, 7), purpose })}
    />
  )
}

type Begun = { month: string; purpose: string }

function SalesCostForm({ start, done }: { start: Begun; done: (given: Begun) => void }) {
  const t = useWords()
  const format = useFormat()
  const { firm } = useSession()
  const { data } = useList(listSalesCosts, SalesCostList.parse({ size: 500 }))
  const keep = useWrite(putSalesCost, CHANGED, {
    quiet: true,
    said: ({ now: { concept, month, amount, currency }, before }) =>
      before
        ? t('identify:costs.selling.replaced', {
            concept,
            month,
            amount: format.money(amount, currency),
            before: format.money(before.amount, before.currency),
          })
        : t('identify:costs.selling.kept', { concept, month }),
    undo: ({ now, before }) => (before ? ask(putSalesCost, before) : ask(dropSalesCost, now)),
  })
  const { month, purpose } = start
  const first = { month, purpose, concept: '', amount: '', currency: firm.homeCurrency ?? 'EUR' }
  const form = useForm(putSalesCost.input, first, async (given) => {
    await keep.mutateAsync(given)
    done(given)
  })
  return (
    <Form form={form} does={t('identify:costs.selling.add')}>
      <SuggestField
        {...form.field('concept')}
        options={[...new Set(data?.rows.map(({ concept }) => concept) ?? [])]}
        label={t('identify:costs.column.concept')}
        hint={t('identify:costs.selling.conceptHint')}
      />
      <SelectField
        {...form.field('purpose')}
        label={t('identify:costs.column.purpose')}
        options={PURPOSES.map((value) => ({ value, label: t(`identify:costs.purpose.${value}`) }))}
      />
      <TextField {...form.field('month')} type="month" label={t('identify:costs.column.month')} />
      <DecimalField {...form.field('amount')} label={t('identify:costs.column.amount')} />
      <TextField {...form.field('currency')} label={t('identify:costs.column.currency')} />
    </Form>
  )
}
