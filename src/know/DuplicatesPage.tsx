/** Datos, duplicates: accounts and people that may be the same one, the likeliest first. */
import { countTwins } from '../accounts/twin.api.ts'
import { DataTabs } from '../gather/DataTabs.tsx'
import { useRead } from '../ui/api.ts'
import { Page, TabLinks } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { AccountTwins } from './AccountTwins.tsx'
import { ContactTwins } from './ContactTwins.tsx'

export function DuplicatesPage({ kind }: { kind?: string }) {
  const t = useWords()
  const { firm } = useSession()
  const { accounts, people } = useRead(countTwins, {})
  const ofPeople = kind === 'people'
  const says =
    accounts + people > 0
      ? t('know:twin.sentence', {
          accounts: t('know:twin.pairsOfAccounts', { count: accounts }),
          people: t('know:twin.pairsOfPeople', { count: people }),
        })
      : t('know:twin.sentenceNone')
  return (
    <Page title={t('gather:data.title')} facts={[firm.name]} sentence={says}>
      <DataTabs at="/data/duplicates" />
      <TabLinks
        label={t('know:twin.kinds')}
        at={ofPeople ? '/data/duplicates/people' : '/data/duplicates'}
        tabs={[
          { path: '/data/duplicates', name: t('know:twin.accounts'), count: accounts },
          { path: '/data/duplicates/people', name: t('know:twin.contacts'), count: people },
        ]}
      />
      {ofPeople ? <ContactTwins /> : <AccountTwins />}
    </Page>
  )
}
