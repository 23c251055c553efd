/** The people of an account: those who work there, then those who did. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useRead } from '../ui/api.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listAccountContacts } from './contact.api.ts'
import { type Contact, worksThere } from './contact.ts'
import { ContactForm } from './ContactForm.tsx'
import { PersonRow } from './PersonRow.tsx'

export function PeopleCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { today } = useSession()
  const contacts = useRead(listAccountContacts, { accountId })
  const isHere = ({ places }: Contact) =>
    places.some((place) => place.accountId === accountId && worksThere(place, today))
  const here = contacts.filter(isHere)
  const left = contacts.filter((contact) => !isHere(contact))
  return (
    <KnownCard
      accountId={accountId}
      title={t('know:people.title')}
      act={t('know:people.add')}
      form={(done) => <ContactForm accountId={accountId} done={done} />}
    >
      {here.length === 0 && <Empty>{t('know:people.none')}</Empty>}
      <People accountId={accountId} contacts={here} />
      {left.length > 0 && (
        <details className="Known-before">
          <summary>{t('know:people.left')}</summary>
          <People accountId={accountId} contacts={left} />
        </details>
      )}
    </KnownCard>
  )
}

function People({ accountId, contacts }: { accountId: string; contacts: readonly Contact[] }) {
  return (
    <ul className="People">
      {contacts.map((contact) => (
        <PersonRow key={contact.contactId} accountId={accountId} contact={contact} />
      ))}
    </ul>
  )
}
