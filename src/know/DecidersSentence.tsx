/** What matters most about who decides at an account, in a sentence that ends in what to do. */
import { useRead } from '../ui/api.ts'
import { Rich } from '../ui/Rich.tsx'
import { useFormat } from '../ui/session.ts'
import { readDeciderMap } from './decider.api.ts'
import { type Finding, findingOf } from './deciderSays.ts'

export function DecidersSentence({ accountId }: { accountId: string }) {
  const finding = findingOf(useRead(readDeciderMap, { accountId }))
  return (
    <p className="Sentence">
      <Said finding={finding} />
    </p>
  )
}

function Said({ finding }: { finding: Finding }) {
  const format = useFormat()
  switch (finding.what) {
    case 'unmet':
    case 'barelyMet':
    case 'against': {
      const { what, decides, who } = finding
      const key = `${what}${decides ? 'Decides' : 'Weighs'}` as const
      return <Rich k={`know:deciders.says.${key}`} values={{ name: who.name }} />
    }
    case 'threadOurs':
    case 'threadTheirs': {
      const values = { name: finding.name, share: format.percent(finding.share, 0) }
      return <Rich k={`know:deciders.says.${finding.what}`} values={values} />
    }
    case 'noDecider':
      return <Rich k="know:deciders.says.noDecider" values={{ title: finding.title }} />
    case 'sound': {
      const support = finding.support === null ? '' : format.number(finding.support, 1)
      return <Rich k="know:deciders.says.sound" values={{ support }} />
    }
    default:
      return <Rich k={`know:deciders.says.${finding.what}`} />
  }
}
