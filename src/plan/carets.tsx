/** The others' carets in a live text: a line in their colour, with their name. */
import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { HocuspocusProvider } from '@hocuspocus/provider'

type User = { name: string; colour?: number }

export const Carets = Extension.create<{ provider: HocuspocusProvider | null }>({
  name: 'carets',
  addOptions: () => ({ provider: null }),
  addProseMirrorPlugins() {
    const awareness = this.options.provider?.awareness
    if (!awareness) return []
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: ({ name, colour = 0 }: User) => {
          const caret = document.createElement('span')
          caret.className = 'Caret'
          caret.dataset['colour'] = String(colour)
          const label = document.createElement('span')
          label.textContent = name
          caret.append(label)
          return caret
        },
        selectionBuilder: ({ colour = 0 }: User) => ({
          class: 'Caret-range',
          'data-colour': String(colour),
        }),
      }) as never,
    ]
  },
})
