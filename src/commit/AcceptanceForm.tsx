/** Puts a commitment before the client: the text as it will be signed, and then its secret link, shown once. */
import { useState } from 'react'
import { useRead, useWrite } from '../ui/api.ts'
import { askToAccept, draftAcceptance } from './commitment.api.ts'
import type { Commitment } from './commitment.ts'
import { COMMITMENTS_CHANGED } from './commitmentChanged.tsx'
import { type Language, PutBeforeForm } from './PutBeforeForm.tsx'

export function AcceptanceForm({
  commitment: { commitmentId, acceptance },
}: {
  commitment: Commitment
}) {
  const [language, choose] = useState<Language | undefined>()
  const draft = useRead(draftAcceptance, { commitmentId, ...(language ? { language } : {}) })
  const send = useWrite(askToAccept, COMMITMENTS_CHANGED, { quiet: true })
  return (
    <PutBeforeForm
      draft={draft}
      choose={choose}
      replaces={acceptance !== null}
      send={(given) => send.mutateAsync({ ...given, commitmentId })}
    />
  )
}
