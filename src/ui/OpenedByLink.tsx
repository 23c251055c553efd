/** A page that a link opens without sign-in: what is offered, in the language that it is offered in, or why it isn't there. */
import { type ReactNode, useEffect } from 'react'
import { CallFailed } from '../kernel/call.ts'
import { LanguageChoice } from './BarePage.tsx'
import './BarePage.css'
import { Problem } from './Problem.tsx'
import { SchemeChoice } from './SchemeChoice.tsx'
import { PageSkeleton } from './Skeleton.tsx'
import { speak } from './words.ts'

type Read<O> = {
  /** As `useList` tells it. */
  read: { data: O | undefined; error: Error | null }
  /** Its class. */
  look: string
  /** Where the link opens nothing. */
  unknown: { title: string; why: string }
  children: (offer: O) => ReactNode
}

export function OpenedByLink<O extends { language: string }>({
  read: { data, error },
  look,
  unknown,
  children,
}: Read<O>) {
  const language = data?.language
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  if (data) return children(data)
  if (!error) return <PageSkeleton />
  const isUnknown = error instanceof CallFailed && error.status === 404
  return (
    <AroundLinked look={look} title={unknown.title}>
      {isUnknown ? <p>{unknown.why}</p> : <Problem problem={error} />}
    </AroundLinked>
  )
}

type Around = { look: string; firm?: string; title: string; children: ReactNode }

export function AroundLinked({ look, firm, title, children }: Around) {
  return (
    <div className={`BarePage ${look}`}>
      <title>{firm ? `${title} · ${firm}` : title}</title>
      <header className="BarePage-mark">{firm}</header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
      <footer className="BarePage-foot">
        <LanguageChoice />
        <SchemeChoice />
      </footer>
    </div>
  )
}
