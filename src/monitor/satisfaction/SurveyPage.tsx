/** A survey opened by its link, by someone at a client: phone first, one minute, and what was answered may be changed. */
import { useEffect, useState, type ReactNode } from 'react'
import { useAsked } from '../../access/enter.tsx'
import { CallFailed } from '../../kernel/call.ts'
import { useList, useWrite } from '../../ui/api.ts'
import { LanguageChoice } from '../../ui/BarePage.tsx'
import '../../ui/BarePage.css'
import { Problem } from '../../ui/Problem.tsx'
import { SchemeChoice } from '../../ui/SchemeChoice.tsx'
import { PageSkeleton } from '../../ui/Skeleton.tsx'
import { useFormat } from '../../ui/session.ts'
import { speak, useWords } from '../../ui/words.ts'
import { readSurvey, silenceSurvey } from './answer.api.ts'
import type { Offer } from './answer.ts'
import { SurveyForm } from './SurveyForm.tsx'
import './survey.css'

export function SurveyPage() {
  const t = useWords()
  const token = useAsked('token')
  const { data, error } = useList(readSurvey, { token })
  const language = data?.language
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  if (data) return <Opened offer={data} token={token} />
  if (!error) return <PageSkeleton />
  const unknown = error instanceof CallFailed && error.status === 404
  return (
    <Around title={t('survey:page.unknown')}>
      {unknown ? <p>{t('survey:page.unknownWhy')}</p> : <Problem problem={error} />}
    </Around>
  )
}

function Opened({ offer, token }: { offer: Offer; token: string }) {
  const t = useWords()
  const format = useFormat()
  const [again, answerAgain] = useState(false)
  const { firmName: firm, account, name, closesOn, open, given } = offer
  const told = { firm, account, name, until: format.day(closesOn) }
  const asks = open && (given === null || again)
  const title = asks
    ? t('survey:page.title', told)
    : t(given ? 'survey:page.thanks' : 'survey:page.over', told)
  return (
    <Around firm={firm} title={title}>
      {asks && (
        <>
          <p className="BarePage-lead">{t('survey:page.lead', told)}</p>
          <SurveyForm offer={offer} token={token} done={() => answerAgain(false)} />
        </>
      )}
      {!asks && given && (
        <output className="BarePage-lead">
          {t(open ? 'survey:page.kept' : 'survey:page.keptOver', told)}
        </output>
      )}
      {!asks && open && (
        <button type="button" className="LinkButton" onClick={() => answerAgain(true)}>
          {t('survey:page.change')}
        </button>
      )}
      <Silence offer={offer} token={token} />
    </Around>
  )
}

function Silence({
  offer: { silent, firmName: firm, name },
  token,
}: {
  offer: Offer
  token: string
}) {
  const t = useWords()
  const say = useWrite(silenceSurvey, [readSurvey])
  // Nobody is known any more whom it would be kept of.
  if (name === null) return null
  return (
    <p className="dim">
      {silent && `${t('survey:page.silent', { firm })} `}
      <button
        type="button"
        className="LinkButton"
        onClick={() => say.mutate({ token, silent: !silent })}
      >
        {t(silent ? 'survey:page.speak' : 'survey:page.silence')}
      </button>
    </p>
  )
}

function Around({ firm, title, children }: { firm?: string; title: string; children: ReactNode }) {
  return (
    <div className="BarePage Survey">
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
