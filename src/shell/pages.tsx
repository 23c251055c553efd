/** Every room's pages, places, tabs and commands, put together. A new room adds its lines here and nowhere else. */
import { type CommandMaker, type Finder, type NavEntry, type PageEntry } from '../ui/slots.ts'

/** Tabs of the account and pieces of Hoy are composed here too, when their rooms hand them in. */
export const pages: PageEntry[] = []

export const places: NavEntry[] = []

export const commands: CommandMaker[] = []

export const finders: Finder[] = []
