/** What Hoy shows: one's own or the team's, in one list or by topics. It stands in the address. */
import { SegmentedControl } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useGo } from '../../ui/A.tsx'
import { readSearch, writeSearch } from '../../ui/search.ts'
import { useWords } from '../../ui/words.ts'
import { SCOPES } from './cockpit.ts'

const BY = ['list', 'topic'] as const
type View = { scope: (typeof SCOPES)[number]; by: (typeof BY)[number] }

export function useTodayView(): View {
  const { scope, by } = readSearch(useLocation().searchStr)
  return { scope: scope === 'team' ? 'team' : 'mine', by: by === 'topic' ? 'topic' : 'list' }
}

export function TodayViews({ view, byTopic }: { view: View; byTopic: boolean }) {
  const t = useWords()
  const go = useGo()
  const show = (more: Partial<View>) => {
    const { scope, by } = { ...view, ...more }
    const said = { scope: scope === 'mine' ? '' : scope, by: by === 'list' ? '' : by }
    go(`/today${writeSearch(said)}`, { replace: true })
  }
  return (
    <div className="Today-views">
      <SegmentedControl
        size="xs"
        aria-label={t('identify:cockpit.scope')}
        value={view.scope}
        onChange={(scope) => show({ scope: scope as View['scope'] })}
        data={SCOPES.map((value) => ({ value, label: t(`identify:cockpit.${value}`) }))}
      />
      {byTopic && (
        <SegmentedControl
          size="xs"
          aria-label={t('identify:cockpit.by')}
          value={view.by}
          onChange={(by) => show({ by: by as View['by'] })}
          data={BY.map((value) => ({ value, label: t(`identify:cockpit.${value}`) }))}
        />
      )}
    </div>
  )
}
