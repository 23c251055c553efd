/** Every room's pages, places, tabs and commands, put together. A new room adds its lines here and nowhere else. */
import { SettingsIcon } from '../ui/icons.tsx'
import type { PersonPlace } from '../ui/PersonMenu.tsx'
import {
  barePage,
  type CommandMaker,
  type Finder,
  type NavEntry,
  page,
  type PageEntry,
} from '../ui/slots.ts'

export const pages: PageEntry[] = [
  barePage('/', () => import('../access/FirstPage.tsx').then((m) => m.FirstPage)),
  barePage('/sign-in', () => import('../access/SignInPage.tsx').then((m) => m.SignInPage)),
  barePage('/sign-up', () => import('../access/SignUpPage.tsx').then((m) => m.SignUpPage)),
  barePage('/forgot', () => import('../access/ForgotPage.tsx').then((m) => m.ForgotPage)),
  barePage('/reset', () => import('../access/ResetPage.tsx').then((m) => m.ResetPage)),
  barePage('/join', () => import('../access/JoinPage.tsx').then((m) => m.JoinPage)),
  barePage('/firms', () => import('../access/FirmsPage.tsx').then((m) => m.FirmsPage)),
  page('/profile', () => import('../access/ProfilePage.tsx').then((m) => m.ProfilePage)),
  page('/settings', () => import('../access/FirmPage.tsx').then((m) => m.FirmPage)),
  page('/settings/people', () => import('../access/PeoplePage.tsx').then((m) => m.PeoplePage)),
  page('/settings/keys', () => import('../access/KeysPage.tsx').then((m) => m.KeysPage)),
  ...(import.meta.env.DEV || import.meta.env['VITE_GALLERY']
    ? [barePage('/_ui', () => import('../ui/gallery/Gallery.tsx').then((m) => m.Gallery))]
    : []),
]

/** Only what works today. Letters are the same in every language: hands remember them. */
export const places: NavEntry[] = [
  { name: 'access:settings.title', path: '/settings', letter: 'j', icon: <SettingsIcon /> },
]

/** What is one's own, at the foot of the navigation. */
export const mine: PersonPlace[] = [{ name: 'access:profile.title', path: '/profile' }]

export const commands: CommandMaker[] = []

export const finders: Finder[] = []
