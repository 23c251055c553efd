/** Preparar la reunión: what stands open and what changed, to be read, printed, and taken into the talk that is planned. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { prepareTalk } from './agenda.api.ts'
import type { AgendaLine } from './agenda.ts'
import { AgendaTold, useLineText } from './AgendaTold.tsx'
import { putInteraction } from './interaction.api.ts'
import type { Interaction, KeptLine } from './interaction.ts'
import { TALKS_CHANGED } from './talkChanged.tsx'

type Props = { accountId: string; talk?: Interaction }

export function AgendaCard({ accountId, talk }: Props) {
  const t = useWords()
  const format = useFormat()
  const { last, since, lines } = useRead(prepareTalk, { accountId })
  const textOf = useLineText()
  const kept = talk?.agenda ?? []
  const writes = useWhyNotSay(accountId) === null && talk?.state === 'planned'
  const keep = useWrite(putInteraction, TALKS_CHANGED, {
    said: () => t('engage:agenda.kept'),
    undo: ({ before }) => ask(putInteraction, before!),
  })
  const put = (agenda: KeptLine[]) => talk && keep.mutate({ ...talk, agenda })
  const rest = lines.filter(({ sourceId }) => !kept.some((line) => line.sourceId === sourceId))
  const take = (line: AgendaLine) => {
    const { source, sourceId } = line
    put([...kept, { text: textOf(line).slice(0, 500), source, sourceId }])
  }
  return (
    <Card
      title={t('engage:agenda.title')}
      aside={
        <Button size="compact-sm" className="Talk-unprinted" onClick={() => window.print()}>
          {t('engage:agenda.print')}
        </Button>
      }
    >
      <p className="dim">
        {last
          ? t('engage:agenda.last', {
              kind: t(`engage:interaction.kinds.${last.kind}`),
              day: last.happenedOn,
              title: last.subject,
            })
          : t('engage:agenda.first')}{' '}
        {last?.outcome && t('engage:interaction.outcomeLine', { outcome: last.outcome })}
      </p>
      {talk && (
        <>
          <h3>{t('engage:agenda.own')}</h3>
          <KeptLines kept={kept} put={writes ? put : undefined} />
          {writes && (
            <OwnLine add={(text) => put([...kept, { text, source: 'own', sourceId: null }])} />
          )}
          {rest.length > 0 && <h3>{t('engage:agenda.rest')}</h3>}
        </>
      )}
      {lines.length === 0 && <Empty>{t('engage:agenda.none', { day: format.day(since) })}</Empty>}
      <AgendaTold
        accountId={accountId}
        lines={rest}
        act={(line) =>
          writes && (
            <Button
              size="compact-xs"
              variant="subtle"
              className="Talk-unprinted"
              aria-label={t('engage:agenda.takeOf', { title: textOf(line) })}
              onClick={() => take(line)}
            >
              {t('engage:agenda.take')}
            </Button>
          )
        }
      />
    </Card>
  )
}

type Kept = { kept: KeptLine[]; put: ((lines: KeptLine[]) => void) | undefined }

function KeptLines({ kept, put }: Kept) {
  const t = useWords()
  if (kept.length === 0) return <p className="dim">{t('engage:agenda.noneOwn')}</p>
  return (
    <ol className="Agenda">
      {kept.map((line, at) => (
        <li key={`${at} ${line.text}`}>
          {line.text}{' '}
          {line.source !== 'own' && (
            <span className="dim">{t(`engage:agenda.source.${line.source as 'clock'}`)}</span>
          )}{' '}
          {put && (
            <Button
              size="compact-xs"
              variant="subtle"
              className="Talk-unprinted"
              aria-label={t('engage:agenda.offOf', { title: line.text })}
              onClick={() => put(kept.toSpliced(at, 1))}
            >
              {t('engage:agenda.off')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}

function OwnLine({ add }: { add: (text: string) => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    add(text.trim())
    setText('')
  }
  return (
    <form className="Agenda-own Talk-unprinted" onSubmit={send}>
      <TextInput
        label={t('engage:agenda.add')}
        description={t('engage:agenda.addHint')}
        value={text}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  )
}
