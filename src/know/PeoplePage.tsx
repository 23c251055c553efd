/** Everyone at the clients, to be searched, opened where they work, and taken out as a file. */
import { useMemo, useState } from 'react'
import { PortfolioTabs } from '../identify/PortfolioTabs.tsx'
import { streamAddress } from '../kernel/call.ts'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { type Exports, exportsAt } from '../ui/Table/Toolbar.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { exportContacts, listContacts } from './contact.api.ts'
import { accountsOf, type Contact, ContactList, whyNotChangeContact } from './contact.ts'
import { KnowModal } from './KnowModal.tsx'
import { MergePersonForm } from './MergePersonForm.tsx'
import { PlaceForm } from './PlaceForm.tsx'

export function PeoplePage() {
  const t = useWords()
  const { actor, role } = useSession()
  const [merged, merge] = useState<Contact | null>(null)
  const [placed, place] = useState<Contact | null>(null)
  const list = useListState(ContactList)
  const { data, waiting, error } = useList(listContacts, list.value)
  const columns = useMemo<Column<Contact>[]>(
    () => [
      {
        key: 'name',
        name: t('know:people.name'),
        kind: 'title',
        sort: true,
        cell: ({ name }) => name,
      },
      {
        key: 'accounts',
        name: t('know:people.accounts'),
        cell: (one) => accountsOf(one).join(' · '),
      },
      {
        key: 'jobTitle',
        name: t('know:people.jobTitle'),
        cell: ({ places }) => places[0]?.jobTitle ?? '',
      },
      { key: 'mail', name: t('know:people.mail'), cell: (one) => reachOf(one, 'mail') },
      {
        key: 'phone',
        name: t('know:people.phone'),
        cell: (one) => reachOf(one, 'phone') || reachOf(one, 'mobile'),
      },
      {
        key: 'channel',
        name: t('know:people.channel'),
        cell: ({ channel }) => (channel ? t(`know:people.channels.${channel}`) : ''),
      },
    ],
    [t],
  )
  const address = (format: keyof Exports) =>
    streamAddress(exportContacts, { ...list.value, format })
  const actsOf = (contact: Contact) => [
    {
      name: t('know:people.placeAct'),
      run: () => place(contact),
      refusal: whyNotChangeContact(actor, contact),
    },
    {
      name: t('know:merge.act'),
      run: () => merge(contact),
      refusal: whyNotChangeContact(actor, contact),
    },
  ]
  const says =
    data && (data.total > 0 || list.filtered)
      ? t('know:people.listSays', { count: data.total })
      : t('know:people.listSaysNone')
  return (
    <Page title={t('know:people.listTitle')} sentence={says}>
      <PortfolioTabs at="/portfolio/people" />
      <DataTable
        name="contacts"
        label={t('know:people.listTitle')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ contactId }) => contactId}
        {...(role === 'viewer' ? {} : { acts: actsOf })}
        open={({ places: [first] }) =>
          first ? `/accounts/${first.accountId}/people` : '/portfolio/people?without=account'
        }
        list={list}
        exports={exportsAt(address)}
        tools={
          <>
            <SearchField list={list} label={t('know:people.search')} />
            <Filter
              single
              name={t('know:people.accounts')}
              options={[{ value: 'account', name: t('know:people.withoutAccount') }]}
              chosen={list.value.without ? [list.value.without] : []}
              onChange={([without]) => list.change({ without: without ? 'account' : undefined })}
            />
          </>
        }
        empty={<Empty>{t('know:people.noneFound')}</Empty>}
      />
      <KnowModal
        title={placed && t('know:people.otherOf', { name: placed.name })}
        onClose={() => place(null)}
      >
        {placed && <PlaceForm contact={placed} done={() => place(null)} />}
      </KnowModal>
      <KnowModal
        title={merged && t('know:merge.actOf', { name: merged.name })}
        onClose={() => merge(null)}
      >
        {merged && <MergePersonForm contact={merged} done={() => merge(null)} />}
      </KnowModal>
    </Page>
  )
}

function reachOf({ reaches }: Contact, kind: 'mail' | 'phone' | 'mobile'): string {
  return reaches.find((one) => one.kind === kind)?.value ?? ''
}
