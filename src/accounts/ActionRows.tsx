/** Actions in rows, with the acts in the row: done, given up, changed, withdrawn. */
import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { daysBetween } from '../kernel/day.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { whyNotWrite } from './account.ts'
import { dropAction, putAction, reopenAction } from './action.api.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { type Action, daysLate, whyNotDropAction, whyNotEnd } from './action.ts'
import { ACTIONS_CHANGED } from './actionChanged.tsx'
import { ActionEndForm } from './ActionEndForm.tsx'
import { ActionForm } from './ActionForm.tsx'
import './known.css'

type Asked = { action: Action; act: 'done' | 'dropped' | 'change' }
type Props = {
  actions: readonly Action[]
  /** Whose it is, where rows of several accounts stand together. */
  about?: (action: Action) => ReactNode
}

export function ActionRows({ actions, about }: Props) {
  const t = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  return (
    <>
      <ul className="Known-rows">
        {actions.map((action) => (
          <ActionRow
            key={action.actionId}
            action={action}
            about={about?.(action)}
            ask={(act) => setAsked({ action, act })}
          />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(TITLES[asked.act])}
      >
        {asked?.act === 'change' && (
          <ActionForm accountId={asked.action.accountId} changes={asked.action} done={done} />
        )}
        {asked && asked.act !== 'change' && (
          <ActionEndForm action={asked.action} state={asked.act} done={done} />
        )}
      </Modal>
    </>
  )
}

const TITLES = {
  done: 'accounts:action.doneTitle',
  dropped: 'accounts:action.giveUpTitle',
  change: 'accounts:action.change',
} as const

type RowProps = { action: Action; about: ReactNode; ask: (act: Asked['act']) => void }

function ActionRow({ action, about, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { actor, today } = useSession()
  const { actionId, title, how, ownerName, dueOn, state, outcome, carers, waits, every } = action
  const late = daysLate(action, (day) => daysBetween(day, today))
  const ends = whyNotEnd(actor, action) === null
  const writes =
    whyNotWrite(
      actor,
      carers.map((personId) => ({ personId })),
    ) === null
  const drop = useWrite(dropAction, ACTIONS_CHANGED, {
    said: () => t('accounts:action.takenBack', { title }),
    undo: (was) => ask(putAction, was),
  })
  const reopen = useWrite(reopenAction, ACTIONS_CHANGED, {
    said: () => t('accounts:action.reopened', { title }),
  })
  const act = (
    key: 'done' | 'giveUp' | 'change' | 'drop' | 'reopen',
    run: () => void,
    refusal: Refusal | null = null,
  ) => (
    <Act
      size="compact-sm"
      aria-label={t(`accounts:action.${key}Of`, { title })}
      refusal={refusal}
      onClick={run}
    >
      {t(`accounts:action.${key}`)}
    </Act>
  )
  return (
    <li>
      <b>{title}</b> {about}{' '}
      {late > 0 && <Chip tone="bad">{t('accounts:action.late', { count: late })}</Chip>}
      {state !== 'open' && (
        <Chip tone={state === 'done' ? 'good' : 'plain'}>
          {t(`accounts:action.state.${state}`)}
        </Chip>
      )}
      {state === 'done' && !outcome && !action.link && (
        <Chip tone="warn">{t('accounts:action.noProof')}</Chip>
      )}
      {action.shared && <Chip tone="plain">{t('accounts:action.shared')}</Chip>}
      {waits.length > 0 && (
        <Chip tone="warn">{t('accounts:action.waits', { titles: waits.join(' · ') })}</Chip>
      )}
      {how && <p>{how}</p>}
      {outcome && <p>{outcome}</p>}
      {action.link && (
        <p>
          <a href={action.link} target="_blank" rel="noreferrer noopener">
            {action.link}
          </a>
        </p>
      )}
      <span className="dim">
        {t('accounts:action.line', {
          owner: ownerName ?? t('accounts:action.someone'),
          day: format.day(dueOn),
        })}
        {every && ` · ${t(`accounts:action.every.${every.unit}`, { count: every.count })}`}
      </span>
      {(ends || writes) && (
        <div className="Known-acts">
          {state === 'open' && ends && act('done', () => asking('done'))}
          {state === 'open' && ends && act('giveUp', () => asking('dropped'))}
          {state !== 'open' && ends && act('reopen', () => reopen.mutate({ actionId }))}
          {state === 'open' && writes && act('change', () => asking('change'))}
          {state === 'open' &&
            writes &&
            act('drop', () => drop.mutate({ actionId }), whyNotDropAction(action))}
        </div>
      )}
    </li>
  )
}
