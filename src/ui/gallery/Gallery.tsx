/** All pieces on one page, to look at while they are built: `/_ui`, in development only. */
import { type Session, SessionContext } from '../session.ts'
import { Frame } from '../Frame.tsx'
import { DataIcon, PeopleIcon, PortfolioIcon, SettingsIcon, TodayIcon } from '../icons.tsx'
import type { NavEntry } from '../slots.ts'
import { GalleryPage } from './GalleryPage.tsx'

const session: Session = {
  person: {
    personId: 'p',
    name: 'Lucía Ferrer',
    email: 'lucia@example.com',
    locale: 'es-ES',
    timeZone: 'Europe/Madrid',
  },
  firm: { firmId: 'f', name: 'Aceros y Rodamientos', homeCurrency: 'EUR', demo: false },
  role: 'lead',
  sees: 'all',
  today: '2026-11-22',
  firms: [
    { firmId: 'f', name: 'Aceros y Rodamientos' },
    { firmId: 'g', name: 'Otra, S.L.' },
  ],
  settings: { demo: false, mail: false },
}

// The gallery names things in its own words: it is nobody's page.
const name = (text: string) => text as 'ui:close'
const places: NavEntry[] = [
  { name: name('Hoy'), path: '/today', letter: 'h', icon: <TodayIcon /> },
  { name: name('Cartera'), path: '/_ui', letter: 'c', icon: <PortfolioIcon /> },
  { name: name('Equipo'), path: '/team', letter: 'e', icon: <PeopleIcon /> },
  { name: name('Datos'), path: '/data', letter: 'd', icon: <DataIcon /> },
  { name: name('Ajustes'), path: '/settings', letter: 'a', icon: <SettingsIcon /> },
]

export function Gallery() {
  return (
    <SessionContext value={session}>
      <Frame places={places} mine={[]} signOut={() => {}} openFirm={() => {}} speakIn={() => {}}>
        <GalleryPage />
      </Frame>
    </SessionContext>
  )
}
