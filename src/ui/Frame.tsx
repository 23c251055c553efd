/** The app's frame: where one is, where one can go, who one is; the page itself in the middle. */
import { useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { A, useGo } from './A.tsx'
import './Frame.css'
import { MoreIcon, PenIcon, SearchIcon } from './icons.tsx'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { Mark } from './Mark.tsx'
import { openPalette, Palette } from './Palette.tsx'
import { PersonMenu, type PersonPlace } from './PersonMenu.tsx'
import { Boundary } from './Problem.tsx'
import { useSession } from './session.ts'
import { useShortcut, useShortcuts } from './shortcuts.ts'
import { PageSkeleton } from './Skeleton.tsx'
import type { CommandMaker, Finder, NavEntry } from './slots.ts'
import { type Locale, useWords } from './words.ts'

type Props = {
  places: NavEntry[]
  commands?: CommandMaker[]
  finders?: Finder[]
  /** Where a person goes for their own things: profile, people of the firm. */
  mine?: PersonPlace[]
  /** Writing something down from wherever one is; without it, this person only reads. */
  capture?: (() => void) | undefined
  signOut: () => void
  openFirm: (firmId: string) => void
  speakIn: (locale: Locale) => void
  children: ReactNode
}

const PhoneMore = lazy(() => import('./PhoneMore.tsx').then((m) => ({ default: m.PhoneMore })))

/** So many places fit in the bar at the foot of a phone; the others are behind "more". */
const FIT_A_PHONE = 4

export function Frame({
  places,
  commands = [],
  finders = [],
  mine = [],
  capture,
  signOut,
  openFirm,
  speakIn,
  children,
}: Props) {
  const t = useWords()
  const { role, firm } = useSession()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [more, setMore] = useState(false)
  const here = places.filter(({ may }) => !may || may.includes(role))
  const isOn = (place: NavEntry) => path === place.path || path.startsWith(`${place.path}/`)

  useShortcuts()
  useFocusOnArrival(path)
  useShortcut('/', 'ui:keys.search', goToSearch)
  useShortcut(capture ? 'n' : null, 'ui:frame.captureWhat', () => capture?.())

  const person = <PersonMenu mine={mine} signOut={signOut} openFirm={openFirm} speakIn={speakIn} />
  return (
    <div className="Frame">
      <a className="Frame-skip" href="#page">
        {t('ui:frame.skip')}
      </a>
      <nav className="Frame-nav" aria-label={t('ui:frame.places')}>
        <A className="Frame-home" to={here[0]?.path ?? '/'}>
          <Mark />
          <span>
            Clave<small>{firm.name}</small>
          </span>
        </A>
        <button type="button" className="Frame-find" onClick={openPalette}>
          <SearchIcon />
          <span>{t('ui:frame.find')}</span>
          <kbd aria-hidden="true">{t('ui:keys.ctrlK')}</kbd>
        </button>
        {capture && (
          <button type="button" className="Frame-find" onClick={() => capture()}>
            <PenIcon />
            <span>{t('ui:frame.capture')}</span>
            <kbd aria-hidden="true">n</kbd>
          </button>
        )}
        {here.map((place) => (
          <Place key={place.path} place={place} on={isOn(place)} />
        ))}
        <div className="Frame-person">{person}</div>
      </nav>
      <main className="Frame-page" id="page" tabIndex={-1}>
        <Boundary at={path} whole>
          <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        </Boundary>
      </main>
      <nav className="Frame-foot" aria-label={t('ui:frame.placesPhone')}>
        {here.slice(0, FIT_A_PHONE).map((place) => (
          <A key={place.path} to={place.path} aria-current={isOn(place) ? 'page' : undefined}>
            {place.icon}
            <span>{t(place.name)}</span>
          </A>
        ))}
        {capture && (
          <button type="button" onClick={() => capture()} aria-haspopup="dialog">
            <PenIcon />
            <span>{t('ui:frame.capture')}</span>
          </button>
        )}
        <button type="button" onClick={() => setMore(true)} aria-haspopup="dialog">
          <MoreIcon />
          <span>{t('ui:frame.more')}</span>
        </button>
      </nav>
      <Suspense>
        {more && (
          <PhoneMore
            places={here.slice(FIT_A_PHONE)}
            close={() => setMore(false)}
            title={firm.name}
          >
            {person}
          </PhoneMore>
        )}
      </Suspense>
      <Palette places={here} commands={commands} finders={finders} />
      <KeyboardHelp />
    </div>
  )
}

function Place({ place, on }: { place: NavEntry; on: boolean }) {
  const t = useWords()
  const go = useGo()
  useShortcut(place.letter ? `g ${place.letter}` : null, place.name, () => go(place.path))
  return (
    <A className="Frame-place" to={place.path} aria-current={on ? 'page' : undefined}>
      {place.icon}
      <span>{t(place.name)}</span>
      {place.letter && <kbd aria-hidden="true">g {place.letter}</kbd>}
    </A>
  )
}

/** On another page the keyboard and the reader begin at its start; tabs of one page don't move them. */
function useFocusOnArrival(path: string) {
  const place = path.split('/')[1]
  const before = useRef(place)
  useEffect(() => {
    if (before.current !== place) document.getElementById('page')?.focus({ preventScroll: true })
    before.current = place
  }, [place])
}

/** The page's own search field where it has one, else the palette. */
function goToSearch() {
  const field = document.querySelector<HTMLInputElement>('main [data-search]')
  if (field) field.focus()
  else openPalette()
}
