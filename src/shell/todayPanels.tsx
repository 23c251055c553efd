/** What every room shows on Hoy by topics. */
import type { TodayPanel } from '../ui/slots.ts'

/** The topics of Hoy; what the list shows of their kinds has its acts there. */
export const todayPanels: TodayPanel[] = [
  {
    panel: 'mail',
    open: () => import('../engage/MailAlarmsPanel.tsx').then((m) => m.MailAlarmsPanel),
  },
  {
    panel: 'alerts',
    kinds: ['alert'],
    open: () => import('../monitor/alert/AlertsPanel.tsx').then((m) => m.AlertsPanel),
  },
  {
    panel: 'actions',
    kinds: ['action'],
    open: () => import('../accounts/MyActionsPanel.tsx').then((m) => m.MyActionsPanel),
  },
  {
    panel: 'talks',
    open: () => import('../engage/PlannedPanel.tsx').then((m) => m.PlannedPanel),
  },
  {
    panel: 'calls',
    kinds: ['call'],
    open: () => import('../engage/CallsPanel.tsx').then((m) => m.CallsPanel),
  },
  {
    panel: 'planWatch',
    kinds: ['planB'],
    open: () => import('../plan/PlanWatchPanel.tsx').then((m) => m.PlanWatchPanel),
  },
  {
    panel: 'commitments',
    kinds: ['commitment'],
    open: () => import('../commit/DueCommitmentsPanel.tsx').then((m) => m.DueCommitmentsPanel),
  },
  {
    panel: 'clocks',
    kinds: ['clock'],
    open: () => import('../commit/ClocksPanel.tsx').then((m) => m.ClocksPanel),
  },
  {
    panel: 'escalations',
    kinds: ['escalation'],
    open: () => import('../engage/EscalationsCard.tsx').then((m) => m.MyEscalationsPanel),
  },
  {
    panel: 'help',
    kinds: ['help'],
    open: () => import('../engage/HelpCard.tsx').then((m) => m.MyHelpPanel),
  },
  {
    panel: 'compensations',
    kinds: ['compensation'],
    open: () => import('../commit/CompensationsCard.tsx').then((m) => m.OpenCompensationsPanel),
  },
  {
    panel: 'rewards',
    kinds: ['reward'],
    open: () => import('../commit/RewardsCard.tsx').then((m) => m.DueRewardsPanel),
  },
  {
    panel: 'expectations',
    kinds: ['expectation'],
    open: () => import('../commit/ExpectationsCard.tsx').then((m) => m.ExpectationsPanel),
  },
  {
    panel: 'hints',
    kinds: ['hint'],
    open: () => import('../know/HintsCard.tsx').then((m) => m.HintsPanel),
  },
  {
    panel: 'toConfirm',
    kinds: ['confirm'],
    open: () => import('../know/ToConfirmPanel.tsx').then((m) => m.ToConfirmPanel),
  },
  {
    panel: 'moves',
    open: () => import('../segment/MovesPanel.tsx').then((m) => m.MovesPanel),
  },
  {
    panel: 'review',
    open: () => import('../segment/ReviewPanel.tsx').then((m) => m.ReviewPanel),
  },
  {
    panel: 'stalled',
    open: () => import('../segment/StalledPanel.tsx').then((m) => m.StalledPanel),
  },
]
