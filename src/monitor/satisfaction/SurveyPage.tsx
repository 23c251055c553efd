/** A survey opened by its link, by someone at a client: phone first, one minute, and what was answered may be changed. */
import { useState } from 'react'
import { useAsked } from '../../access/enter.tsx'
import { useList, useWrite } from '../../ui/api.ts'
import { AroundLinked, OpenedByLink } from '../../ui/OpenedByLink.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { readSurvey, silenceSurvey } from './answer.api.ts'
import type { Offer } from './answer.ts'
import { SurveyForm } from './SurveyForm.tsx'
import './survey.css'

export function SurveyPage() {
  const t = useWords()
  const token = useAsked('token')
  const read = useList(readSurvey, { token })
  const unknown = { title: t('survey:page.unknown'), why: t('survey:page.unknownWhy') }
  return (
    <OpenedByLink read={read} look="Survey" unknown={unknown}>
      {(offer) => <Opened offer={offer} token={token} />}
    </OpenedByLink>
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
    <AroundLinked look="Survey" firm={firm} title={title}>
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
    </AroundLinked>
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
