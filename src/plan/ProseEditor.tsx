/** The field in which several write one text. The library comes only when someone opens it. */
import { Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { Plugin } from '@tiptap/pm/state'
import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { useEffect, useMemo } from 'react'
import '../know/note.css'
import { Href } from '../know/noteBody.ts'
import { NoteTools } from '../know/NoteTools.tsx'
import { Act } from '../ui/Act.tsx'
import { useFormat } from '../ui/session.ts'
import { useSignal } from '../ui/signal.ts'
import { useWords } from '../ui/words.ts'
import { Carets } from './carets.tsx'
import { FIELD, LONGEST } from './prose.ts'
import type { OpenText } from './joinPlan.tsx'
import { BackTold, TextStateTold } from './TextStateTold.tsx'

type Props = { text: OpenText; label: string; placeholder: string; isShared: boolean }

/** What one types beyond the limit is not taken; what comes from others always is. */
const Limit = Extension.create({
  name: 'limit',
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (change, before) =>
        !change.docChanged ||
        isChangeOrigin(change) ||
        change.doc.content.size <= Math.max(LONGEST, before.doc.content.size),
    }),
  ],
})

export function ProseEditor({ text, label, placeholder, isShared }: Props) {
  const t = useWords()
  const format = useFormat()
  const state = useSignal(text.state)
  const extensions = useMemo(
    () => [
      StarterKit.configure({
        codeBlock: false,
        horizontalRule: false,
        undoRedo: false,
        heading: { levels: [2, 3] },
        link: { openOnClick: false, isAllowedUri: (uri) => Href.safeParse(uri).success },
      }),
      Placeholder.configure({ placeholder }),
      Collaboration.configure({ document: text.document, field: FIELD }),
      Carets.configure({ provider: text.provider }),
      Limit,
    ],
    [text, placeholder],
  )
  const editor = useEditor({
    extensions,
    injectCSS: false,
    editable: state.mayWrite,
    autofocus: 'end',
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: 'NoteText',
      },
    },
  })
  // Away, one writes on; only who may not at all reads.
  const isOpen = state.mayWrite && state.is !== 'gone'
  useEffect(() => {
    editor.setEditable(isOpen, false)
  }, [editor, isOpen])
  return (
    <div className="Prose-edit">
      {isShared && <p className="Prose-shared">{t('plan:prose.shared')}</p>}
      <div className="NoteEditor">
        {isOpen && <NoteTools editor={editor} />}
        <EditorContent editor={editor} />
      </div>
      <TextStateTold state={state} />
      <BackTold text={text} />
      {state.is === 'large' && (
        <p className="Prose-acts">
          {t('plan:prose.large', { most: format.number(LONGEST, 0) })}{' '}
          <Act size="compact-sm" onClick={text.again}>
            {t('plan:prose.again')}
          </Act>
        </p>
      )}
    </div>
  )
}
