/** The sums of the last 12 months by currency and country, of all, of each tag, and of the most exposed accounts. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { namesOf } from './dependency.store.ts'
import type { Cell, Exposure, ExposureTold } from './exposure.ts'
import type { KeptPortfolio } from './kept.ts'
import { nameOfLabel, type YearRow, yearsByAccount } from './lastYear.store.ts'
import { LABELLED } from './mix.ts'
import { labelsOf } from './writing.store.ts'

/** Of each currency, country and tag so many accounts are kept, and so many tags. */
const ACCOUNTS_EACH = 15
const TAGS = 40
const COUNTRY_AT = LABELLED.indexOf('country')

type Account = Exposure['accounts'][number]

export async function makeExposure(db: Db, portfolio: KeptPortfolio): Promise<Exposure> {
  const { asOf, valuation: currency, converted, ledgerTo } = portfolio
  const labels = await labelsOf(db)
  const tagsOf = await tagsByAccount(db)
  const all = new Cells()
  const tags = new Map<string, Cells>()
  const largest = new Map<string, Largest>()
  const rank = (name: string, account: Account, sales: number) => {
    const list = largest.get(name) ?? new Largest()
    largest.set(name, list)
    list.put(account, sales)
  }
  const countryOf = ({ labelIds }: YearRow) => nameOfLabel(labelIds[COUNTRY_AT]!, labels)
  for await (const { accountId, rows } of yearsByAccount(db, {
    asOf,
    currency,
    converted,
    ledgerTo,
  })) {
    const mine = new Cells()
    for (const row of rows) mine.add(row.currency, countryOf(row), row)
    const cells = mine.list()
    const account = { accountId, tags: tagsOf.get(accountId) ?? [], cells }
    for (const cell of cells) {
      all.add(cell.currency, cell.country, cell)
      rank(`currency ${cell.currency}`, account, cell.sales)
      rank(`country ${cell.country}`, account, cell.sales)
    }
    const sales = cells.reduce((sum, cell) => sum + cell.sales, 0)
    rank('all', account, sales)
    for (const tag of account.tags) {
      const tagged = tags.get(tag) ?? new Cells()
      tags.set(tag, tagged)
      tagged.accounts += 1
      for (const cell of cells) tagged.add(cell.currency, cell.country, cell)
      rank(`tag ${tag}`, account, sales)
    }
  }
  const accounts = new Map<string, Account>()
  for (const list of largest.values()) {
    for (const { account } of list.all) accounts.set(account.accountId, account)
  }
  return {
    cells: all.list(),
    tags: [...tags]
      .map(([tag, cells]) => ({ tag, accounts: cells.accounts, cells: cells.list() }))
      .toSorted((a, b) => salesOf(b.cells) - salesOf(a.cells))
      .slice(0, TAGS),
    accounts: [...accounts.values()],
  }
}

class Cells {
  accounts = 0
  readonly sums = new Map<string, Cell>()

  add(
    currency: string,
    country: string,
    { sales, costed, cost }: Pick<Cell, 'sales' | 'costed' | 'cost'>,
  ) {
    const key = `${currency} ${country}`
    const cell = this.sums.get(key) ?? { currency, country, sales: 0, costed: 0, cost: 0 }
    cell.sales += sales
    cell.costed += costed
    cell.cost += cost
    this.sums.set(key, cell)
  }

  list(): Cell[] {
    return [...this.sums.values()]
  }
}

/** The accounts of most sales, as they come. */
class Largest {
  all: { account: Account; sales: number }[] = []

  put(account: Account, sales: number) {
    if (this.all.length === ACCOUNTS_EACH && sales <= this.all.at(-1)!.sales) return
    this.all.push({ account, sales })
    this.all.sort((a, b) => b.sales - a.sales)
    this.all.length = Math.min(this.all.length, ACCOUNTS_EACH)
  }
}

function salesOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { sales }) => sum + sales, 0)
}

async function tagsByAccount(db: Db): Promise<Map<string, string[]>> {
  const rows = await many(
    z.object({ accountId: z.guid(), tags: z.array(z.string()) }),
    db`
    select account_id, array_agg(tag order by tag) as tags from account_tag
    where firm_id = ${db.firm}
    group by account_id
  `,
  )
  return new Map(rows.map(({ accountId, tags }) => [accountId, tags]))
}

export async function exposureTold(db: Db, kept: Exposure): Promise<ExposureTold> {
  const nameOf = await namesOf(
    db,
    kept.accounts.map(({ accountId }) => accountId),
  )
  return {
    ...kept,
    accounts: kept.accounts
      .map((one) => ({ ...one, name: nameOf(one.accountId) }))
      .filter(({ name }) => name !== ''),
  }
}
