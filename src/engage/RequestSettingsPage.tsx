/** What the firm says of requests and escalations: kinds, the price of an extra hour, levels with who is told and by when. */
import { useState } from 'react'
import { Card, Stack } from '../ui/Card.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { TagsField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readEscalationSettings } from './escalation.api.ts'
import { useLevelName } from './EscalationChips.tsx'
import { EscalationLevelsCard } from './EscalationLevelsCard.tsx'
import { keepRequestSettings, readRequestSettings } from './extra.api.ts'
import { REQUEST_TYPES } from './request.ts'
import { RequestSettings } from './requestSettings.ts'
import { RequestTabs } from './RequestTabs.tsx'
import { useTypeName } from './useRequestWords.tsx'

export function RequestSettingsPage() {
  const t = useWords()
  const { role } = useSession()
  const mayChange = role === 'lead' || role === 'admin'
  const { levels } = useRead(readEscalationSettings, {})
  const levelName = useLevelName()
  const says = t('engage:settings.says', {
    count: levels.length,
    name: levelName(1),
    within: levels[0]?.within,
  })
  return (
    <Page narrow title={t('engage:settings.title')} sentence={says}>
      <RequestTabs at="/requests/settings" />
      <Stack>
        {!mayChange && <p className="dim">{t('engage:settings.leadsOnly')}</p>}
        <KindsCard mayChange={mayChange} />
        <EscalationLevelsCard mayChange={mayChange} />
      </Stack>
    </Page>
  )
}

const CHANGED = [readRequestSettings]

function KindsCard({ mayChange }: { mayChange: boolean }) {
  const t = useWords()
  const { types, hourPrice, currency } = useRead(readRequestSettings, {})
  const nameOf = useTypeName()
  const [key, setKey] = useState(0)
  const keep = useWrite(keepRequestSettings, CHANGED, {
    quiet: true,
    said: () => t('engage:settings.kept'),
    undo: async ({ before }) => {
      await ask(keepRequestSettings, before)
      setKey((was) => was + 1)
    },
  })
  // A kind of ours keeps its code, however it is called in the reader's language.
  const codeOf = (name: string) => REQUEST_TYPES.find((code) => nameOf(code) === name) ?? name
  const form = useForm(RequestSettings, { types: types.map(nameOf), hourPrice }, (given) =>
    keep.mutateAsync({ ...given, types: given.types.map(codeOf) }),
  )
  return (
    <Card key={key} title={t('engage:settings.kinds')}>
      {mayChange ? (
        <Form form={form} does={t('engage:save')}>
          <TagsField
            {...form.field('types')}
            label={t('engage:settings.kinds')}
            hint={t('engage:settings.kindsHint')}
            options={REQUEST_TYPES.map(nameOf)}
          />
          <NumberField
            {...form.field('hourPrice')}
            min={0}
            decimals={2}
            suffix={currency ? ` ${currency}` : ''}
            label={t('engage:settings.hourPrice')}
            hint={t('engage:settings.hourPriceHint')}
          />
        </Form>
      ) : (
        <p>{types.map(nameOf).join(', ')}</p>
      )}
    </Card>
  )
}
