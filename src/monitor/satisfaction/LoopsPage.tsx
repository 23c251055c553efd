/** Malas respuestas: what is still to be put right, and how many were closed in time. */
import { governs } from '../../access/SettingsTabs.tsx'
import { ask, useRead, useWrite } from '../../ui/api.ts'
import { Card, Stack } from '../../ui/Card.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { chooseLoopSettings, listLoops, readLoopSettings } from './loop.api.ts'
import { LoopSettings } from './loop.ts'
import { LoopRows } from './LoopRows.tsx'
import { SatisfactionTabs } from './SatisfactionTabs.tsx'

export function LoopsPage() {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const { rows, sum } = useRead(listLoops, {})
  const open = rows.filter(({ closedOn }) => closedOn === null)
  const closed = rows.filter(({ closedOn }) => closedOn !== null)
  const says = [
    t('monitor:satisfaction.loop.says', { count: sum.open, late: sum.late }),
    sum.decided > 0 &&
      t('monitor:satisfaction.loop.inTime', {
        share: format.percent(sum.inTime / sum.decided, 0),
        inTime: sum.inTime,
        count: sum.decided,
      }),
  ]
  return (
    <Page
      title={t('monitor:satisfaction.tab.loops')}
      sentence={rows.length > 0 && says.filter(Boolean).join(' ')}
    >
      <SatisfactionTabs at="loops" />
      <Stack>
        <Card title={t('monitor:satisfaction.loop.openTitle')}>
          {open.length === 0 ? (
            <Empty>{t('monitor:satisfaction.loop.none')}</Empty>
          ) : (
            <LoopRows loops={open} withAccount />
          )}
        </Card>
        {closed.length > 0 && (
          <Card title={t('monitor:satisfaction.loop.closedTitle')}>
            <LoopRows loops={closed} withAccount />
          </Card>
        )}
        {governs(role) && <SettingsCard />}
      </Stack>
    </Page>
  )
}

function SettingsCard() {
  const t = useWords()
  const settings = useRead(readLoopSettings, {})
  const keep = useWrite(chooseLoopSettings, [readLoopSettings], {
    quiet: true,
    said: () => t('monitor:satisfaction.loop.saidKept'),
    undo: ({ before }) => ask(chooseLoopSettings, before),
  })
  const form = useForm(LoopSettings, settings, (given) => keep.mutateAsync(given))
  return (
    <Card title={t('monitor:satisfaction.loop.settings')}>
      <Form form={form} does={t('monitor:satisfaction.save')}>
        <NumberField
          {...form.field('dueDays')}
          min={1}
          max={60}
          label={t('monitor:satisfaction.loop.dueDays')}
        />
      </Form>
    </Card>
  )
}
