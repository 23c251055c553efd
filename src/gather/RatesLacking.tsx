/** Said where an import ends: which rates are missing, and where they are brought in. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { Rich } from '../ui/Rich.tsx'
import { readRatesStatus } from './rates.api.ts'

export function RatesLacking() {
  const { home, coverage } = useRead(readRatesStatus, {})
  const lacking = coverage.filter(({ missingDays }) => missingDays > 0)
  if (!home || lacking.length === 0) return null
  const currencies = lacking.map(({ currency }) => currency)
  return (
    <Cards columns="1fr">
      <Card>
        <p>
          <Rich
            k="gather:done.ratesLack"
            values={{ currencies, home }}
            tags={{ a: <A to="/data/rates" /> }}
          />
        </p>
      </Card>
    </Cards>
  )
}
