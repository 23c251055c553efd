/** Something that is shown once: a link or a key, with a button that copies it. */
import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useWords } from '../ui/words.ts'
import './Lines.css'

export function Once({ label, text, why }: { label: string; text: string; why?: string }) {
  const t = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    input.current?.select()
    // Where the clipboard is closed to pages (no TLS), what is selected can be copied by hand.
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <div className="Once">
      {why && <output>{why}</output>}
      <div className="Once-line">
        <TextInput
          ref={input}
          readOnly
          aria-label={label}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>
          {t(copied ? 'access:copy.copied' : 'access:copy.copy')}
        </Button>
      </div>
    </div>
  )
}
