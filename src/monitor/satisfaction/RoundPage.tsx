/** Who is asked in a round, and how each mail went. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Once } from '../../access/Once.tsx'
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
import { Scrolled } from './Scrolled.tsx'
import { SatisfactionTabs } from './SatisfactionTabs.tsx'
import { handSurvey, listRecipients, listRounds, sendAgain } from './survey.api.ts'
import { type Recipient, type Round, whyNotClose, whyNotSendAgain } from './survey.ts'
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
        <Scrolled label={t('monitor:satisfaction.round.recipients')}>
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
        </Scrolled>
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
  const [link, setLink] = useState<string | null>(null)
  const hand = useWrite(handSurvey, [])
  const give = () =>
    hand.mutate(
      { answerId: one.answerId },
      { onSuccess: ({ path }) => setLink(`${window.location.origin}${path}`) },
    )
  const mayNot = whyNotWrite(
    actor,
    one.carers.map((personId) => ({ personId })),
  )
  const refusal = mayNot ?? (round ? whyNotSendAgain(round, one) : null)
  const isOpen = round && !whyNotClose(round)
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
        )}{' '}
        {isOpen && (
          <Act
            size="compact-sm"
            aria-label={t('monitor:satisfaction.recipient.handOf', { name })}
            refusal={mayNot}
            onClick={give}
          >
            {t('monitor:satisfaction.recipient.hand')}
          </Act>
        )}
        <Modal
          closeButtonProps={{ 'aria-label': t('ui:close') }}
          opened={link !== null}
          onClose={() => setLink(null)}
          title={t('monitor:satisfaction.recipient.handed', { name })}
        >
          {link && (
            <Once
              label={t('monitor:satisfaction.recipient.handed', { name })}
              text={link}
              why={t('monitor:satisfaction.recipient.handedHint')}
            />
          )}
        </Modal>
      </td>
    </tr>
  )
}
