/** Looking at the rules later: every night, after new figures, and after what happens. */
import { z } from 'zod'
import { task } from '../../kernel/task.ts'
import { RULE_CODES, type RuleCode, ruleOf } from './alertRule.ts'

/** `all`, or what happened: then only the rules that look at it. */
export const lookForAlerts = task('monitor.alerts', z.object({ source: z.string() }))

export function rulesAbout(source: string): readonly RuleCode[] {
  if (source === 'all') return RULE_CODES
  return RULE_CODES.filter((code) => ruleOf(code).source === source)
}
