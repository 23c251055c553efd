/** Puts a service agreement before the client to be signed: its levels in words, and then its link. */
import { useState } from 'react'
import { useRead, useWrite } from '../ui/api.ts'
import { askToSign, draftAgreement } from './agreement.api.ts'
import type { Agreement } from './agreement.ts'
import { type Language, PutBeforeForm } from './PutBeforeForm.tsx'
import { LEVELS_CHANGED } from './serviceChanged.tsx'

export function SignForm({ agreement: { agreementId, versions } }: { agreement: Agreement }) {
  const [language, choose] = useState<Language>('es')
  const draft = useRead(draftAgreement, { agreementId, language })
  const send = useWrite(askToSign, LEVELS_CHANGED, { quiet: true })
  return (
    <PutBeforeForm
      draft={draft}
      choose={choose}
      replaces={versions.length > 0}
      send={(given) => send.mutateAsync({ ...given, agreementId })}
    />
  )
}
