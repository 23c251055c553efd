/** People at the clients who may be the same one, pair by pair. */
import { whyNotTellApart } from '../accounts/twin.ts'
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { ask, useList, useRead, useWrite } from '../ui/api.ts'
import { Part } from '../ui/Part.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { readContact } from './contact.api.ts'
import { doubtContactsAgain, listContactTwins, tellContactsApart } from './contactTwin.api.ts'
import {
  CONTACT_TWIN_FILTERS,
  type ContactTwin,
  ContactTwinList,
  type TwinContact,
} from './contactTwin.ts'
import { KnowModal } from './KnowModal.tsx'
import { MergePersonForm } from './MergePersonForm.tsx'
import { TwinCard, type TwinFact } from './TwinCard.tsx'
import { TwinList } from './TwinList.tsx'
import { TWINS_CHANGED } from './twinsChanged.tsx'

export function ContactTwins() {
  const t = useWords()
  const list = useListState(ContactTwinList)
  const answer = useList(listContactTwins, list.value)
  return (
    <TwinList
      label={t('know:twin.contacts')}
      list={list}
      chosen={list.value}
      choose={(more) => list.change(more)}
      reasons={CONTACT_TWIN_FILTERS}
      answer={answer}
      none="know:twin.noContacts"
    >
      {(twin: ContactTwin) => (
        <Pair key={twin.sides.map(({ contactId }) => contactId).join()} twin={twin} />
      )}
    </TwinList>
  )
}

function Pair({ twin }: { twin: ContactTwin }) {
  const t = useWords()
  const { actor } = useSession()
  const facts = useFacts()
  const [merging, setMerging] = useState(false)
  const [one, other] = twin.sides
  const pair = { contactId: one.contactId, otherId: other.contactId }
  const names = { one: one.name, other: other.name }
  const tellApart = useWrite(tellContactsApart, TWINS_CHANGED, {
    said: () => t('know:twin.toldApart', names),
    undo: () => ask(doubtContactsAgain, pair),
  })
  const doubtAgain = useWrite(doubtContactsAgain, TWINS_CHANGED, {
    said: () => t('know:twin.doubted', names),
    undo: () => ask(tellContactsApart, { ...pair, because: twin.dismissedBecause }),
  })
  const { dismissedBy } = twin
  return (
    <>
      <TwinCard
        twin={twin}
        names={[one.name, other.name]}
        heads={[one.name, other.name]}
        facts={facts(twin)}
        refusal={whyNotTellApart(actor, twin.sides)}
        merge={() => setMerging(true)}
        tellApart={() => tellApart.mutate(pair)}
        doubtAgain={() => doubtAgain.mutate(pair)}
        told={
          twin.state === 'dismissed' &&
          t('know:twin.dismissedBy', { name: dismissedBy ?? t('know:twin.someone') })
        }
      />
      <KnowModal title={merging ? t('know:twin.merge') : null} onClose={() => setMerging(false)}>
        <Part height={320}>
          <Merging {...pair} done={() => setMerging(false)} />
        </Part>
      </KnowModal>
    </>
  )
}

function Merging({
  contactId,
  otherId,
  done,
}: {
  contactId: string
  otherId: string
  done: () => void
}) {
  const contact = useRead(readContact, { contactId })
  return <MergePersonForm contact={contact} otherId={otherId} done={done} />
}

/** What tells one from the other. */
function useFacts(): (twin: ContactTwin) => TwinFact[] {
  const t = useWords()
  const format = useFormat()
  const works = ({ places }: TwinContact) =>
    places.length === 0
      ? '—'
      : places.map(({ accountId, account, jobTitle }, at) => (
          <span key={`${accountId} ${jobTitle}`}>
            {at > 0 && ' · '}
            <A to={`/accounts/${accountId}/people`}>{account}</A>
            {jobTitle && `, ${jobTitle}`}
          </span>
        ))
  return ({ sides: [one, other] }) => {
    const fact = (name: Parameters<typeof t>[0], of: (side: TwinContact) => string) => {
      const cells = [of(one) || '—', of(other) || '—'] as [string, string]
      return { name: t(name) as string, cells, same: cells[0] === cells[1] }
    }
    return [
      { name: t('know:twin.works'), cells: [works(one), works(other)], same: false },
      fact('know:twin.mail', ({ mails }) => mails.join(' · ')),
      fact('know:twin.phone', ({ phones }) => phones.join(' · ')),
      fact('know:twin.made', ({ madeAt }) => format.day(madeAt.slice(0, 10))),
    ]
  }
}
