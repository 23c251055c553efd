/** On the account: what is done for it beyond the contract, and what it says for us. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { ActionForm } from '../accounts/ActionForm.tsx'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { GOODWILL_CHANGED } from './conflictChanged.tsx'
import { dropGoodwill, listGoodwill, putGoodwill } from './goodwill.api.ts'
import { type Goodwill, isOpenState } from './goodwill.ts'
import { GoodwillForm } from './GoodwillForm.tsx'

export type GoodwillAct = 'change' | 'next'

export function GoodwillCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const all = useRead(listGoodwill, { accountId })
  const [asked, setAsked] = useState<{ goodwill: Goodwill; act: GoodwillAct } | null>(null)
  const ahead = all.filter(({ state }) => isOpenState(state))
  const over = all.filter(({ state }) => !isOpenState(state))
  const rows = (some: readonly Goodwill[]) => (
    <ul className="Known-rows">
      {some.map((goodwill) => (
        <GoodwillRow
          key={goodwill.goodwillId}
          goodwill={goodwill}
          ask={(act) => setAsked({ goodwill, act })}
        />
      ))}
    </ul>
  )
  return (
    <KnownCard
      accountId={accountId}
      title={t('engage:goodwill.title')}
      act={t('engage:goodwill.add')}
      form={(done) => <GoodwillForm accountId={accountId} done={done} />}
    >
      {all.length === 0 && <Empty>{t('engage:goodwill.none')}</Empty>}
      {rows(ahead)}
      {over.length > 0 && (
        <details className="Known-before">
          <summary>{t('engage:goodwill.over', { count: over.length })}</summary>
          {rows(over)}
        </details>
      )}
      <GoodwillModal asked={asked} done={() => setAsked(null)} />
    </KnownCard>
  )
}

type ModalProps = { asked: { goodwill: Goodwill; act: GoodwillAct } | null; done: () => void }

export function GoodwillModal({ asked, done }: ModalProps) {
  const t = useWords()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={asked !== null}
      onClose={done}
      title={asked && t(`engage:goodwill.${asked.act}`)}
    >
      {asked?.act === 'change' && (
        <GoodwillForm accountId={asked.goodwill.accountId} changes={asked.goodwill} done={done} />
      )}
      {asked?.act === 'next' && (
        <ActionForm
          accountId={asked.goodwill.accountId}
          from={{ origin: 'goodwill', originId: asked.goodwill.goodwillId }}
          done={done}
        />
      )}
    </Modal>
  )
}

type RowProps = { goodwill: Goodwill; ask: (act: GoodwillAct) => void }

function GoodwillRow({ goodwill, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { accountId, goodwillId, title, kind, state, felt, cost, currency, came } = goodwill
  const writes = useWhyNotSay(accountId) === null
  const drop = useWrite(dropGoodwill, GOODWILL_CHANGED, {
    said: () => t('engage:goodwill.takenBack', { title }),
    undo: (was) => ask(putGoodwill, was),
  })
  const act = (key: GoodwillAct | 'drop', run: () => void) => (
    <Act size="compact-sm" aria-label={t(`engage:goodwill.${key}Of`, { title })} onClick={run}>
      {t(`engage:goodwill.${key}`)}
    </Act>
  )
  const line = [
    goodwill.day && format.day(goodwill.day),
    goodwill.topic,
    goodwill.contactName,
    goodwill.ownerName && t('engage:owner', { name: goodwill.ownerName }),
    cost !== null && currency && format.money(cost, currency),
    goodwill.consentOn &&
      t('engage:goodwill.consented', {
        name: goodwill.consentBy,
        day: format.day(goodwill.consentOn),
      }),
  ]
  return (
    <li>
      <b>{title}</b> <Chip>{t(`engage:goodwill.kinds.${kind}`)}</Chip>{' '}
      <GoodwillStateChip state={state} />{' '}
      {felt !== null && <Chip>{t(`engage:goodwill.feltHow.${felt as 0}`)}</Chip>}
      {goodwill.text && <p>{goodwill.text}</p>}
      {goodwill.effect && <p>{t('engage:goodwill.effectLine', { effect: goodwill.effect })}</p>}
      {came.length > 0 && (
        <p>{t('engage:goodwill.cameLine', { names: came.map(({ name }) => name) })}</p>
      )}
      {goodwill.link && (
        <p>
          <a href={goodwill.link} rel="noreferrer">
            {goodwill.link}
          </a>
        </p>
      )}
      {goodwill.next && <p>{t('engage:goodwill.nextLine', { next: goodwill.next })}</p>}
      <p className="dim">{line.filter(Boolean).join(' · ')}</p>
      {writes && (
        <div className="Known-acts">
          {act('change', () => asking('change'))}
          {act('next', () => asking('next'))}
          {act('drop', () => drop.mutate({ goodwillId }))}
        </div>
      )}
    </li>
  )
}

const TONES = {
  idea: 'plain',
  planned: 'plain',
  done: 'good',
  dropped: 'plain',
  asked: 'warn',
  agreed: 'good',
  published: 'good',
  withdrawn: 'plain',
} as const

export function GoodwillStateChip({ state }: Pick<Goodwill, 'state'>) {
  const t = useWords()
  return <Chip tone={TONES[state]}>{t(`engage:goodwill.states.${state}`)}</Chip>
}
