/** Ajustes: the firm's own list of sectors, pasted as lines. */
import { z } from 'zod'
import { SettingsTabs } from '../access/SettingsTabs.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { Page } from '../ui/Page.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listSectors, putSectors } from './profileFact.api.ts'
import { sectorText } from './sector.ts'

const Typed = z.object({ text: z.string().max(200_000) })

export function SectorsPage() {
  const t = useWords()
  const text = sectorText(useRead(listSectors, {}))
  const keep = useWrite(putSectors, [listSectors], {
    quiet: true,
    said: ({ sectors }) => t('know:profile.sectorsKept', { count: sectors }),
    undoable: ({ before }) => before !== '',
    undo: ({ before }) => ask(putSectors, { text: before }),
  })
  const form = useForm(Typed, { text }, (given) => keep.mutateAsync(given))
  return (
    <Page title={t('know:profile.sectors')} narrow>
      <SettingsTabs at="/settings/sectors" />
      <Card title={t('know:profile.sectors')}>
        <Form form={form} does={t('know:profile.save')}>
          <LongTextField
            {...form.field('text')}
            label={t('know:profile.sectors')}
            hint={t('know:profile.sectorsHint')}
          />
        </Form>
      </Card>
    </Page>
  )
}
