/** What stands around the pages of a firm, put together from all rooms: fetched once someone is inside one. */
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSpeakIn } from '../access/enter.tsx'
import { listenLive } from '../access/live.api.ts'
import { openFirm, signOut } from '../access/session.api.ts'
import { accessSettings, SettingsContext, type SettingsPlace } from '../access/SettingsTabs.tsx'
import { accountCommands, accountFinder } from '../accounts/recents.tsx'
import { dataCommands } from '../gather/commands.tsx'
import { portfolioCommands } from '../identify/commands.tsx'
import { LEADS, WRITERS } from '../kernel/actor.ts'
import { thingFinder } from '../know/finder.tsx'
import { openTalk } from '../engage/talkDraft.tsx'
import { whyNotNote } from '../know/note.ts'
import { openCapture } from '../know/noteDrafts.tsx'
import { selectionCommands } from '../segment/commands.tsx'
import { ask } from '../ui/api.ts'
import { Frame } from '../ui/Frame.tsx'
import {
  AlertIcon,
  CommitIcon,
  DataIcon,
  GrowIcon,
  NoteIcon,
  PlanIcon,
  PortfolioIcon,
  RequestIcon,
  SelectionIcon,
  SettingsIcon,
  TodayIcon,
} from '../ui/icons.tsx'
import { useLive } from '../ui/live/useLive.tsx'
import type { PersonPlace } from '../ui/PersonMenu.tsx'
import { useSession } from '../ui/session.ts'
import { useShortcut } from '../ui/shortcuts.ts'
import type { CommandMaker, Finder, NavEntry } from '../ui/slots.ts'

const TalkBox = lazy(() => import('../engage/TalkBox.tsx').then((m) => ({ default: m.TalkBox })))
const CaptureBox = lazy(() =>
  import('../know/CaptureBox.tsx').then((m) => ({ default: m.CaptureBox })),
)

/** Only what works today. Letters are the same in every language: hands remember them. */
const places: NavEntry[] = [
  { name: 'identify:today.title', path: '/today', letter: 'h', icon: <TodayIcon /> },
  { name: 'monitor:alert.title', path: '/alerts', letter: 'a', icon: <AlertIcon /> },
  { name: 'identify:portfolio.title', path: '/portfolio', letter: 'c', icon: <PortfolioIcon /> },
  { name: 'segment:title', path: '/selection', letter: 's', icon: <SelectionIcon /> },
  { name: 'plan:list.title', path: '/plans', letter: 'p', icon: <PlanIcon /> },
  { name: 'commit:title', path: '/commitments', letter: 'm', icon: <CommitIcon /> },
  { name: 'grow:title', path: '/growth', letter: 'o', icon: <GrowIcon /> },
  { name: 'engage:request.title', path: '/requests', letter: 'r', icon: <RequestIcon /> },
  { name: 'know:note.title', path: '/notes', letter: 'n', icon: <NoteIcon /> },
  { name: 'gather:data.title', path: '/data', letter: 'd', icon: <DataIcon /> },
  { name: 'access:settings.title', path: '/settings', letter: 'j', icon: <SettingsIcon /> },
]

/** The parts of Ajustes. */
const settings: SettingsPlace[] = [
  ...accessSettings,
  { path: '/settings/portfolio', name: 'identify:portfolio.criteria.tab' },
  { path: '/settings/cadence', name: 'engage:cadence.title' },
  { path: '/settings/sectors', name: 'know:profile.sectors', may: LEADS },
  { path: '/settings/salespeople', name: 'accounts:salespeople.tab', may: LEADS },
]

/** What is one's own, at the foot of the navigation. */
const mine: PersonPlace[] = [
  { name: 'access:profile.title', path: '/profile' },
  { name: 'engage:mailbox.title', path: '/profile/mail' },
  { name: 'engage:calendar.title', path: '/profile/calendar' },
]

const commands: CommandMaker[] = [
  accountCommands,
  portfolioCommands,
  dataCommands,
  selectionCommands,
]

const finders: Finder[] = [accountFinder, thingFinder]

export function Inside() {
  const { role } = useSession()
  const speakIn = useSpeakIn()
  useLive(listenLive)
  const writes = whyNotNote({ role }) === null
  const talks = (WRITERS as readonly string[]).includes(role)
  // Here and not in the box, which is fetched later: a key that is pressed at once counts too.
  useShortcut(talks ? 'i' : null, 'engage:talk.log', () => openTalk())
  return (
    <Frame
      places={places}
      commands={commands}
      finders={finders}
      mine={mine}
      capture={writes ? openCapture : undefined}
      signOut={() => void ask(signOut, {}).then(() => location.assign('/'))}
      speakIn={(locale) => void speakIn(locale)}
      openFirm={(firmId) => void ask(openFirm, { firmId }).then(() => location.assign('/'))}
    >
      <SettingsContext value={settings}>
        <Outlet />
      </SettingsContext>
      {writes && (
        <Suspense>
          <CaptureBox />
          {talks && <TalkBox />}
        </Suspense>
      )}
    </Frame>
  )
}
