/** A secret link to a text for the client, shown once, to be copied or sent by mail. */
import { Button } from '@mantine/core'
import { Once } from '../access/Once.tsx'
import { useWords } from '../ui/words.ts'

type Props = { link: string; email?: string | null; title: string }

export function HandedLink({ link, email, title }: Props) {
  const t = useWords()
  const mail = `mailto:${encodeURIComponent(email ?? '')}?${new URLSearchParams({
    subject: title,
    body: t('commit:accept.mailBody', { link }),
  })
    .toString()
    .replaceAll('+', '%20')}`
  return (
    <>
      <Once label={t('commit:accept.link')} text={link} why={t('commit:accept.handOver')} />
      <Button component="a" href={mail} mt="sm">
        {t('commit:accept.byMail')}
      </Button>
    </>
  )
}
