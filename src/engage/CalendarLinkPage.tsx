/** One's own calendar: connected over CalDAV, how its last reading went, or a file in its place. */
import { FileInput, Select } from '@mantine/core'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { text } from '../ui/field.ts'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { confirm } from '../ui/notify.ts'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import {
  askCalendarNow,
  connectCalendar,
  endCalendar,
  importCalendar,
  readCalendar,
} from './calendar.api.ts'
import { CalendarGiven, type CalendarLink } from './calendarLink.ts'
import { TALKS_CHANGED } from './talkChanged.tsx'

const CHANGED = [readCalendar, ...TALKS_CHANGED]
const WATCHED_MS = 5_000

export function CalendarLinkPage() {
  const t = useWords()
  const link = useRead(readCalendar, {}, { everyMs: WATCHED_MS })
  return (
    <Page title={t('engage:calendar.title')} sentence={t('engage:calendar.says')} narrow>
      <Stack>
        <Card title={t('engage:calendar.title')}>
          {link ? <Status link={link} /> : <p className="dim">{t('engage:calendar.none')}</p>}
        </Card>
        <Card title={t(link ? 'engage:calendar.change' : 'engage:calendar.connect')}>
          <Connect link={link} />
        </Card>
        <Card title={t('engage:calendar.file')}>
          <BringFile />
        </Card>
      </Stack>
    </Page>
  )
}

const TONES = { connecting: 'plain', ok: 'good', failing: 'bad' } as const

function Status({ link }: { link: CalendarLink }) {
  const t = useWords()
  const format = useFormat()
  const again = useWrite(askCalendarNow, CHANGED, { said: () => t('engage:calendar.asked') })
  const end = useWrite(endCalendar, CHANGED, {
    said: ({ name }) => t('engage:calendar.ended', { name }),
  })
  const { name, state, problem, answeredAt, seen, known, repeating, conflicts } = link
  const said = [
    problem && t(`engage:calendar.problem.${problem as 'auth'}`),
    answeredAt
      ? t('engage:calendar.answered', { at: format.instant(answeredAt) })
      : t('engage:calendar.never'),
    t('engage:calendar.counts', { seen, known }),
    repeating > 0 && t('engage:calendar.repeating', { count: repeating }),
    conflicts > 0 && t('engage:calendar.conflicts', { count: conflicts }),
  ]
  return (
    <>
      <output>
        <b>{name}</b> <Chip tone={TONES[state]}>{t(`engage:calendar.state.${state}`)}</Chip>
      </output>
      <p className="dim">{said.filter(Boolean).join(' · ')}</p>
      <div className="Known-acts">
        <Act onClick={() => again.mutate({})} busy={again.isPending}>
          {t('engage:calendar.ask')}
        </Act>
        <Act variant="subtle" onClick={() => end.mutate({})} busy={end.isPending}>
          {t('engage:calendar.end')}
        </Act>
      </div>
    </>
  )
}

function Connect({ link }: { link: CalendarLink | null }) {
  const t = useWords()
  const [there, setThere] = useState<{ url: string; name: string }[]>([])
  const connect = useWrite(connectCalendar, CHANGED, {
    quiet: true,
    said: ({ link: { name } }) => t('engage:calendar.connected', { name }),
  })
  const start = link ? { server: link.server, login: link.login, url: link.url } : {}
  const form = useForm(CalendarGiven, start, async (given) => {
    const { calendars } = await connect.mutateAsync(given)
    setThere(calendars)
  })
  return (
    <Form form={form} does={t('engage:calendar.connect')}>
      <TextField
        {...form.field('server')}
        type="url"
        label={t('engage:calendar.server')}
        placeholder="https://"
        autoComplete="off"
      />
      <TextField
        {...form.field('login')}
        label={t('engage:calendar.login')}
        autoComplete="username"
      />
      <PasswordField
        {...form.field('password')}
        required
        label={t('engage:calendar.password')}
        hint={t('engage:calendar.passwordHint')}
        autoComplete="current-password"
      />
      {there.length > 1 && (
        <Select
          label={t('engage:calendar.which')}
          data={there.map(({ url, name }) => ({ value: url, label: name }))}
          value={text(form.values.url) || null}
          onChange={(url) => form.set({ url: url ?? '' })}
          allowDeselect={false}
        />
      )}
    </Form>
  )
}

function BringFile() {
  const t = useWords()
  const bring = useWrite(importCalendar, CHANGED)
  return (
    <FileInput
      label={t('engage:calendar.file')}
      accept=".ics,text/calendar"
      value={null}
      disabled={bring.isPending}
      onChange={(file) => {
        void file
          ?.text()
          .then((text) => bring.mutateAsync({ text }))
          .then((told) => confirm(t('engage:calendar.fileDone', told)))
          .catch(() => {})
      }}
    />
  )
}
