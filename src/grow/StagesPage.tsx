/** Fases: the firm's stages with what files call them, words that mean none yet, and the list of reasons. */
import { Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../kernel/refusal.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { GrowTabs } from './GrowTabs.tsx'
import { OPPORTUNITIES_CHANGED } from './opportunityChanged.tsx'
import './pipeline.css'
import { ReasonsCard } from './ReasonsCard.tsx'
import { keepStages, readStages } from './stage.api.ts'
import { type Stage, whyNotKeepStages } from './stage.ts'
import { useStageName } from './useStageWords.tsx'

export function StagesPage() {
  const t = useWords()
  const { role } = useSession()
  const { stages, unknown } = useRead(readStages, {})
  const mayNot = whyNotKeepStages({ role })
  return (
    <Page title={t('grow:title')} sentence={t('grow:stage.says')} narrow>
      <GrowTabs at="/growth/stages" />
      <Stack>
        {unknown.length > 0 && <UnknownCard stages={stages} unknown={unknown} refusal={mayNot} />}
        <StagesCard key={JSON.stringify(stages)} stages={stages} refusal={mayNot} />
        <ReasonsCard refusal={mayNot} />
      </Stack>
    </Page>
  )
}

function useKeepStages() {
  const t = useWords()
  return useWrite(keepStages, OPPORTUNITIES_CHANGED, {
    said: () => t('grow:stage.kept'),
    undo: ({ before: { stages } }) => ask(keepStages, { stages }),
  })
}

type Refusing = { refusal: Refusal | null }

function UnknownCard({
  stages,
  unknown,
  refusal,
}: Refusing & { stages: readonly Stage[]; unknown: readonly { text: string; count: number }[] }) {
  const t = useWords()
  const nameOf = useStageName()
  const keep = useKeepStages()
  const means = (text: string, key: string) =>
    keep.mutate({
      stages: stages.map((one) => (one.key === key ? { ...one, also: [...one.also, text] } : one)),
    })
  return (
    <Card title={t('grow:stage.unknown')}>
      <p>{t('grow:stage.unknownSays')}</p>
      <ul className="Stages-form">
        {unknown.map(({ text, count }) => (
          <li key={text}>
            <span>{t('grow:stage.unknownCount', { text, count })}</span>
            <Select
              size="xs"
              aria-label={t('grow:stage.meansOf', { text })}
              placeholder={t('grow:stage.means')}
              disabled={refusal !== null}
              value={null}
              data={stages.map((one) => ({ value: one.key, label: nameOf(one) }))}
              onChange={(key) => key && means(text, key)}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function StagesCard({ stages, refusal }: Refusing & { stages: readonly Stage[] }) {
  const t = useWords()
  const nameOf = useStageName()
  const keep = useKeepStages()
  const [given, setGiven] = useState(stages)
  const change = (at: number, more: Partial<Stage>) =>
    setGiven(given.map((one, place) => (place === at ? { ...one, ...more } : one)))
  const act = (key: 'up' | 'down' | 'drop', name: string, run: () => void) => (
    <Act size="compact-sm" aria-label={t(`grow:stage.${key}Of`, { name })} onClick={run}>
      {t(`grow:stage.${key}`)}
    </Act>
  )
  const swap = (at: number, other: number) =>
    setGiven(given.with(at, given[other]!).with(other, given[at]!))
  return (
    <Card title={t('grow:stage.title')}>
      <ul className="Stages-form">
        {given.map((one, at) => (
          <li key={one.key}>
            <TextInput
              label={t('grow:stage.name')}
              value={one.name}
              placeholder={nameOf(one)}
              onChange={(event) => change(at, { name: event.currentTarget.value })}
            />
            <TagsInput
              label={t('grow:stage.also')}
              value={one.also}
              acceptValueOnBlur
              onChange={(also) => change(at, { also })}
            />
            {at > 0 && act('up', nameOf(one), () => swap(at, at - 1))}
            {at < given.length - 1 && act('down', nameOf(one), () => swap(at, at + 1))}
            {given.length > 1 &&
              act('drop', nameOf(one), () => setGiven(given.filter((other) => other !== one)))}
          </li>
        ))}
      </ul>
      <div className="Known-acts">
        <Act
          refusal={refusal}
          onClick={() =>
            setGiven([...given, { key: freshKey(given), name: t('grow:stage.fresh'), also: [] }])
          }
        >
          {t('grow:stage.add')}
        </Act>
        <Act
          variant="filled"
          refusal={refusal}
          busy={keep.isPending}
          onClick={() => keep.mutate({ stages: [...given] })}
        >
          {t('grow:stage.save')}
        </Act>
      </div>
    </Card>
  )
}

/** A key that none has. */
function freshKey(taken: readonly { key: string }[]): string {
  for (let no = taken.length + 1; ; no += 1) {
    if (!taken.some(({ key }) => key === `own-${no}`)) return `own-${no}`
  }
}
