/** The menu that takes a plan away: for the client or for us, as pages, slides or a workbook, in the language that one chooses. */
import { Button, Menu } from '@mantine/core'
import { streamAddress } from '../kernel/call.ts'
import { useWords } from '../ui/words.ts'
import { takeDocument } from './document.api.ts'
import { DOCUMENT_FORMATS, VIEWS, whyNotPrint } from './document.ts'
import type { Plan } from './plan.ts'

const LANGUAGES = ['es', 'en'] as const

export function DownloadPlan({ plan }: { plan: Plan }) {
  const t = useWords()
  const { planId } = plan
  return (
    <Menu width={280} withinPortal>
      <Menu.Target>
        <Button size="compact-sm">{t('plan:document.download')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {VIEWS.toReversed()
          .filter((view) => whyNotPrint(plan, view) === null)
          .map((view) => [
            <Menu.Label key={view}>{t(`plan:document.view.${view}`)}</Menu.Label>,
            ...DOCUMENT_FORMATS.flatMap((format) =>
              LANGUAGES.map((language) => (
                <Menu.Item
                  key={`${view} ${format} ${language}`}
                  component="a"
                  download
                  href={streamAddress(takeDocument, { planId, view, format, language })}
                >
                  {t('plan:document.choice', {
                    format: t(`plan:document.format.${format}`),
                    language: t(`plan:document.languages.${language}`),
                  })}
                </Menu.Item>
              )),
            ),
          ])}
      </Menu.Dropdown>
    </Menu>
  )
}
