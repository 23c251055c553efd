/** What wallets, white space and negotiations keep of people at the clients: their texts stay, without the name. */
import { namedIn, type PersonalPart } from '../platform/personal.ts'

export const walletWithPeople: PersonalPart[] = [
  namedIn('wallet', 'wallet_line', ['family', 'source']),
  namedIn('whiteSpace', 'white_cell', ['family', 'competitor', 'source']),
]
