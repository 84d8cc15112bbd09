/** The English words of Decap that suit this site better, by its keys. */
export const phrasesEn: Readonly<Record<string, string>> = {
  'collection.sidebar.collections': 'Content',
  'collection.sidebar.allCollections': 'All content',
  'collection.collectionTop.newButton': 'Add %{collectionLabel}',
  'collection.collectionTop.newButtonAriaLabel': 'Add %{collectionLabel}',
  'editor.editorControlPane.i18n.copyFromLocale': 'Start from another language',
  'editor.editorControlPane.i18n.copyFromLocaleConfirm':
    'Copy the text in %{locale} here?\nIt replaces everything in this language.',
  'editor.editorInterface.toggleI18n': 'Show both languages',
  'editor.editorInterface.togglePreview': 'Show the page',
  'editor.editorInterface.toggleScrollSync': 'Scroll both sides together',
  'editor.editorToolbar.deleteEntry': 'Delete',
  'editor.editorWidgets.list.add': 'Add',
  'editor.editorToolbar.backCollection': '%{collectionLabel}',
  'editor.editor.onDeletePublishedEntry': 'Delete this entry in every language?',
  'editor.editor.confirmLoadBackup': 'This browser kept a copy of what you were writing here. Bring it back?',
  'editor.editorWidgets.markdown.addComponent': 'Add a block',
  'editor.editorWidgets.markdown.toggleMode.rich': 'Write with formatting',
  'editor.editorWidgets.markdown.toggleMode.markdown': 'Write Markdown',
  'ui.toast.onFailToPersist': 'Not saved. %{details}',
  'ui.toast.onFailToDelete': 'Not deleted. %{details}',
};
