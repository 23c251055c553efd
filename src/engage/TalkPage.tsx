/** One talk: what to speak of, its minutes, and what came of it. */
import { A } from '../ui/A.tsx'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { AgendaCard } from './AgendaCard.tsx'
import { readInteraction } from './interaction.api.ts'
import { MadeCard } from './MadeCard.tsx'
import { MinutesForm } from './MinutesForm.tsx'
import './talk.css'
import { timesIn } from './talkZone.ts'

export function TalkPage({ interactionId }: { interactionId: string }) {
  const t = useWords()
  const format = useFormat()
  const { person } = useSession()
  const talk = useRead(readInteraction, { interactionId })
  const { accountId, account, kind, state, subject, purpose, happenedOn, happenedAt, zone } = talk
  const writes = useWhyNotSay(accountId) === null && state !== 'calledOff'
  const people = [...talk.contacts, ...talk.people].flatMap(({ name }) => name ?? [])
  const there =
    happenedAt && zone && zone !== person.timeZone
      ? timesIn({ day: happenedOn, at: happenedAt, zone }, [person.timeZone])[0]
      : undefined
  const line = [
    [format.day(happenedOn), happenedAt].filter(Boolean).join(' '),
    there && t('engage:talk.forYou', { at: there.at }),
    people.length > 0 && t('engage:interaction.with', { people }),
    talk.ownerName && t('engage:owner', { name: talk.ownerName }),
  ]
  return (
    <Page
      title={subject}
      sentence={
        <>
          <A to={`/accounts/${accountId}/activity`}>{account}</A>{' '}
          <Chip>{t(`engage:interaction.kinds.${kind}`)}</Chip>{' '}
          <Chip>{t(`engage:interaction.states.${state}`)}</Chip> {line.filter(Boolean).join(' · ')}
        </>
      }
    >
      {purpose && <p>{t('engage:talk.purpose', { purpose })}</p>}
      <Cards columns="1fr 1fr">
        <Stack>
          <Part height={260}>
            <AgendaCard accountId={accountId} talk={talk} />
          </Part>
        </Stack>
        <Stack>
          {writes && (
            <Part height={320}>
              <div className="Talk-unprinted">
                <Card title={t('engage:minutes.title')}>
                  <MinutesForm talk={talk} />
                </Card>
              </div>
            </Part>
          )}
          <Part height={100}>
            <MadeCard talk={talk} />
          </Part>
        </Stack>
      </Cards>
    </Page>
  )
}
