/** Whom to call, with why, how to reach them, and the talk one key away. */
import type { ReactNode } from 'react'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { DueContact } from './dueContact.ts'
import type { InteractionGiven } from './interaction.ts'
import { openTalk } from './talkDraft.tsx'
import '../accounts/known.css'

const KIND_OF_CHANNEL: Record<string, InteractionGiven['kind']> = {
  mail: 'mail',
  phone: 'call',
  mobile: 'call',
  video: 'video',
  visit: 'visit',
  message: 'message',
}

type Props = { due: readonly DueContact[]; writes: boolean; about?: (due: DueContact) => ReactNode }

export function CallRows({ due, writes, about }: Props) {
  const t = useWords()
  return (
    <ul className="Known-rows">
      {due.map((one) => {
        const { accountId, account, person, tier } = one
        const name = person?.name ?? account
        const log = () =>
          openTalk({
            account: { accountId, name: account },
            kind: KIND_OF_CHANNEL[person?.channel ?? ''] ?? 'call',
            contactIds: person ? [person.contactId] : [],
          })
        return (
          <li key={`${accountId} ${person?.contactId ?? ''}`}>
            <b>{name}</b> {person && <span className="dim">{person.jobTitle}</span>} {about?.(one)}{' '}
            <Chip>{t(`segment:tier.${tier}.name`)}</Chip>
            <Why due={one} />
            <div className="Known-acts">
              {person?.phone && (
                <a href={`tel:${person.phone.replaceAll(/[^\d+]/g, '')}`}>{person.phone}</a>
              )}
              {person?.mail && <a href={`mailto:${person.mail}`}>{person.mail}</a>}
              <A
                to={`/talks/prepare/${accountId}`}
                aria-label={t('engage:calls.prepareOf', { name })}
              >
                {t('engage:calls.prepare')}
              </A>
              {writes && (
                <Act size="compact-sm" aria-label={t('engage:calls.logOf', { name })} onClick={log}>
                  {t('engage:calls.log')}
                </Act>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Why({
  due: { lastOn, every, daysLate, quietDays, usualDays, managerName },
}: {
  due: DueContact
}) {
  const t = useWords()
  const format = useFormat()
  const said = [
    lastOn ? t('engage:calls.last', { day: lastOn }) : t('engage:calls.never'),
    every !== null && daysLate > 0 && t('engage:calls.late', { count: daysLate, every }),
    quietDays !== null &&
      (usualDays === null
        ? t('engage:calls.quiet', { count: quietDays })
        : t('engage:calls.quietUsual', { count: quietDays, usual: format.number(usualDays, 0) })),
    managerName,
  ]
  return <p className="dim">{said.filter(Boolean).join(' · ')}</p>
}
