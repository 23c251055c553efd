/** What goes out as files of wallets and white space. */
import { ACCOUNT, nameOf, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import { coded, day, type ExportPart, number, share, text } from '../platform/exportPart.ts'

const EVIDENCE = [...text('source'), day('seenOn'), coded('confidence', 'know:evidence.is')]

const wallet: ExportPart = {
  noun: 'wallet',
  may: TEAM,
  order: 'account, year desc, family',
  columns: [
    ...ACCOUNT,
    ...text('family'),
    number('year'),
    coded('basis', 'plan:wallet.basis'),
    number('spend'),
    ...text('currency'),
    number('ourPlace'),
    number('suppliers'),
    share('targetShare'),
    day('targetOn'),
    ...EVIDENCE,
    ...text('by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.line_id as id, ${theAccount(db)}, x.family, x.year, x.basis,
      trim_scale(x.spend)::text as spend, x.currency, x.place as our_place, x.suppliers,
      x.target_share::float8 as target_share, x.target_on, x.source, x.seen_on, x.confidence,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from wallet_line x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const whiteSpace: ExportPart = {
  noun: 'whiteSpace',
  may: TEAM,
  order: 'account, family',
  columns: [
    ...ACCOUNT,
    ...text('family'),
    number('potential'),
    ...text('currency', 'competitor'),
    ...EVIDENCE,
    ...text('by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.cell_id as id, ${theAccount(db)}, x.family, trim_scale(x.potential)::text as potential,
      x.currency, x.competitor, x.source, x.seen_on, x.confidence,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from white_cell x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const walletExported: ExportPart[] = [wallet, whiteSpace]
