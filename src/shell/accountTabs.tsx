/** What the rooms show of an account, each a tab of its page. A new room adds its tab here. */
import { TalkAct } from '../engage/TalkAct.tsx'
import { CriticalBanner } from '../engage/EscalationsCard.tsx'
import { CaptureAct } from '../know/CaptureAct.tsx'
import { HealthChip } from '../monitor/HealthChip.tsx'
import { StandingChip } from '../segment/StandingChip.tsx'
import type { AccountHeadPiece, AccountTab } from '../ui/slots.ts'

/** In the order of the work; the first is what one sees first. */
export const tabs: AccountTab[] = [
  {
    tab: 'summary',
    name: 'identify:account.summary',
    open: () => import('../identify/SummaryTab.tsx').then((m) => m.SummaryTab),
  },
  {
    tab: 'health',
    name: 'monitor:health.title',
    open: () => import('../monitor/HealthTab.tsx').then((m) => m.HealthTab),
  },
  {
    tab: 'satisfaction',
    name: 'monitor:satisfaction.title',
    open: () =>
      import('../monitor/satisfaction/SatisfactionTab.tsx').then((m) => m.SatisfactionTab),
  },
  {
    tab: 'figures',
    name: 'identify:account.figures',
    open: () => import('../identify/FiguresTab.tsx').then((m) => m.FiguresTab),
  },
  {
    tab: 'choice',
    name: 'segment:choice.tab',
    open: () => import('../segment/ChoiceTab.tsx').then((m) => m.ChoiceTab),
  },
  {
    tab: 'profile',
    name: 'know:profile.tab',
    open: () => import('../know/ProfileTab.tsx').then((m) => m.ProfileTab),
  },
  {
    tab: 'structure',
    name: 'accounts:tree.tab',
    open: () => import('../identify/StructureTab.tsx').then((m) => m.StructureTab),
  },
  {
    tab: 'people',
    name: 'know:people.tab',
    open: () => import('../know/PeopleTab.tsx').then((m) => m.PeopleTab),
  },
  {
    tab: 'needs',
    name: 'know:needs.tab',
    open: () => import('../know/NeedsTab.tsx').then((m) => m.NeedsTab),
  },
  {
    tab: 'plan',
    name: 'plan:tab',
    open: () => import('../plan/PlanTab.tsx').then((m) => m.PlanTab),
  },
  {
    tab: 'notes',
    name: 'know:note.title',
    open: () => import('../know/NotesTab.tsx').then((m) => m.NotesTab),
  },
  {
    tab: 'commitments',
    name: 'commit:tab',
    open: () => import('../commit/CommitTab.tsx').then((m) => m.CommitTab),
  },
  {
    tab: 'activity',
    name: 'accounts:activity.tab',
    open: () => import('../engage/EngageTab.tsx').then((m) => m.EngageTab),
  },
  {
    tab: 'growth',
    name: 'grow:tab',
    open: () => import('../grow/GrowthTab.tsx').then((m) => m.GrowthTab),
  },
]

export const pieces: AccountHeadPiece[] = [
  { piece: 'tier', where: 'chip', show: StandingChip },
  { piece: 'health', where: 'chip', show: HealthChip },
  { piece: 'critical', where: 'banner', show: CriticalBanner },
  { piece: 'capture', where: 'act', show: CaptureAct },
  { piece: 'talk', where: 'act', show: TalkAct },
]
