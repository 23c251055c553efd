/** The text that is put before a client, as it is kept, with its fingerprint, to be taken along or printed. */
import { Button } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import type { AcceptanceOffer } from './acceptance.ts'

type Props = { offer: Pick<AcceptanceOffer, 'text' | 'textHash' | 'language' | 'state'> }

export function AcceptText({ offer: { text, textHash, language } }: Props) {
  const t = useWords()
  if (text === null || textHash === null) return null
  return (
    <>
      <section className="Accept-text" aria-label={t('accounts:acceptance.text')} lang={language}>
        {text}
      </section>
      <dl className="Accept-hash">
        <dt>{t('accounts:acceptance.hash')}</dt>
        <dd>
          <code>{textHash}</code>
        </dd>
        <dd className="dim">{t('accounts:acceptance.hashWhy')}</dd>
      </dl>
      <div className="Form-acts Accept-tools">
        <Button onClick={() => download(text, textHash)}>
          {t('accounts:acceptance.download')}
        </Button>
        <Button onClick={() => window.print()}>{t('accounts:acceptance.print')}</Button>
      </div>
    </>
  )
}

/** Byte by byte what was hashed: UTF-8 without a mark, lines as they are, nothing at the end. */
function download(text: string, textHash: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = `${textHash.slice(0, 12)}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
