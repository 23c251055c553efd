/** Who is signed in, in which language, and the router over every room's pages. */
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { readSession } from '../access/session.api.ts'
import { useRead } from '../ui/api.ts'
import { keepChoice } from '../ui/choices.ts'
import { type Session, SessionContext } from '../ui/session.ts'
import { PageSkeleton } from '../ui/Skeleton.tsx'
import { known, LOCALE_CHOICE, speak, speakMoney, words } from '../ui/words.ts'
import { pages } from './pages.tsx'
import { makeRouter } from './router.tsx'

const router = makeRouter(pages)

export function Pages() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Signed />
    </Suspense>
  )
}

function Signed() {
  const session: Session = useRead(readSession, {})
  const speaking = useLanguageOf(session)
  speakMoney(session.firm?.homeCurrency)
  if (!speaking) return <PageSkeleton />
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  )
}

/** True once the words of the person's language are here; kept for the next visit. */
function useLanguageOf({ person }: Session): boolean {
  const locale = person && known(person.locale)
  const [spoken, setSpoken] = useState(words.language)
  useEffect(() => {
    if (!locale) return
    keepChoice(LOCALE_CHOICE, locale)
    void speak(locale).then(() => setSpoken(locale))
  }, [locale])
  return locale === null || spoken === locale
}
