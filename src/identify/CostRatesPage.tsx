/** What a unit of each activity costs, from which day on, and from where an account counts as bad. */
import { useMemo, useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { SuggestField } from '../ui/choiceFields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import './portfolio.css'
import { type CostRate, CostRateList } from './cost.ts'
import { dropCostRate, listCostActivities, listCostRates, putCostRate } from './cost.api.ts'
import { CostFileDrop } from './CostFileDrop.tsx'
import { CostLimits } from './CostLimits.tsx'
import { isPaymentDay } from './costReason.ts'
import { readCosts } from './costs.api.ts'
import { CostTabs } from './CostTabs.tsx'
import { paymentDayRate } from './costToServe.ts'

const CHANGED = [listCostRates, listCostActivities, readCosts]

export function CostRatesPage() {
  const t = useWords()
  const { role } = useSession()
  const writes = governs(role)
  return (
    <Page title={t('identify:costs.title')} sentence={t('identify:costs.rates.says')}>
      <CostTabs at="rates" />
      <Cards columns={writes ? '2fr 1fr' : '1fr'}>
        <Stack>
          <Rates writes={writes} />
        </Stack>
        {writes && (
          <Stack>
            <Card title={t('identify:costs.rates.addTitle')}>
              <NewRate />
            </Card>
            <CostFileDrop kind="rates" />
            <CostLimits />
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function Rates({ writes }: { writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const list = useListState(CostRateList)
  const { data, waiting, error } = useList(listCostRates, list.value)
  const drop = useWrite(dropCostRate, CHANGED, {
    said: ({ activity }) => t('identify:costs.rates.dropped', { activity }),
    undo: (rate) => ask(putCostRate, rate),
  })
  const columns = useMemo<Column<CostRate>[]>(
    () => [
      {
        key: 'activity',
        name: t('identify:costs.column.activity'),
        sort: true,
        kind: 'title',
        cell: ({ activity }) => activity,
      },
      {
        key: 'rate',
        name: t('identify:costs.column.rate'),
        figure: true,
        cell: ({ rate, currency, unit }) => (
          <>
            {price(rate, currency, format)}
            {unit && <small className="Account-below">{unit}</small>}
          </>
        ),
      },
      {
        key: 'day',
        name: t('identify:costs.column.since'),
        figure: true,
        sort: true,
        cell: ({ day }) => format.day(day),
      },
    ],
    [t, format],
  )
  return (
    <Card title={t('identify:costs.tab.rates')}>
      <DataTable
        name="costRates"
        label={t('identify:costs.tab.rates')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ activity, day }) => `${activity} ${day}`}
        list={list}
        tools={<SearchField list={list} label={t('identify:costs.column.activity')} />}
        {...(writes
          ? {
              acts: ({ activity, day }: CostRate) => [
                { name: t('identify:costs.drop'), run: () => drop.mutate({ activity, day }) },
              ],
            }
          : {})}
        empty={<Empty>{t('identify:costs.rates.none')}</Empty>}
      />
    </Card>
  )
}

/** A rate may be a fraction of a cent: its decimals are shown, money's two are not enough. */
function price(rate: string, currency: string, format: ReturnType<typeof useFormat>): string {
  const decimals = rate.split('.')[1]?.length ?? 0
  return decimals > 2
    ? `${format.number(rate, decimals)} ${currency}`
    : format.money(rate, currency)
}

/** A thousand of the currency, lent for a day. */
const LENT = 1000
const USUAL_INTEREST = 0.06

function NewRate() {
  const [no, setNo] = useState(1)
  return <RateForm key={no} done={() => setNo(no + 1)} />
}

function RateForm({ done }: { done: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { firm, today } = useSession()
  const { data } = useList(listCostRates, CostRateList.parse({ size: 500 }))
  const keep = useWrite(putCostRate, CHANGED, {
    quiet: true,
    said: ({ now, before }) => {
      const { activity } = now
      if (!before) return t('identify:costs.rates.kept', { activity })
      const [rate, was] = [now, before].map((one) => price(one.rate, one.currency, format))
      return t('identify:costs.rates.replaced', { activity, rate, before: was })
    },
    undo: ({ before, now }) => (before ? ask(putCostRate, before) : ask(dropCostRate, now)),
  })
  const start = {
    activity: '',
    unit: '',
    rate: '',
    currency: firm.homeCurrency ?? 'EUR',
    day: `${today.slice(0, 4)}-01-01`,
  }
  const form = useForm(putCostRate.input, start, async (given) => {
    await keep.mutateAsync(given)
    done()
  })
  const { activity } = form.values
  const lends = typeof activity === 'string' && isPaymentDay(activity)
  return (
    <Form form={form} does={t('identify:costs.rates.add')}>
      <SuggestField
        {...form.field('activity')}
        options={[...new Set(data?.rows.map((rate) => rate.activity) ?? [])]}
        label={t('identify:costs.column.activity')}
        hint={t('identify:costs.rates.activityHint')}
      />
      <DecimalField
        {...form.field('rate')}
        label={t('identify:costs.column.rate')}
        {...(lends
          ? {
              hint: t('identify:costs.rates.paymentHint', {
                amount: LENT,
                interest: USUAL_INTEREST,
                rate: format.number(paymentDayRate(LENT, USUAL_INTEREST), 4),
                currency: start.currency,
              }),
            }
          : {})}
      />
      <TextField
        {...form.field('unit')}
        label={t('identify:costs.column.unit')}
        placeholder={t('identify:costs.rates.unitExample')}
      />
      <TextField {...form.field('currency')} label={t('identify:costs.column.currency')} />
      <DayField {...form.field('day')} label={t('identify:costs.column.since')} />
    </Form>
  )
}
