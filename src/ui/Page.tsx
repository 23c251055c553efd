/** A page: its title with a few facts and acts, a sentence that says what to do, then the work. */
import { Children, type ReactNode, useEffect, useRef } from 'react'
import { A } from './A.tsx'
import './pieces.css'

type Props = {
  title: string
  /** Chips beside the title. */
  chips?: ReactNode
  /** Short facts, dimmed, with dots between them. */
  facts?: ReactNode[]
  /** Buttons; the one that matters most comes last and is `variant="filled"`. */
  acts?: ReactNode
  /** One or two sentences made from the data, naming accounts, ending in a verb. */
  sentence?: ReactNode
  /** A second line of facts below the head. */
  below?: ReactNode
  /** Reading pages are narrower. */
  narrow?: boolean
  children: ReactNode
}

export function Page({
  title,
  chips,
  facts = [],
  acts,
  sentence,
  below,
  narrow = false,
  children,
}: Props) {
  return (
    <div className="Page" data-narrow={narrow || undefined}>
      <title>{`${title} · Clave`}</title>
      <header className="Page-head">
        <h1>{title}</h1>
        {chips}
        <Facts>{facts}</Facts>
        {acts && <div className="Page-acts">{acts}</div>}
      </header>
      {below && <div className="Page-below dim">{below}</div>}
      {sentence && <p className="Sentence">{sentence}</p>}
      {children}
    </div>
  )
}

/** Facts in one dim line: `412 cuentas · a 31 oct 2026 · EUR`. */
export function Facts({ children }: { children: ReactNode }) {
  const facts = Children.toArray(children)
  if (facts.length === 0) return null
  return (
    <span className="Facts">
      {facts.map((fact, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- facts have no name of their own and never move
        <span key={at}>{fact}</span>
      ))}
    </span>
  )
}

export type Tab = { path: string; name: string; count?: number }

/** Tabs that are places: each has its own address. */
export function TabLinks({ tabs, at, label }: { tabs: Tab[]; at: string; label: string }) {
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    const [box, here] = [strip.current, strip.current?.querySelector('[aria-current]')]
    if (!box || !here) return
    // Where the tabs are wider than the screen, the one that is open stands in its middle.
    const [all, one] = [box.getBoundingClientRect(), here.getBoundingClientRect()]
    box.scrollLeft += one.left + one.width / 2 - (all.left + all.width / 2)
  }, [at])
  return (
    <nav ref={strip} className="TabLinks" aria-label={label}>
      {tabs.map(({ path, name, count }) => (
        <A key={path} to={path} aria-current={path === at ? 'page' : undefined}>
          {name}
          {count !== undefined && <small>{count}</small>}
        </A>
      ))}
    </nav>
  )
}
