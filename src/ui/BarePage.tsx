/** A page outside the frame: the mark, the matter in the middle, language and face at the foot. */
import type { ReactNode } from 'react'
import './BarePage.css'
import { keepChoice } from './choices.ts'
import { Mark } from './Mark.tsx'
import { SchemeChoice } from './SchemeChoice.tsx'
import { LOCALE_CHOICE, otherLocale, speak, useWords } from './words.ts'

type Props = {
  title: string
  /** Large, as the first page has it; else the title itself stands small above a form. */
  headline?: ReactNode
  lead?: ReactNode
  /** `form`: as wide as a form; `wide`: two choices side by side. */
  size?: 'form' | 'wide'
  foot?: ReactNode
  children: ReactNode
}

export function BarePage({ title, headline, lead, size = 'form', foot, children }: Props) {
  return (
    <div className="BarePage" data-size={size}>
      <title>{`${title} · Clave`}</title>
      <header className="BarePage-mark">
        <Mark size={26} />
        Clave
      </header>
      <main>
        {headline ? <h1 className="BarePage-headline">{headline}</h1> : <h1>{title}</h1>}
        {lead && <p className="BarePage-lead dim">{lead}</p>}
        {children}
      </main>
      <footer className="BarePage-foot">
        {foot && <span>{foot}</span>}
        <LanguageChoice />
        <SchemeChoice />
      </footer>
    </div>
  )
}

/** Before anyone is known: the other language, one click away. */
export function LanguageChoice() {
  const t = useWords()
  const other = otherLocale()
  const choose = () => {
    keepChoice(LOCALE_CHOICE, other)
    void speak(other)
  }
  return (
    <button type="button" className="LinkButton" lang={other} onClick={choose}>
      {t('ui:otherLanguage')}
    </button>
  )
}
