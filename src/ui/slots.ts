/** What rooms hand in and shell composes: pages, navigation, tabs of the account, commands, pieces of Hoy. */
import type { ComponentType, ReactNode } from 'react'
import type { Role } from '../kernel/actor.ts'
import type { Session } from './session.ts'
import type { Key, Say } from './words.ts'

type Opened<Props> = () => Promise<ComponentType<Props>>

/** `/accounts/:accountId/:tab` gives `{ accountId: string; tab: string }`. */
export type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : object

export type PageEntry = {
  path: string
  open: Opened<any>
  /** `firm`: inside the app frame, someone signed in with a firm open. `bare`: alone on the screen, for anyone. */
  within: 'firm' | 'bare'
}

/** A page of a firm; what stands in its path are its props. */
export function page<Path extends `/${string}`>(
  path: Path,
  open: Opened<ParamsOf<Path>>,
): PageEntry {
  return { path, open, within: 'firm' }
}

/** A page without the app frame: the first one, sign-in, an opened link. */
export function barePage<Path extends `/${string}`>(
  path: Path,
  open: Opened<ParamsOf<Path>>,
): PageEntry {
  return { path, open, within: 'bare' }
}

/** A place of the navigation. `letter` follows `g` on the keyboard. */
export type NavEntry = {
  name: Key
  path: string
  letter?: string
  icon: ReactNode
  may?: readonly Role[]
}

/** A tab of the account page; the path is `/accounts/:accountId/TAB`. */
export type AccountTab = {
  tab: string
  name: Key
  open: Opened<{ accountId: string }>
  may?: readonly Role[]
}

/** Something shown in the head of the account page: a chip, a fact, an act; or above all of its tabs. */
export type AccountHeadPiece = {
  piece: string
  where: 'chip' | 'fact' | 'act' | 'banner'
  show: ComponentType<{ accountId: string }>
}

/**
 * A topic of Hoy; where it has nothing to say it shows nothing. What the list shows of these kinds has its acts here
 * too: with `only` the panel shows that one thing alone.
 */
export type TodayPanel = {
  panel: string
  kinds?: readonly string[]
  open: Opened<{ only?: string }>
}

/** One line of the command palette. */
export type Command = {
  command: string
  name: string
  about?: string
  /** A line of words below the name. */
  detail?: string
  group: string
  /** Other words that find it. */
  also?: string[]
  run: () => void
}

/** Commands depend on who asks and where they can go. */
export type CommandMaker = (world: {
  session: Session
  t: Say
  go: (path: string) => void
}) => Command[]

/** What the palette finds while someone types: accounts first, later all that can be searched. */
export type Finder = (
  text: string,
  world: { t: Say; go: (path: string) => void },
) => Promise<Command[]>
