/** Compromisos: all that is promised, by whom, to whom, what is late and what the client accepted. */
import { useMemo, useState } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { TIERS, type TierName } from '../segment/tier.ts'
import { useList, useRead } from '../ui/api.ts'
import { Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { type ListState, useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listCommitments } from './commitment.api.ts'
import {
  type Commitment,
  COMMITMENT_STATES,
  CommitmentList,
  type CommitmentState,
  whyNotOpen,
} from './commitment.ts'
import { AcceptedChip, StateChip } from './CommitmentChips.tsx'
import { type CommitmentAct, type CommitmentAsked, CommitmentModal } from './CommitmentModal.tsx'
import { CommitTabs } from './CommitTabs.tsx'
import { FeedCard } from './FeedCard.tsx'
import { ReliabilityCard } from './ReliabilityCard.tsx'
import { whyNotTell } from './owned.ts'

const ACTS: readonly CommitmentAct[] = ['keep', 'break', 'redate', 'accept', 'change', 'withdraw']
const ENDING: readonly CommitmentAct[] = ['keep', 'break', 'redate']

export function CommitmentsPage() {
  const t = useWords()
  const { actor, role } = useSession()
  const [asked, setAsked] = useState<CommitmentAsked | null>(null)
  const list = useListState(CommitmentList)
  const { data, waiting, error } = useList(listCommitments, list.value)
  const columns = useColumns()
  const acts = (commitment: Commitment) =>
    ACTS.map((act) => ({
      name: t(`commit:act.${act}`),
      run: () => setAsked({ commitment, act }),
      refusal:
        whyNotOpen(commitment) ??
        (ENDING.includes(act)
          ? whyNotTell(actor, commitment)
          : whyNotWrite(
              actor,
              commitment.carers.map((personId) => ({ personId })),
            )),
    }))
  const says =
    data &&
    (data.latest
      ? t('commit:saysLate', { ...data.latest, count: data.late, open: data.open })
      : t(data.open > 0 ? 'commit:saysOpen' : 'commit:saysNone', { count: data.open }))
  return (
    <Page title={t('commit:title')} sentence={says}>
      <CommitTabs at="/commitments" />
      <Stack>
        <Part height={260}>
          <ReliabilityCard />
        </Part>
        <DataTable
          name="commitments"
          label={t('commit:title')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ commitmentId }) => commitmentId}
          open={({ accountId }) => `/accounts/${accountId}/commitments`}
          list={list}
          {...(role === 'viewer' ? {} : { acts })}
          tools={<Tools list={list} />}
          empty={<Empty>{t('commit:noneFound')}</Empty>}
        />
        <Part height={120}>
          <FeedCard />
        </Part>
      </Stack>
      <CommitmentModal asked={asked} done={() => setAsked(null)} />
    </Page>
  )
}

function Tools({ list }: { list: ListState<typeof CommitmentList> }) {
  const t = useWords()
  const people = useRead(listColleagues, {})
  const { late, state, owner, tier } = list.value
  return (
    <>
      <SearchField list={list} label={t('commit:search')} />
      <Filter
        single
        name={t('commit:lateName')}
        options={[
          { value: 'true', name: t('commit:onlyLate') },
          { value: 'false', name: t('commit:notLate') },
        ]}
        chosen={late === undefined ? [] : [String(late)]}
        onChange={([chosen]) => list.change({ late: chosen })}
      />
      <Filter
        name={t('commit:stateName')}
        options={COMMITMENT_STATES.map((value) => ({ value, name: t(`commit:state.${value}`) }))}
        chosen={state}
        onChange={(chosen) => list.change({ state: chosen as CommitmentState[] })}
      />
      <Filter
        name={t('commit:field.owner')}
        options={[
          { value: 'me', name: t('commit:me') },
          ...people.map(({ personId, name }) => ({ value: personId, name })),
        ]}
        chosen={owner}
        onChange={(chosen) => list.change({ owner: chosen })}
      />
      <Filter
        name={t('commit:tierName')}
        options={TIERS.map((value) => ({ value, name: t(`segment:tier.${value}.name`) }))}
        chosen={tier}
        onChange={(chosen) => list.change({ tier: chosen as TierName[] })}
      />
    </>
  )
}

function useColumns(): Column<Commitment>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'promise',
        name: t('commit:field.promise'),
        kind: 'title',
        sort: true,
        cell: ({ promise }) => promise,
      },
      { key: 'account', name: t('commit:account'), sort: true, cell: ({ account }) => account },
      {
        key: 'owner',
        name: t('commit:field.owner'),
        cell: ({ ownerName }) => ownerName ?? t('commit:someone'),
      },
      {
        key: 'dueOn',
        name: t('commit:due'),
        sort: true,
        cell: ({ dueOn }) => format.day(dueOn),
      },
      {
        key: 'state',
        name: t('commit:stateName'),
        cell: (commitment) => <StateChip commitment={commitment} />,
      },
      {
        key: 'accepted',
        name: t('commit:client'),
        cell: (commitment) => <AcceptedChip commitment={commitment} />,
      },
      {
        key: 'contact',
        name: t('commit:field.contact'),
        optional: true,
        cell: ({ contactName }) => contactName ?? '',
      },
      {
        key: 'outcome',
        name: t('commit:outcome'),
        optional: true,
        cell: ({ outcome }) => outcome,
      },
    ],
    [t, format],
  )
}
