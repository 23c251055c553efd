/** What the pictures are asked with: the list's filters, without its order and page. */
import { type AccountList, PortfolioFilter } from './accountList.ts'

export function filterOf(list: AccountList): PortfolioFilter {
  return PortfolioFilter.parse(list)
}
