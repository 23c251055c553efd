/** Who is asked in a round, and how each mail went. */
import { whyNotWrite } from '../../accounts/account.ts'
import { A } from '../../ui/A.tsx'
import { Act } from '../../ui/Act.tsx'
import { useRead, useWrite } from '../../ui/api.ts'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { ROUNDS_CHANGED } from './satisfactionChanged.tsx'
import { SatisfactionTabs } from './SatisfactionTabs.tsx'
import { listRecipients, listRounds, sendAgain } from './survey.api.ts'
import { type Recipient, type Round, whyNotSendAgain } from './survey.ts'
import './survey.css'

const TONES = { waiting: 'plain', sent: 'good', failing: 'bad', noAddress: 'warn' } as const

export function RoundPage({ roundId }: { roundId: string }) {
  const t = useWords()
  const round = useRead(listRounds, {}).find((one) => one.roundId === roundId)
  const recipients = useRead(listRecipients, { roundId })
  return (
    <Page
      title={round?.title ?? t('monitor:satisfaction.round.title')}
      sentence={
        round &&
        t('monitor:satisfaction.round.sentSays', {
          answered: round.answered,
          count: round.asked,
          failing: round.failing,
        })
      }
    >
      <SatisfactionTabs at="rounds" />
      <Card title={t('monitor:satisfaction.round.recipients')}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is wider than the screen is moved by keys too */}
        <div
          className="Satisfied-scroll"
          tabIndex={0}
          role="region"
          aria-label={t('monitor:satisfaction.round.recipients')}
        >
          <table className="Plain">
            <thead>
              <tr>
                {(['who', 'account', 'address', 'state', 'answered', 'act'] as const).map(
                  (name) => (
                    <th key={name} scope="col">
                      {t(`monitor:satisfaction.recipient.${name}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {recipients.map((one) => (
                <RecipientRow key={one.answerId} one={one} round={round} />
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </Page>
  )
}

function RecipientRow({ one, round }: { one: Recipient; round: Round | undefined }) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const { name, account, accountId, email, state, why, since, answeredAt, remindedAt } = one
  const again = useWrite(sendAgain, ROUNDS_CHANGED, {
    said: () => t('monitor:satisfaction.recipient.saidAgain', { name }),
  })
  const refusal =
    whyNotWrite(
      actor,
      one.carers.map((personId) => ({ personId })),
    ) ?? (round ? whyNotSendAgain(round, one) : null)
  return (
    <tr>
      <th scope="row">{name ?? t('monitor:satisfaction.someone')}</th>
      <td>
        <A to={`/accounts/${accountId}/satisfaction`}>{account}</A>
      </td>
      <td>{email ?? '—'}</td>
      <td>
        <Chip tone={TONES[state]}>{t(`monitor:satisfaction.sent.${state}`)}</Chip>{' '}
        <small className="dim">
          {state === 'failing' ? why : format.instant(since)}
          {remindedAt && ` · ${t('monitor:satisfaction.recipient.reminded')}`}
        </small>
      </td>
      <td>{answeredAt ? format.instant(answeredAt) : ''}</td>
      <td>
        {(state === 'failing' || state === 'noAddress') && !answeredAt && (
          <Act
            size="compact-sm"
            aria-label={t('monitor:satisfaction.recipient.againOf', { name })}
            refusal={refusal}
            onClick={() => again.mutate({ answerId: one.answerId })}
          >
            {t('monitor:satisfaction.recipient.again')}
          </Act>
        )}
      </td>
    </tr>
  )
}
