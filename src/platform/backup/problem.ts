/** Why a backup or its restoring does not go on: one code each, whose words are in messages/ under `backup`. */
import { Problem } from '../problem.ts'

type Reason =
  | 'exists'
  | 'not-written'
  | 'no-such-file'
  | 'nothing-yet'
  | 'no-such-firm'
  | 'not-a-backup'
  | 'damaged'
  | 'newer'
  | 'other-state'
  | 'not-empty'
  | 'running'
  | 'firm-exists'
  | 'person-differs'

export class BackupProblem extends Problem {
  constructor(reason: Reason, values: Record<string, string | number> = {}) {
    super(409, `backup/${reason}`, { values })
  }
}
