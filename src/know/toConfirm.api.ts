/** What the outside may ask of what is to be confirmed; each thing is confirmed as it is changed. */
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { ToConfirmList, ToConfirmPage } from './toConfirm.ts'

export const listToConfirm = endpoint('GET /to-confirm', {
  tells: ['fact', 'need', 'signal', 'swot'],
  may: TEAM,
  input: ToConfirmList,
  returns: ToConfirmPage,
})
