/** What clients believe, in rows: belief, promise, gap, and how it was handled. */
import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import '../accounts/known.css'
import { whyNotWrite } from '../accounts/account.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropExpectation, putExpectation, reopenExpectation } from './expectation.api.ts'
import type { Expectation } from './expectation.ts'
import { EXPECTATIONS_CHANGED } from './expectationChanged.tsx'
import { ExpectationForm } from './ExpectationForm.tsx'
import { HandleForm } from './HandleForm.tsx'

type Asked = { expectation: Expectation; act: 'handle' | 'change' }
type Props = {
  expectations: readonly Expectation[]
  /** Whose it is, where rows of several accounts stand together. */
  about?: (expectation: Expectation) => ReactNode
}

export function ExpectationRows({ expectations, about }: Props) {
  const t = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  return (
    <>
      <ul className="Known-rows">
        {expectations.map((expectation) => (
          <ExpectationRow
            key={expectation.expectationId}
            expectation={expectation}
            about={about?.(expectation)}
            ask={(act) => setAsked({ expectation, act })}
          />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(`commit:expectation.actTitle.${asked.act}`)}
      >
        <Part height={240}>
          {asked?.act === 'handle' && <HandleForm expectation={asked.expectation} done={done} />}
          {asked?.act === 'change' && (
            <ExpectationForm
              accountId={asked.expectation.accountId}
              changes={asked.expectation}
              done={done}
            />
          )}
        </Part>
      </Modal>
    </>
  )
}

type RowProps = { expectation: Expectation; about: ReactNode; ask: (act: Asked['act']) => void }

function ExpectationRow({ expectation, about, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const { expectationId, believed, contactName, source, heardOn, promised, promise } = expectation
  const { gap, handling, outcome, madePromise, handledByName, handledOn, carers } = expectation
  const writes =
    whyNotWrite(
      actor,
      carers.map((personId) => ({ personId })),
    ) === null
  const drop = useWrite(dropExpectation, EXPECTATIONS_CHANGED, {
    said: () => t('commit:expectation.dropped'),
    undo: (was) => ask(putExpectation, was),
  })
  const reopen = useWrite(reopenExpectation, EXPECTATIONS_CHANGED, {
    said: () => t('commit:expectation.reopened'),
  })
  const act = (key: 'handle' | 'change' | 'drop' | 'reopen', run: () => void) => (
    <Act
      size="compact-sm"
      aria-label={`${t(`commit:expectation.act.${key}`)}: ${believed}`}
      onClick={run}
    >
      {t(`commit:expectation.act.${key}`)}
    </Act>
  )
  const real = [promised, promise].filter(Boolean).join(' · ')
  return (
    <li>
      <b>{believed}</b> {about}{' '}
      <Chip tone={handling ? 'good' : 'warn'}>
        {handling ? t(`commit:expectation.handlings.${handling}`) : t('commit:expectation.open')}
      </Chip>
      <p>{real ? t('commit:expectation.really', { real }) : t('commit:expectation.nothing')}</p>
      {gap && <p>{t('commit:expectation.gapLine', { gap })}</p>}
      {handling && <p>{[madePromise, outcome].filter(Boolean).join('. ')}</p>}
      <p className="dim">
        {[
          contactName,
          source,
          format.day(heardOn),
          handling &&
            t('commit:expectation.by', {
              name: handledByName ?? t('commit:someone'),
              day: format.day(handledOn!),
            }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {writes && (
        <div className="Known-acts">
          {handling === null && act('handle', () => asking('handle'))}
          {handling === null && act('change', () => asking('change'))}
          {handling === null && act('drop', () => drop.mutate({ expectationId }))}
          {handling !== null && act('reopen', () => reopen.mutate({ expectationId }))}
        </div>
      )}
    </li>
  )
}
