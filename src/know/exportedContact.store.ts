/** The person that a row that goes out is of. */
import type { Db } from '../platform/db.ts'

/** The person of rows `x` as `c`: of those that were merged, the one that is kept. */
export const ofContact = (db: Db) => db`
  left join contact_kept ck on ck.firm_id = x.firm_id and ck.contact_id = x.contact_id
  left join contact c on c.firm_id = x.firm_id and c.contact_id = coalesce(ck.kept_id, x.contact_id)
`
