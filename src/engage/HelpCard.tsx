/** Who of ours helps with a request: asked, answered, thanked; and in Hoy what one is asked oneself. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropHelp, listHelp, listMyHelp, putHelp } from './help.api.ts'
import { type Help, whyNotAnswer } from './help.ts'
import { HelpAnswerForm, HelpForm, HelpThanksForm } from './HelpForms.tsx'
import type { Request } from './request.ts'
import { HELP_CHANGED } from './requestChanged.tsx'

export function HelpCard({ request }: { request: Request }) {
  const t = useWords()
  const { requestId, accountId } = request
  const helps = useRead(listHelp, { requestId })
  return (
    <KnownCard
      accountId={accountId}
      title={t('engage:help.title')}
      act={t('engage:help.ask')}
      form={(done) => <HelpForm requestId={requestId} done={done} />}
    >
      {helps.length === 0 && <Empty>{t('engage:help.none')}</Empty>}
      <HelpRows helps={helps} />
    </KnownCard>
  )
}

/** In Hoy: what colleagues ask of whoever looks. */
export function MyHelpPanel({ only }: OnHoy) {
  const t = useWords()
  const { role } = useSession()
  return role === 'viewer' ? null : <MyHelp title={t('engage:help.mine')} only={only} />
}

function MyHelp({ title, only }: { title: string; only: string | undefined }) {
  const helps = useRead(listMyHelp, {}).filter(
    ({ helpId }) => only === undefined || helpId === only,
  )
  if (helps.length === 0) return null
  return (
    <PanelCard only={only} title={title}>
      <HelpRows helps={helps} named />
    </PanelCard>
  )
}

type Asked = { help: Help; act: 'answer' | 'thank' | 'change' }

function HelpRows({ helps, named = false }: { helps: readonly Help[]; named?: boolean }) {
  const t = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  return (
    <>
      <ul className="Known-rows">
        {helps.map((help) => (
          <HelpRow
            key={help.helpId}
            help={help}
            named={named}
            ask={(act) => setAsked({ help, act })}
          />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(`engage:help.${asked.act}`)}
      >
        {asked?.act === 'answer' && <HelpAnswerForm help={asked.help} done={done} />}
        {asked?.act === 'thank' && <HelpThanksForm help={asked.help} done={done} />}
        {asked?.act === 'change' && (
          <HelpForm requestId={asked.help.requestId} changes={asked.help} done={done} />
        )}
      </Modal>
    </>
  )
}

type RowProps = { help: Help; named: boolean; ask: (act: Asked['act']) => void }

function HelpRow({ help, named, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { actor, today } = useSession()
  const writes = useWhyNotSay(help.accountId) === null
  const { helpId, question, answer, answeredOn, dueOn, thanks, thankedOn } = help
  const drop = useWrite(dropHelp, HELP_CHANGED, {
    said: () => t('engage:help.dropped'),
    undo: (was) => ask(putHelp, was),
  })
  const late = answeredOn === null && dueOn < today
  const act = (key: Asked['act'] | 'drop', run: () => void) => (
    <Act
      size="compact-sm"
      aria-label={t(`engage:help.${key}Of`, { title: question })}
      onClick={run}
    >
      {t(`engage:help.${key}`)}
    </Act>
  )
  return (
    <li>
      <b>{question}</b>{' '}
      <Chip tone={late ? 'bad' : answeredOn ? 'good' : 'plain'}>
        {t(`engage:help.${late ? 'late' : answeredOn ? 'answered' : 'open'}`)}
      </Chip>
      {named && (
        <p>
          <A to={`/requests/${help.requestId}`}>{help.request}</A>{' '}
          <span className="dim">{help.account}</span>
        </p>
      )}
      {answer && <p>{answer}</p>}
      <p className="dim">
        {t('engage:help.line', {
          name: help.personName ?? t('engage:someone'),
          by: help.askedByName ?? t('engage:someone'),
          day: format.day(dueOn),
        })}
      </p>
      {thankedOn && <p>{t('engage:help.thanked', { thanks })}</p>}
      <div className="Known-acts">
        {answeredOn === null &&
          whyNotAnswer(actor, help) === null &&
          act('answer', () => asking('answer'))}
        {answeredOn !== null && thankedOn === null && writes && act('thank', () => asking('thank'))}
        {answeredOn === null && writes && act('change', () => asking('change'))}
        {answeredOn === null && writes && act('drop', () => drop.mutate({ helpId }))}
      </div>
    </li>
  )
}
