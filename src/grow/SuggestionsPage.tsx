/** Sugerencias: what to offer to whom, with why, and whether the way they are found is any better than what most buy. */
import { useMemo, useState } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { Studied, useStudy } from '../identify/Studied.tsx'
import { useList, useRead } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { type ListState, useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { GrowTabs } from './GrowTabs.tsx'
import { SHOWN } from './recommendCard.ts'
import { listSuggestions, readRecommender } from './suggestion.api.ts'
import { type RecommenderTold, type Suggestion, SuggestionList } from './suggestion.ts'
import { type SuggestionAsked, SuggestionModal, useWhy } from './SuggestionActs.tsx'

const ACTS = ['make', 'dismiss'] as const

export function SuggestionsPage() {
  const t = useWords()
  const { actor, role } = useSession()
  const [asked, setAsked] = useState<SuggestionAsked | null>(null)
  const list = useListState(SuggestionList)
  const { data, waiting, error } = useList(listSuggestions, list.value)
  const answer = useStudy(readRecommender, {})
  const columns = useColumns()
  const acts = (suggestion: Suggestion) =>
    ACTS.map((act) => ({
      name: t(`grow:suggestion.${act}`),
      run: () => setAsked({ suggestion, act }),
      refusal: whyNotWrite(
        actor,
        suggestion.carers.map((personId) => ({ personId })),
      ),
    }))
  const says = data && t('grow:suggestion.says', { count: data.total })
  return (
    <Page title={t('grow:title')} sentence={says}>
      <GrowTabs at="/growth/suggestions" />
      <Stack>
        <Card title={t('grow:suggestion.card')}>
          <Studied answer={answer}>{({ told }) => <CardTold told={told} />}</Studied>
        </Card>
        <DataTable
          name="suggestions"
          label={t('grow:suggestion.title')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ accountId, family }) => `${accountId} ${family}`}
          open={({ accountId }) => `/accounts/${accountId}/growth`}
          list={list}
          {...(role === 'viewer' ? {} : { acts })}
          tools={<Tools list={list} families={data?.families ?? []} />}
          empty={<Empty>{t('grow:suggestion.none')}</Empty>}
        />
      </Stack>
      <SuggestionModal asked={asked} done={() => setAsked(null)} />
    </Page>
  )
}

function CardTold({ told: { way, tried } }: { told: RecommenderTold }) {
  const t = useWords()
  const format = useFormat()
  if (!tried?.card.scores) return <p>{t('grow:suggestion.untried')}</p>
  const { own, popular, difference } = tried.card.scores
  const percent = (share: number) => format.percent(share, 0)
  const told = {
    from: tried.from,
    to: tried.to,
    tested: tried.card.tested,
    shown: SHOWN,
    difference: percent(difference.value),
    low: percent(difference.low),
    high: percent(difference.high),
  }
  const rows = [
    { name: t('grow:suggestion.own'), ...own },
    { name: t('grow:suggestion.most'), ...popular },
  ]
  return (
    <>
      <p>{t(way === 'similar' ? 'grow:suggestion.better' : 'grow:suggestion.noBetter', told)}</p>
      <table className="Parts">
        <thead>
          <tr>
            <th scope="col">{t('grow:suggestion.wayName')}</th>
            <th scope="col">{t('grow:suggestion.rate')}</th>
            <th scope="col">{t('grow:chances.low')}</th>
            <th scope="col">{t('grow:chances.high')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, rate, low, high }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{percent(rate)}</td>
              <td>{percent(low)}</td>
              <td>{percent(high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type ToolsProps = { list: ListState<typeof SuggestionList>; families: readonly string[] }

function Tools({ list, families }: ToolsProps) {
  const t = useWords()
  const people = useRead(listColleagues, {})
  const { family, carer, show } = list.value
  return (
    <>
      <SearchField list={list} label={t('grow:suggestion.search')} />
      <Filter
        name={t('grow:opportunity.family')}
        options={families.map((value) => ({ value, name: value }))}
        chosen={family}
        onChange={(chosen) => list.change({ family: chosen })}
      />
      <Filter
        name={t('grow:suggestion.carer')}
        options={[
          { value: 'me', name: t('grow:pipeline.me') },
          ...people.map(({ personId, name }) => ({ value: personId, name })),
        ]}
        chosen={carer}
        onChange={(chosen) => list.change({ carer: chosen })}
      />
      <Filter
        single
        name={t('grow:suggestion.show')}
        options={[{ value: 'dismissed', name: t('grow:suggestion.onlyDismissed') }]}
        chosen={show === 'dismissed' ? ['dismissed'] : []}
        onChange={([chosen]) =>
          list.change({ show: chosen === 'dismissed' ? 'dismissed' : 'open' })
        }
      />
    </>
  )
}

function useColumns(): Column<Suggestion>[] {
  const t = useWords()
  const format = useFormat()
  const why = useWhy()
  return useMemo(
    () => [
      {
        key: 'account',
        name: t('grow:pipeline.account'),
        kind: 'title',
        sort: true,
        cell: ({ account }) => account,
      },
      {
        key: 'family',
        name: t('grow:opportunity.family'),
        sort: true,
        cell: ({ family }) => family,
      },
      {
        key: 'median',
        name: t('grow:suggestion.medianName'),
        figure: true,
        sort: true,
        cell: ({ median, currency }) => (median === null ? '' : format.money(median, currency)),
      },
      {
        key: 'why',
        name: t('grow:suggestion.why'),
        kind: 'reason',
        cell: (row) => row.dismissedBecause || why(row),
      },
    ],
    [t, format, why],
  )
}
