/** Objetivos de venta: what was meant to be sold, what was, and who is furthest behind for the time that is over. */
import { useMemo, useRef, useState } from 'react'
import { AccountField } from '../accounts/AccountField.tsx'
import { listSalespeople } from '../accounts/salesperson.api.ts'
import { governs } from '../access/SettingsTabs.tsx'
import { Act } from '../ui/Act.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { useRead, ask, useList, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { goalBars } from '../ui/Chart/goalBars.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { toForm } from '../ui/toForm.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { SheetImport } from '../gather/SheetImport.tsx'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { dropTarget, listTargets, putTarget } from './target.api.ts'
import { TargetList, type TargetProgress } from './target.ts'
import { TargetTable } from './TargetTable.tsx'
import { Linked } from './telling.tsx'
import './portfolio.css'

const TARGETS_CHANGED = [listTargets]

export function TargetsPage() {
  const t = useWords()
  const { role } = useSession()
  const list = useListState(TargetList)
  const told = useRead(listTargets, TargetList.parse({ year: list.value.year, size: 1 }))
  const writes = governs(role)
  const [no, setNo] = useState(1)
  const form = useRef<HTMLDivElement>(null)
  const { drawn, valuation, worst, firm, total } = told
  return (
    <Page
      title={t('identify:target.title')}
      facts={[String(told.year)]}
      sentence={<Opening worst={worst} firm={firm} valuation={valuation} isEmpty={total === 0} />}
      acts={
        writes &&
        total > 0 && <Act onClick={() => toForm(form)}>{t('identify:target.addTitle')}</Act>
      }
    >
      <PortfolioTabs at="/portfolio/targets" />
      <Stack>
        {total === 0 && <Empty>{t('identify:target.empty')}</Empty>}
        {drawn.length > 0 && valuation && <Progress drawn={drawn} valuation={valuation} />}
        <TargetTable list={list} writes={writes} years={told.years} valuation={valuation} />
        {writes && (
          <div ref={form}>
            <Cards>
              <Card title={t('identify:target.addTitle')}>
                <TargetForm key={no} year={told.year} done={() => setNo(no + 1)} />
              </Card>
              <Stack>
                <SheetImport target="targets" refreshes={TARGETS_CHANGED} />
              </Stack>
            </Cards>
          </div>
        )}
      </Stack>
    </Page>
  )
}

type OpeningProps = {
  worst: TargetProgress | null
  firm: TargetProgress | null
  valuation: string | null
  isEmpty: boolean
}

/** Who lacks most and what to do; else how the firm stands. */
function Opening({ worst, firm, valuation, isEmpty }: OpeningProps) {
  const t = useWords()
  if (isEmpty) return t('identify:target.saysNone')
  const currency = valuation ?? 'XXX'
  if (worst && worst.ahead !== null) {
    const name = worst.account ?? worst.salesperson ?? ''
    const values = {
      name,
      behind: -worst.ahead,
      reached: worst.reached ?? 0,
      elapsed: worst.elapsed,
      period: worst.period,
      currency,
    }
    if (!worst.accountId) return t('identify:target.saysPerson', values)
    const text = t('identify:target.saysAccount', values)
    return <Linked text={text} name={name} to={`/accounts/${worst.accountId}`} />
  }
  if (firm?.reached === null || !firm) return t('identify:target.saysCalm')
  return t('identify:target.saysFirm', { reached: firm.reached, elapsed: firm.elapsed })
}

function Progress({ drawn, valuation }: { drawn: TargetProgress[]; valuation: string }) {
  const t = useWords()
  const picture = useMemo(
    () =>
      goalBars({
        rows: drawn.map(({ account, salesperson, period, actual, goal, elapsed }) => ({
          name: `${account ?? salesperson ?? ''} · ${period}`,
          actual: actual ?? 0,
          goal: goal ?? 0,
          due: (goal ?? 0) * elapsed,
        })),
        money: (amount, look) => look.format.moneyShort(amount, valuation),
        words: {
          name: t('identify:target.whose'),
          actual: t('identify:target.actual'),
          goal: t('identify:target.goal'),
          due: t('identify:target.due'),
          share: t('identify:target.reached'),
        },
      }),
    [drawn, valuation, t],
  )
  return (
    <Chart
      title={t('identify:target.progress')}
      describes={t('identify:target.progressSays', { count: drawn.length })}
      file={t('identify:target.file')}
      picture={picture}
      height={40 + 28 * drawn.length}
    />
  )
}

function TargetForm({ year, done }: { year: number; done: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { firm } = useSession()
  const { data: people } = useList(listSalespeople, {})
  const keep = useWrite(putTarget, [listTargets], {
    quiet: true,
    said: ({ now: { period, amount, currency }, before }) =>
      before
        ? t('identify:target.replaced', {
            period,
            amount: format.money(amount, currency),
            before: format.money(before.amount, before.currency),
          })
        : t('identify:target.kept', { period }),
    undo: ({ now, before }) => (before ? ask(putTarget, before) : ask(dropTarget, now)),
  })
  const start = { period: String(year), currency: firm.homeCurrency ?? 'EUR' }
  const form = useForm(putTarget.input, start, async (given) => {
    await keep.mutateAsync(given)
    done()
  })
  return (
    <Form form={form} does={t('identify:target.add')}>
      <TextField
        {...form.field('period')}
        label={t('identify:target.period')}
        hint={t('identify:target.periodHint')}
      />
      <AccountField
        {...form.field('accountId')}
        label={t('identify:target.account')}
        hint={t('identify:target.whoseHint')}
      />
      <SuggestField
        {...form.field('salesperson')}
        options={people?.map(({ salesperson }) => salesperson) ?? []}
        label={t('identify:target.salesperson')}
      />
      <DecimalField {...form.field('amount')} label={t('identify:target.amount')} />
      <TextField {...form.field('currency')} label={t('identify:target.currency')} />
    </Form>
  )
}
