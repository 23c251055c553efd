/** Facts of some topics of a client. */
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useRead } from '../ui/api.ts'
import { type Key, useWords } from '../ui/words.ts'
import { FactForm } from './FactForm.tsx'
import { FactRow } from './FactRow.tsx'
import { listFacts } from './profileFact.api.ts'
import { type TopicName, TOPICS } from './profileFact.ts'

type Props = { accountId: string; title: Key; topics: readonly TopicName[] }

export function FactsCard({ accountId, title, topics }: Props) {
  const t = useWords()
  const facts = useRead(listFacts, { accountId }).filter(({ topic }) => topics.includes(topic))
  const writes = useWhyNotSay(accountId) === null
  // What there is one of, and is known, is changed where it stands.
  const open = topics.filter(
    (topic) => !('single' in TOPICS[topic]) || facts.every((fact) => fact.topic !== topic),
  )
  const ordered = topics.flatMap((topic) => facts.filter((fact) => fact.topic === topic))
  return (
    <KnownCard
      accountId={accountId}
      title={t(title)}
      act={t('know:profile.add')}
      form={(done) => <FactForm accountId={accountId} topics={open} done={done} />}
    >
      {ordered.length === 0 && <Empty>{t('know:profile.none')}</Empty>}
      <ul className="Facts-list">
        {ordered.map((fact) => (
          <FactRow key={fact.factId} fact={fact} writes={writes} />
        ))}
      </ul>
    </KnownCard>
  )
}
