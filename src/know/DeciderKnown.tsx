/** What counts of a person's attributes, each with how sure it is and of what day, and what was said before. */
import { type ReactNode, useState } from 'react'
import type { Day } from '../kernel/day.ts'
import { Chip } from '../ui/Chip.tsx'
import { useRead } from '../ui/api.ts'
import { Part } from '../ui/Part.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readSayings } from './decider.api.ts'
import { ATTRIBUTES, type Saying } from './decider.ts'
import { type Decider, saidOf } from './deciderMap.ts'
import { DeciderPiece } from './DeciderPiece.tsx'
import { isFaded, valueWord } from './deciderWords.tsx'

type Props = { accountId: string; asOf: Day; person: Decider; children: ReactNode }

export function KnownOf({ accountId, asOf, person, children }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <DeciderPiece title={t('know:deciders.known')} act={children}>
      <dl className="Deciders-known">
        {ATTRIBUTES.map((attribute) => {
          const saying = saidOf(person, attribute)
          return (
            <div key={attribute}>
              <dt>{t(`know:deciders.attributes.${attribute}`)}</dt>
              <dd>
                {saying?.value ? <Told saying={saying} asOf={asOf} /> : t('know:deciders.unknown')}
              </dd>
            </div>
          )
        })}
      </dl>
      <details className="Known-before" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('know:deciders.before')}</summary>
        {isOpen && (
          <Part height={60}>
            <Before accountId={accountId} contactId={person.contactId} />
          </Part>
        )}
      </details>
    </DeciderPiece>
  )
}

function Told({ saying, asOf }: { saying: Saying; asOf: Day }) {
  const t = useWords()
  return (
    <>
      {valueWord(t, saying.attribute, saying.value!)}{' '}
      <Chip tone={saying.confidence === 'confirmed' ? 'good' : 'plain'}>
        {t(`know:deciders.confidences.${saying.confidence}`)}
      </Chip>{' '}
      {isFaded(saying, asOf) && <Chip tone="warn">{t('know:deciders.staleFlag')}</Chip>}
      <Grounds saying={saying} />
    </>
  )
}

function Grounds({ saying: { source, seenOn, byName } }: { saying: Saying }) {
  const t = useWords()
  const format = useFormat()
  const name = byName ?? t('accounts:action.someone')
  return (
    <small>
      {[t('know:deciders.seen', { day: format.day(seenOn), name }), source]
        .filter(Boolean)
        .join(' · ')}
    </small>
  )
}

function Before({ accountId, contactId }: { accountId: string; contactId: string }) {
  const t = useWords()
  const sayings = useRead(readSayings, { accountId, contactId })
  if (sayings.length === 0) return <p className="dim">{t('know:deciders.nothingBefore')}</p>
  return (
    <ul>
      {sayings.map((saying) => (
        <li key={`${saying.saidId} ${saying.attribute}`}>
          {t(`know:deciders.attributes.${saying.attribute}`)}:{' '}
          {saying.value === null
            ? t('know:deciders.unknown')
            : valueWord(t, saying.attribute, saying.value)}
          <Grounds saying={saying} />
        </li>
      ))}
    </ul>
  )
}
