/** Words with something inside them: bold figures, a link to the account they name. */
import { cloneElement, type ReactElement } from 'react'
import { Trans } from 'react-i18next'
import { type Key, type Values, words } from './words.ts'

/** Tags that HTML has without an inside: what they wrap in a message would stand beside them. */
type Hollow = 'br' | 'col' | 'embed' | 'hr' | 'img' | 'input' | 'link' | 'meta' | 'source' | 'track'
type Tags = Record<string, ReactElement> & { [tag in Hollow]?: never }

type Props = {
  /** `"<b>{{account}}</b> lleva {{days}} días callada: <a>llámala</a>"` */
  k: Key
  values?: Values
  /** What stands for a tag; `<b>` is bold without saying so. */
  tags?: Tags
}

export function Rich({ k, values, tags = {} }: Props) {
  const components = {
    b: <b />,
    ...Object.fromEntries(Object.entries(tags).map(([tag, made]) => [tag, cloneElement(made)])),
  }
  return (
    <Trans
      i18n={words}
      i18nKey={k as never}
      values={values as never}
      {...(values?.count === undefined ? {} : { count: values.count })}
      components={components}
    />
  )
}
