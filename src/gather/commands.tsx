/** What the palette does with data: exchange rates and price indices, one step from anywhere. */
import type { CommandMaker } from '../ui/slots.ts'

export const dataCommands: CommandMaker = ({ session, t, go }) => {
  if (!session.firm) return []
  const group = t('gather:data.title')
  return [
    {
      command: 'data.rates',
      name: t('gather:data.rates'),
      group,
      also: t('gather:data.also.rates').split(' '),
      run: () => go('/data/rates'),
    },
    {
      command: 'data.prices',
      name: t('gather:data.prices'),
      group,
      also: t('gather:data.also.prices').split(' '),
      run: () => go('/data/prices'),
    },
  ]
}
