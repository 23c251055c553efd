/** Every room's pages, places, tabs and commands, put together. A new room adds its lines here and nowhere else. */
import type { PersonPlace } from '../ui/PersonMenu.tsx'
import {
  barePage,
  type CommandMaker,
  type Finder,
  type NavEntry,
  type PageEntry,
} from '../ui/slots.ts'

export const pages: PageEntry[] = [
  ...(import.meta.env.DEV || import.meta.env['VITE_GALLERY']
    ? [barePage('/_ui', () => import('../ui/gallery/Gallery.tsx').then((m) => m.Gallery))]
    : []),
]

/** Only what works today. Letters are the same in every language: hands remember them. */
export const places: NavEntry[] = []

/** What is one's own, at the foot of the navigation. */
export const mine: PersonPlace[] = []

export const commands: CommandMaker[] = []

export const finders: Finder[] = []
