/** One meeting, call or message in a row: when, with whom, what came of it. */
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropInteraction, putInteraction } from './interaction.api.ts'
import type { Interaction } from './interaction.ts'
import { TALKS_CHANGED } from './talkChanged.tsx'
import { SystemChip } from './SystemChip.tsx'
import '../accounts/known.css'
import './engage.css'

type Props = { interaction: Interaction; change: () => void }

export function InteractionRow({ interaction, change }: Props) {
  const t = useWords()
  const format = useFormat()
  const writes = useWhyNotSay(interaction.accountId) === null
  const { interactionId, kind, subject, text, outcome, happenedOn, happenedAt } = interaction
  const { system, state, sentiment } = interaction
  const drop = useWrite(dropInteraction, TALKS_CHANGED, {
    said: () => t('engage:interaction.takenBack', { title: subject }),
    undo: (was) => ask(putInteraction, was),
  })
  const with_ = [...interaction.contacts, ...interaction.people].flatMap(({ name }) => name ?? [])
  const owner = interaction.ownerName ?? interaction.ownerTold
  const line = [
    [format.day(happenedOn), happenedAt].filter(Boolean).join(' '),
    with_.length > 0 ? t('engage:interaction.with', { people: with_ }) : '',
    owner && t('engage:owner', { name: owner }),
  ]
  return (
    <li>
      <Chip>{t(`engage:interaction.kinds.${kind}`)}</Chip>{' '}
      <A to={`/talks/${interactionId}`}>
        <b>{subject}</b>
      </A>{' '}
      {state !== 'held' && (
        <Chip tone={state === 'planned' ? 'accent' : 'plain'}>
          {t(`engage:interaction.states.${state}`)}
        </Chip>
      )}{' '}
      {sentiment !== null && sentiment !== 0 && (
        <Chip tone={sentiment > 0 ? 'good' : 'bad'}>{t(`engage:sentiment.${sentiment as 1}`)}</Chip>
      )}{' '}
      <SystemChip system={system} />
      {text !== '' && text !== subject && <p className="Engage-text">{text}</p>}
      {outcome && <p>{t('engage:interaction.outcomeLine', { outcome })}</p>}
      <p className="dim">{line.filter(Boolean).join(' · ')}</p>
      {writes && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            aria-label={t('engage:changeOf', { title: subject })}
            onClick={change}
          >
            {t('engage:change')}
          </Act>
          <Act
            size="compact-sm"
            aria-label={t('engage:dropOf', { title: subject })}
            onClick={() => drop.mutate({ interactionId })}
          >
            {t('engage:drop')}
          </Act>
        </div>
      )}
    </li>
  )
}
