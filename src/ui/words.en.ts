/** The English words that any page may say. */
import { bundleOf } from './wordsBundle.ts'

export const bundle = bundleOf(
  import.meta.glob<object>(
    [
      '../../messages/en/*.json',
      '!**/{cli,postgres,export,gather,identify,segment,know,plan,commit,engage,grow,monitor}.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
)
