/** What goes out as files of wallets, white space and negotiations; private ones for who may see them. */
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

const negotiations: ExportPart = {
  noun: 'negotiations',
  may: TEAM,
  order: 'account, held_on desc',
  columns: [
    ...ACCOUNT,
    ...text('subject'),
    day('heldOn'),
    ...text('isPrivate', 'measure'),
    coded('better', 'plan:negotiation.ways'),
    number('unitWorth'),
    ...text('currency'),
    number('ourReservation'),
    number('ourTarget'),
    number('theirReservation'),
    number('theirTarget'),
    ...text('ourAlternative', 'theirAlternative', 'ourInterests', 'theirInterests', 'evidence'),
    ...text('tradables', 'offers'),
    coded('state', 'plan:negotiation.states'),
    number('agreedAt'),
    ...text('outcome'),
    day('endedOn'),
    ...text('by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.negotiation_id as id, ${theAccount(db)}, x.subject, x.held_on, x.is_private, x.measure,
      x.better, trim_scale(x.unit_worth)::text as unit_worth, x.currency,
      trim_scale(x.our_reservation)::text as our_reservation,
      trim_scale(x.our_target)::text as our_target,
      trim_scale(x.their_reservation)::text as their_reservation,
      trim_scale(x.their_target)::text as their_target, x.our_alternative, x.their_alternative,
      x.our_interests, x.their_interests, x.evidence,
      array(select t ->> 'name' from jsonb_array_elements(x.tradables) t) as tradables,
      array(select concat_ws(' ', o ->> 'name', o ->> 'at') from jsonb_array_elements(x.offers) o) as offers,
      x.state, trim_scale(x.agreed_at)::text as agreed_at, x.outcome, x.ended_on,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from negotiation x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const walletExported: ExportPart[] = [wallet, whiteSpace, negotiations]
