/** Why the last step of an import did not come to its end. */
import { Problem } from '../ui/Problem.tsx'
import type { Import } from './import.ts'

export function LastProblem({ one: { problem } }: { one: Pick<Import, 'problem'> }) {
  if (!problem) return null
  return (
    <div role="alert" className="Card Problem-place">
      <Problem problem={problem} />
    </div>
  )
}
