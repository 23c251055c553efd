/** Perfil: who the client is, where it is going, whom it competes with, its chain; each fact with its age. */
import { MarksCard } from '../accounts/MarksCard.tsx'
import { MergedCard } from '../accounts/MergedCard.tsx'
import { Cards, Stack } from '../ui/Card.tsx'
import { useRead } from '../ui/api.ts'
import { Part } from '../ui/Part.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { ChangesFeltCard } from './ChangesFeltCard.tsx'
import { FactsCard } from './FactsCard.tsx'
import { listFacts } from './profileFact.api.ts'
import { isStale, type TopicName } from './profileFact.ts'
import './profile.css'
import { useFactWords } from './useFactWords.tsx'

/** What one should know of any client. */
const WANTED: TopicName[] = ['sector', 'employees', 'turnover', 'goal', 'competitor']

export function ProfileTab({ accountId }: { accountId: string }) {
  return (
    <Stack>
      <Part height={24}>
        <Says accountId={accountId} />
      </Part>
      <Cards columns="1fr 1fr">
        <Part height={240}>
          <FactsCard
            accountId={accountId}
            title="know:profile.who"
            topics={['sector', 'employees', 'turnover', 'location', 'web']}
          />
        </Part>
        <Part height={240}>
          <FactsCard
            accountId={accountId}
            title="know:profile.where"
            topics={['goal', 'trend', 'culture', 'value']}
          />
        </Part>
        <Part height={240}>
          <FactsCard
            accountId={accountId}
            title="know:profile.rivals"
            topics={['competitor', 'ourCompetitor']}
          />
        </Part>
        <Part height={240}>
          <FactsCard
            accountId={accountId}
            title="know:profile.chainTitle"
            topics={['chain', 'entry']}
          />
        </Part>
      </Cards>
      <Part height={160}>
        <MarksCard accountId={accountId} />
      </Part>
      <Part height={0}>
        <MergedCard accountId={accountId} />
      </Part>
      <Part height={0}>
        <ChangesFeltCard accountId={accountId} />
      </Part>
    </Stack>
  )
}

/** What is to be asked next. */
function Says({ accountId }: { accountId: string }) {
  const t = useWords()
  const { today } = useSession()
  const { says } = useFactWords()
  const facts = useRead(listFacts, { accountId })
  const stale = facts.filter((fact) => isStale(fact, today))
  const oldest = stale.toSorted((one, other) => (one.seenOn < other.seenOn ? -1 : 1))[0]
  const missing = WANTED.filter((topic) => facts.every((fact) => fact.topic !== topic))
  const sentence = () => {
    if (facts.length < 2) return t('know:profile.saysNothing')
    if (oldest) return t('know:profile.saysStale', { count: stale.length, what: says(oldest) })
    if (missing.length === 0) return t('know:profile.saysWhole')
    const names = missing.map((topic) => t(`know:profile.topics.${topic}`))
    return t('know:profile.saysFresh', { missing: names })
  }
  return <p className="Sentence">{sentence()}</p>
}
